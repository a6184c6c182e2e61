import Foundation
import Webhooks

/// The outbox's contract in memory; retries fall due at once, so that no test waits for the schedule.
actor MemoryOutbox: Outbox {
    private struct Row {
        var message: WebhookMessage
        var endpoint: WebhookEndpoint
        var dueAt: Date
        var attempts = 0
        var token: UUID?
    }

    struct Recorded: Sendable {
        var endpoint: EndpointID
        var outcome: AttemptOutcome
    }

    private var rows: [DeliveryID: Row] = [:]
    private var lastID: Int64 = 0
    private(set) var recorded: [Recorded] = []
    private(set) var released: [DeliveryID] = []
    private(set) var claimed: [DeliveryID] = []
    private(set) var lateOutcomes = 0
    private var failingClaims = 0
    private var failingRecords = 0
    private(set) var failedRecords = 0
    private var lastClaim = Date.distantPast
    /// Whether deliveries could fall due between a claim and the question for the next one, and be overlooked.
    private(set) var hasOverlooked = false
    private var beforeClaimReturns: (@Sendable () async -> Void)?
    private var waiters:
        [(condition: @Sendable (isolated MemoryOutbox) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
            []

    /// Deliveries that haven't ended.
    var waiting: Int { rows.count }
    var heldClaims: Int { rows.values.count { $0.token != nil } }

    func put(_ message: WebhookMessage, to endpoint: WebhookEndpoint) {
        lastID += 1
        rows[DeliveryID(rawValue: lastID)] = Row(message: message, endpoint: endpoint, dueAt: .distantPast)
    }

    /// As if all leases had run out and somebody else had claimed.
    func handClaimsToAnother() {
        for id in rows.keys where rows[id]?.token != nil { rows[id]?.token = UUID() }
    }

    func failNextClaims(_ count: Int) { failingClaims = count }

    func failNextRecords(_ count: Int) { failingRecords = count }

    func holdClaims(by hold: @escaping @Sendable () async -> Void) { beforeClaimReturns = hold }

    /// Suspends until the condition holds.
    func wait(until condition: @escaping @Sendable (isolated MemoryOutbox) -> Bool) async {
        guard !condition(self) else { return }
        await withCheckedContinuation { waiters.append((condition, $0)) }
    }

    func claim(_ request: ClaimRequest) async throws -> [Delivery] {
        if failingClaims > 0 {
            failingClaims -= 1
            throw OutOfOrder()
        }
        lastClaim = request.now
        let claim = Claim(token: UUID(), deadline: request.now.addingTimeInterval(request.lease))
        var taken: [EndpointID: Int] = [:]
        var deliveries: [Delivery] = []
        for (id, row) in rows.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where row.dueAt <= request.now {
            let endpoint = row.endpoint.id
            guard deliveries.count < request.limit, taken[endpoint, default: 0] < request.room(for: endpoint) else {
                continue
            }
            taken[endpoint, default: 0] += 1
            rows[id]?.token = claim.token
            rows[id]?.dueAt = claim.deadline
            deliveries.append(
                Delivery(
                    id: id, messageID: row.message.id, eventType: row.message.eventType, payload: row.message.payload,
                    endpoint: row.endpoint, attempt: row.attempts + 1, claim: claim))
        }
        claimed += deliveries.map(\.id)
        if !deliveries.isEmpty, let beforeClaimReturns { await beforeClaimReturns() }
        changed()
        return deliveries
    }

    func record(_ outcome: AttemptOutcome, of delivery: Delivery) throws -> Bool {
        defer { changed() }
        if failingRecords > 0 {
            failingRecords -= 1
            failedRecords += 1
            throw OutOfOrder()
        }
        guard rows[delivery.id]?.token == delivery.claim.token else {
            lateOutcomes += 1
            return false
        }
        recorded.append(Recorded(endpoint: delivery.endpoint.id, outcome: outcome))
        switch outcome.verdict {
        case .delivered, .exhausted, .endpointGone: rows[delivery.id] = nil
        case .retry:
            rows[delivery.id]?.attempts += 1
            free(delivery.id)
        }
        return true
    }

    func release(_ deliveries: [Delivery]) {
        for delivery in deliveries where rows[delivery.id]?.token == delivery.claim.token {
            released.append(delivery.id)
            free(delivery.id)
        }
        changed()
    }

    func nextDue(after now: Date) -> Date? {
        if now > lastClaim { hasOverlooked = true }
        return rows.values.map(\.dueAt).filter { $0 > now }.min()
    }

    private func free(_ id: DeliveryID) {
        rows[id]?.token = nil
        rows[id]?.dueAt = .distantPast
    }

    private func changed() {
        let ready = waiters.filter { $0.condition(self) }
        waiters.removeAll { $0.condition(self) }
        for waiter in ready { waiter.continuation.resume() }
    }
}

struct OutOfOrder: Error {}

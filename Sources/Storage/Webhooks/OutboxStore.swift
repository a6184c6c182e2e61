import Foundation
import Logging
import PostgreSQL
import Trips
import Webhooks

/// The outbox in PostgreSQL: rows are claimed with `FOR UPDATE SKIP LOCKED`, and every outcome is conditional on the claim.
package struct OutboxStore: Outbox {
    let pool: ConnectionPool
    let endpoints: EndpointStore

    package init(pool: ConnectionPool, box: SecretBox, logger: Logger = Logger(label: "waymark.storage")) {
        self.pool = pool
        endpoints = EndpointStore(pool: pool, box: box, logger: logger)
    }

    /// Writes a message and a delivery for each endpoint that wants it, in the transaction that made it a fact.
    static func enqueue(
        _ draft: WebhookDraft, app: String, at now: Instant, on connection: Connection
    ) async throws {
        var random = SystemRandomNumberGenerator()
        let id = MessageID(at: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000), using: &random)
        try await connection.execute(
            """
            WITH message AS (
                INSERT INTO waymark.message (id, app_id, event_type, payload, created_at)
                VALUES (\(id.rawValue), \(app), \(draft.eventType), \(draft.payload), \(Timestamp(now)))
                RETURNING id
            )
            INSERT INTO waymark.delivery (message_id, endpoint_id, due_at)
            SELECT message.id, endpoint.id, \(Timestamp(now)) FROM message, waymark.endpoint
            WHERE endpoint.app_id = \(app) AND endpoint.disabled_at IS NULL
                AND (endpoint.event_types IS NULL OR \(draft.eventType) = ANY (endpoint.event_types))
            """)
    }

    package func claim(_ request: ClaimRequest) async throws -> [Delivery] {
        let claim = Claim(token: UUID(), deadline: request.now.addingTimeInterval(request.lease))
        let rows = try await claimRows(request, claim)
        let endpoints = try await endpoints.readable(Set(rows.map(\.endpoint)))
        return rows.compactMap { row in
            endpoints[row.endpoint].map { endpoint in
                Delivery(
                    id: DeliveryID(rawValue: row.id), messageID: MessageID(unchecked: row.message),
                    eventType: row.eventType, payload: row.payload, endpoint: endpoint, attempt: Int(row.attempts) + 1,
                    claim: claim)
            }
        }
    }

    private struct ClaimedRow {
        var id: Int64
        var message: String
        var endpoint: EndpointID
        var attempts: Int32
        var eventType: String
        var payload: [UInt8]
    }

    /// Each endpoint gives up to its own room, the longest due first; the index serves one endpoint at a time, so a
    /// dead one with a million rows costs no more than any other.
    private func claimRows(_ request: ClaimRequest, _ claim: Claim) async throws -> [ClaimedRow] {
        let busy = request.inFlight.map { ($0.key.rawValue, Int32(clamping: $0.value)) }
        return try await pool.query(
            """
            WITH busy AS (
                SELECT * FROM unnest(\(busy.map(\.0)), \(busy.map(\.1))) AS b (endpoint_id, carried)
            ), claimed AS (
                SELECT due.id FROM waymark.endpoint e LEFT JOIN busy ON busy.endpoint_id = e.id
                CROSS JOIN LATERAL (
                    SELECT d.id, d.due_at FROM waymark.delivery d
                    WHERE d.endpoint_id = e.id AND d.due_at <= \(Timestamp(request.now))
                    ORDER BY d.due_at, d.id
                    LIMIT greatest(\(Int64(request.limitPerEndpoint)) - coalesce(busy.carried, 0), 0)
                    FOR UPDATE SKIP LOCKED
                ) due
                WHERE e.disabled_at IS NULL
                ORDER BY due.due_at, due.id LIMIT \(Int64(request.limit))
            )
            UPDATE waymark.delivery d
            SET claim_token = \(claim.token.uuidString), due_at = \(Timestamp(claim.deadline))
            FROM claimed, waymark.message m WHERE d.id = claimed.id AND m.id = d.message_id
            RETURNING d.id, d.message_id, d.endpoint_id, d.attempts, m.event_type, m.payload
            """
        ).map { row in
            let (id, message, endpoint, attempts, eventType, payload) =
                try row.decode((Int64, String, String, Int32, String, [UInt8]).self)
            return ClaimedRow(
                id: id, message: message, endpoint: EndpointID(unchecked: endpoint), attempts: attempts,
                eventType: eventType, payload: payload)
        }
    }

    package func record(_ outcome: AttemptOutcome, of delivery: Delivery) async throws -> Bool {
        // Repeated after a lost connection: if it had been committed, the token is gone and the second time changes nothing.
        try await pool.withTransaction(retrying: .idempotent) { connection in
            guard try await self.settle(outcome.verdict, of: delivery, on: connection) else { return false }
            try await connection.execute(
                """
                INSERT INTO waymark.attempt (message_id, endpoint_id, number, started_at, milliseconds, status, error,
                    excerpt, verdict)
                VALUES (\(delivery.messageID.rawValue), \(delivery.endpoint.id.rawValue),
                    \(Int32(clamping: delivery.attempt)), \(Timestamp(outcome.startedAt)), \(outcome.milliseconds),
                    \(outcome.status), \(outcome.error), \(outcome.excerpt), \(outcome.verdict.name))
                """)
            if case .endpointGone = outcome.verdict {
                try await connection.execute(
                    "UPDATE waymark.endpoint SET disabled_at = now() WHERE id = \(delivery.endpoint.id.rawValue)")
            }
            return true
        }
    }

    /// - Returns: whether the claim still held.
    private func settle(
        _ verdict: DeliveryVerdict, of delivery: Delivery, on connection: Connection
    ) async throws -> Bool {
        switch verdict {
        case .delivered, .exhausted, .endpointGone:
            try await connection.execute(
                """
                DELETE FROM waymark.delivery
                WHERE id = \(delivery.id.rawValue) AND claim_token = \(delivery.claim.token.uuidString)
                """) > 0
        case .retry(let due):
            try await connection.execute(
                """
                UPDATE waymark.delivery SET due_at = \(Timestamp(due)), attempts = attempts + 1, claim_token = NULL
                WHERE id = \(delivery.id.rawValue) AND claim_token = \(delivery.claim.token.uuidString)
                """) > 0
        }
    }

    package func release(_ deliveries: [Delivery]) async throws {
        guard !deliveries.isEmpty else { return }
        // By this process's clock, as claims are: the database's may be ahead.
        let now = Timestamp.now()
        try await pool.pipeline(
            deliveries.map { delivery in
                """
                UPDATE waymark.delivery SET due_at = \(now), claim_token = NULL
                WHERE id = \(delivery.id.rawValue) AND claim_token = \(delivery.claim.token.uuidString)
                """
            })
    }

    package func nextDue(after now: Date) async throws -> Date? {
        let row = try await pool.query(
            """
            SELECT min(next.due_at) FROM waymark.endpoint e CROSS JOIN LATERAL (
                SELECT d.due_at FROM waymark.delivery d
                WHERE d.endpoint_id = e.id AND d.due_at > \(Timestamp(now)) ORDER BY d.due_at LIMIT 1
            ) next WHERE e.disabled_at IS NULL
            """
        ).one()
        return try row[0, as: Timestamp?.self].map { Date($0) }
    }
}

extension AttemptOutcome {
    fileprivate var milliseconds: Double {
        Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
    }

    fileprivate var status: Int32? {
        if case .answered(let answer) = result { Int32(clamping: answer.status) } else { nil }
    }

    fileprivate var excerpt: String? {
        if case .answered(let answer) = result { answer.excerpt } else { nil }
    }

    fileprivate var error: String? {
        if case .failed(let failure) = result { failure.description } else { nil }
    }
}

extension DeliveryVerdict {
    fileprivate var name: String {
        switch self {
        case .delivered: "delivered"
        case .retry: "retry"
        case .exhausted: "exhausted"
        case .endpointGone: "endpoint-gone"
        }
    }
}

extension Timestamp {
    /// Rounded to microseconds; pulled to the ends of the range.
    init(_ date: Date) {
        let microseconds = (date.timeIntervalSince1970 * 1e6).rounded()
        self.init(microseconds: Int64(exactly: microseconds) ?? (microseconds < 0 ? .min : .max))
    }
}

extension Date {
    init(_ timestamp: Timestamp) { self.init(timeIntervalSince1970: Double(timestamp.microseconds) / 1e6) }
}

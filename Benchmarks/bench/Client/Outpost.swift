import Foundation
import Logging
import PostgreSQL
import Protocol
import Storage
import Trips
import Webhooks

/// The way of a webhook without the rest of the server: facts are committed, the delivery service is woken.
struct Outpost: Sendable {
    private let trips: TripStore
    private let inbox: WebhookInbox
    private let wake: @Sendable () -> Void

    /// Runs `body` while what it commits is delivered.
    static func running<T>(in pool: ConnectionPool, _ body: (Outpost) async throws -> T) async throws -> T {
        try await WebhookInbox.open(for: pool) { inbox in
            let (wakeUps, signals) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let service = DeliveryService(
                outbox: OutboxStore(pool: pool, box: try WebhookInbox.box.get()), addressGuard: .loopbackAllowed,
                wakeUps: wakeUps, logger: Logger(label: "bench"))
            let delivering = Task { try await service.run() }
            let outpost = Outpost(trips: TripStore(pool: pool), inbox: inbox, wake: { signals.yield() })
            let result: Result<T, any Error>
            do {
                result = .success(try await body(outpost))
            } catch {
                result = .failure(error)
            }
            delivering.cancel()
            try await delivering.value
            return try result.get()
        }
    }

    /// Commits arrivals, so many at a time.
    ///
    /// - Returns: the seconds from each commit to its webhook.
    func latencies(of count: Int, atOnce width: Int) async throws -> [Double] {
        var latencies: [Double] = []
        while latencies.count < count {
            let facts = try await Crowd.map(width, atOnce: 20) { _ in try await begin() }
            let committed = try await Crowd.map(width, atOnce: width) { number in
                (trip: facts[number].trip, at: try await commit(facts[number]))
            }
            let received = try await inbox.instants(of: Set(facts.map(\.trip)))
            latencies += committed.compactMap { fact in received[fact.trip].map { ($0 - fact.at).inSeconds } }
        }
        return latencies
    }

    /// A trip that is about to arrive.
    private struct Begun: Sendable {
        let trip: String
        let epoch: DriverEpoch
    }

    private func begin() async throws -> Begun {
        let id = "trp_bench\(UUID().uuidString)"
        let draft = TripDraft(
            id: id, reference: nil, request: #"{"destination":{"latitude":60.1676,"longitude":24.9526}}"#,
            snapshot: snapshot(.driving, sequence: 1), createdAt: Self.now)
        _ = try await trips.create(draft, events: [])
        return Begun(trip: id, epoch: try await trips.open(id).epoch)
    }

    private func commit(_ begun: Begun) async throws -> ContinuousClock.Instant {
        let now = Self.now
        let event = WebhookEvent(
            type: .tripArrived, timestamp: now.milliseconds,
            data: .init(
                trip: .init(id: begun.trip), sequence: 2,
                stop: .init(waypoint: 0, name: "Kauppatori", latitude: 60.1676, longitude: 24.9526, side: .right),
                at: now.milliseconds, distance: 1203.4, reasons: ["within-radius", "slow"]))
        let record = TripEventRecord(
            sequence: 2, type: "arrived", waypoint: 0, message: Array(#"{"type":"arrived"}"#.utf8), at: now,
            webhook: WebhookDraft(eventType: event.type.rawValue, payload: event.encoded()))
        _ = try await trips.record(
            [record], of: begun.trip, snapshot: snapshot(.arrived, sequence: 2), epoch: begun.epoch)
        let committed = ContinuousClock.now
        wake()
        return committed
    }

    private func snapshot(_ phase: TripPhase, sequence: Int) -> TripSnapshot {
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.sequence = sequence
        return snapshot
    }

    private static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) }
}

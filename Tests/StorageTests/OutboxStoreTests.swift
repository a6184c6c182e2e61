import Foundation
import PostgreSQL
import Storage
import TestSupport
import Testing
import Webhooks

@Suite("The outbox in the database")
struct OutboxStoreTests {
    /// A database with one trip that has arrived `messages` times, at one endpoint for each suffix.
    private func withOutbox(
        endpoints: [String], messages: Int, _ body: (ConnectionPool, OutboxStore) async throws -> Void
    ) async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let box = try Fixture.box()
            for suffix in endpoints { try await EndpointStore(pool: pool, box: box).add(try Fixture.endpoint(suffix)) }
            let trips = TripStore(pool: pool)
            _ = try await trips.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await trips.open("trp_1")
            let events = (0..<messages).map { Fixture.arrival(sequence: 2 + $0, waypoint: $0) }
            _ = try await trips.record(
                events, of: "trp_1", snapshot: Fixture.snapshot(.driving, sequence: 99), epoch: epoch)
            try await body(pool, OutboxStore(pool: pool, box: box))
        }
    }

    private func outcome(_ verdict: DeliveryVerdict) -> AttemptOutcome {
        AttemptOutcome(
            startedAt: Date(), duration: .milliseconds(12), result: .answered(EndpointAnswer(status: 200)),
            verdict: verdict)
    }

    @Test("gives each delivery to one of many workers")
    func claims() async throws {
        try await withOutbox(endpoints: ["a", "b"], messages: 40) { _, outbox in
            let claimed = try await withThrowingTaskGroup(of: [Delivery].self) { tasks in
                for _ in 0..<4 {
                    tasks.addTask { try await outbox.claim(Fixture.claimRequest(limit: 30, perEndpoint: 30)) }
                }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(claimed.map(\.id)).count == claimed.count)
            let rest = try await outbox.claim(Fixture.claimRequest())
            #expect(Set((claimed + rest).map(\.id)).count == 80)
            #expect(claimed.allSatisfy { $0.attempt == 1 && $0.endpoint.secrets.count == 1 })
        }
    }

    @Test("keeps within the room that a worker has for each endpoint")
    func room() async throws {
        try await withOutbox(endpoints: ["a", "b"], messages: 10) { _, outbox in
            var request = Fixture.claimRequest(limit: 100, perEndpoint: 4)
            request.inFlight = [EndpointID(unchecked: "ep_a"): 3]
            let claimed = try await outbox.claim(request)
            #expect(claimed.filter { $0.endpoint.id.rawValue == "ep_a" }.count == 1)
            #expect(claimed.filter { $0.endpoint.id.rawValue == "ep_b" }.count == 4)
        }
    }

    @Test("takes the outcome of the claim's holder alone")
    func lostLease() async throws {
        try await withOutbox(endpoints: ["a"], messages: 1) { pool, outbox in
            let now = Date()
            let first = try #require(try await outbox.claim(Fixture.claimRequest(at: now, lease: 10)).first)
            #expect(try await outbox.claim(Fixture.claimRequest(at: now)).isEmpty)
            let second = try #require(
                try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(11))).first)
            #expect(second.id == first.id && second.claim.token != first.claim.token)
            #expect(try await outbox.record(outcome(.delivered), of: first) == false)
            #expect(try await Fixture.count("attempt", on: pool) == 0)
            #expect(try await outbox.record(outcome(.delivered), of: second))
            #expect(try await Fixture.count("delivery", on: pool) == 0)
            #expect(try await Fixture.count("attempt", on: pool) == 1)
        }
    }

    @Test("brings a failed delivery back when it is due, with the next attempt's number")
    func retry() async throws {
        try await withOutbox(endpoints: ["a"], messages: 1) { _, outbox in
            let now = Date()
            let first = try #require(try await outbox.claim(Fixture.claimRequest(at: now)).first)
            #expect(try await outbox.record(outcome(.retry(at: now.addingTimeInterval(60))), of: first))
            #expect(try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(59))).isEmpty)
            let due = try #require(try await outbox.nextDue(after: now))
            #expect(abs(due.timeIntervalSince(now) - 60) < 0.001)
            let second = try #require(
                try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(61))).first)
            #expect(second.attempt == 2 && second.messageID == first.messageID)
        }
    }

    @Test("disables an endpoint that is gone, and gives back what was not used")
    func goneAndReleased() async throws {
        try await withOutbox(endpoints: ["a"], messages: 3) { _, outbox in
            let claimed = try await outbox.claim(Fixture.claimRequest())
            try await outbox.release(Array(claimed.dropFirst()))
            let again = try await outbox.claim(Fixture.claimRequest(at: Date().addingTimeInterval(1)))
            #expect(Set(again.map(\.id)) == Set(claimed.dropFirst().map(\.id)))
            #expect(again.allSatisfy { $0.attempt == 1 })
            #expect(try await outbox.record(outcome(.endpointGone), of: try #require(claimed.first)))
            #expect(try await outbox.claim(Fixture.claimRequest(at: Date().addingTimeInterval(1_000))).isEmpty)
        }
    }

    @Test("brings a delivery back whose worker died, as the same attempt, once the lease is over")
    func crash() async throws {
        try await withOutbox(endpoints: ["a"], messages: 1) { pool, outbox in
            let now = Date()
            let first = try #require(try await outbox.claim(Fixture.claimRequest(at: now, lease: 10)).first)
            // The worker's connection breaks while it records: the outcome is lost, the claim stays.
            await #expect(throws: PostgreSQLError.self) {
                try await pool.withTransaction { worker in
                    try await worker.execute("DELETE FROM waymark.delivery WHERE id = \(first.id.rawValue)")
                    let process = try await worker.query("SELECT pg_backend_pid()").one()[0, as: Int32.self]
                    try await pool.execute("SELECT pg_terminate_backend(\(process))")
                }
            }
            #expect(try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(9))).isEmpty)
            let lease = try #require(try await outbox.nextDue(after: now))
            #expect(abs(lease.timeIntervalSince(now) - 10) < 0.001)
            let second = try #require(try await outbox.claim(Fixture.claimRequest(at: lease)).first)
            #expect(second.id == first.id && second.attempt == 1)
        }
    }

    @Test("is emptied by many workers, each delivery recorded once")
    func drain() async throws {
        try await withOutbox(endpoints: ["a", "b", "c"], messages: 20) { pool, outbox in
            let sent = try await withThrowingTaskGroup(of: [DeliveryID].self) { workers in
                for _ in 0..<4 {
                    workers.addTask {
                        var sent: [DeliveryID] = []
                        while try await Fixture.count("delivery", on: pool) > 0 {
                            for delivery in try await outbox.claim(Fixture.claimRequest(limit: 5, perEndpoint: 3)) {
                                if try await outbox.record(outcome(.delivered), of: delivery) {
                                    sent.append(delivery.id)
                                }
                            }
                        }
                        return sent
                    }
                }
                return try await workers.reduce(into: []) { $0 += $1 }
            }
            #expect(sent.count == 60 && Set(sent).count == 60)
            #expect(try await Fixture.count("attempt", on: pool) == 60)
        }
    }

    @Test("serves every endpoint though one has a mountain of deliveries due")
    func mountain() async throws {
        try await withOutbox(endpoints: ["a", "b"], messages: 3) { pool, outbox in
            try await pool.execute(
                """
                WITH more AS (
                    INSERT INTO waymark.message (id, app_id, event_type, payload, created_at)
                    SELECT 'msg_' || n, 'default', 'trip.ended', '', now() FROM generate_series(1, 5000) n RETURNING id
                )
                INSERT INTO waymark.delivery (message_id, endpoint_id, due_at)
                SELECT id, 'ep_a', timestamptz 'epoch' FROM more
                """)
            let claimed = try await outbox.claim(Fixture.claimRequest(limit: 20, perEndpoint: 10))
            #expect(claimed.filter { $0.endpoint.id.rawValue == "ep_a" }.count == 10)
            #expect(claimed.filter { $0.endpoint.id.rawValue == "ep_b" }.count == 3)
        }
    }

    @Test("goes on for all others when an endpoint's row can't be read")
    func unreadable() async throws {
        try await withOutbox(endpoints: ["a", "b"], messages: 1) { pool, outbox in
            try await pool.execute("UPDATE waymark.endpoint SET url = 'https://exa mple.com' WHERE id = 'ep_a'")
            let claimed = try await outbox.claim(Fixture.claimRequest())
            #expect(claimed.map(\.endpoint.id.rawValue) == ["ep_b"])
        }
    }

    @Test("gets nothing from a fact that was refused")
    func refusedFact() async throws {
        try await withOutbox(endpoints: ["a"], messages: 0) { pool, _ in
            let trips = TripStore(pool: pool)
            let (_, old) = try await trips.open("trp_1")
            _ = try await trips.open("trp_1")
            await #expect(throws: TripStoreError.superseded("trp_1")) {
                try await trips.record(
                    [Fixture.arrival(sequence: 100)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 100),
                    epoch: old)
            }
            #expect(try await Fixture.count("message", on: pool) == 0)
            #expect(try await Fixture.count("delivery", on: pool) == 0)
        }
    }

    @Test("is announced to other nodes once for many signals")
    func notices() async throws {
        try await withTestDatabase(from: migrated) { url in
            let pool = ConnectionPool(url: url)
            var events = try Listener(url: url, channels: [OutboxNotices.channel]).makeAsyncIterator()
            guard case .listening = await events.next() else { throw Unexpected() }
            let notices = OutboxNotices(pool: pool)
            for _ in 0..<100 { notices.signal() }
            let sending = Task { await notices.run() }
            guard case .notification(let first) = await events.next() else { throw Unexpected() }
            #expect(first.payload.isEmpty)
            sending.cancel()
            await sending.value
            try await pool.execute("SELECT pg_notify(\(OutboxNotices.channel), 'the end')")
            guard case .notification(let second) = await events.next() else { throw Unexpected() }
            #expect(second.payload == "the end")
            await pool.close()
        }
    }

    private struct Unexpected: Error {}
}

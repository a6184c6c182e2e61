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
            _ = try await trips.record(events, of: "trp_1", snapshot: Fixture.snapshot(.driving, sequence: 99), epoch: epoch)
            try await body(pool, OutboxStore(pool: pool, box: box))
        }
    }

    private func outcome(_ verdict: DeliveryVerdict) -> AttemptOutcome {
        AttemptOutcome(
            startedAt: Date(), duration: .milliseconds(12), result: .answered(EndpointAnswer(status: 200)), verdict: verdict)
    }

    @Test("gives each delivery to one of many workers")
    func claims() async throws {
        try await withOutbox(endpoints: ["a", "b"], messages: 40) { _, outbox in
            let claimed = try await withThrowingTaskGroup(of: [Delivery].self) { tasks in
                for _ in 0..<4 { tasks.addTask { try await outbox.claim(Fixture.claimRequest(limit: 30, perEndpoint: 30)) } }
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
            let second = try #require(try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(11))).first)
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
            let second = try #require(try await outbox.claim(Fixture.claimRequest(at: now.addingTimeInterval(61))).first)
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

    @Test("sends what an endpoint asked for and nothing else")
    func filters() async throws {
        try await withTestPool(from: migrated) { pool in
            let endpoints = EndpointStore(pool: pool, box: try Fixture.box())
            try await endpoints.add(try Fixture.endpoint("arrivals", eventTypes: ["trip.arrived"]))
            try await endpoints.add(try Fixture.endpoint("others", eventTypes: ["trip.ended"]))
            let trips = TripStore(pool: pool)
            _ = try await trips.create(Fixture.draft("trp_1"), events: [Fixture.arrival(sequence: 1)])
            let claimed = try await OutboxStore(pool: pool, box: Fixture.box()).claim(
                Fixture.claimRequest(at: Date(timeIntervalSince1970: 2_000_000_000)))
            #expect(claimed.map(\.endpoint.id.rawValue) == ["ep_arrivals"])
            #expect(try await endpoints.list().count == 2)
            #expect(try await endpoints.remove(EndpointID(unchecked: "ep_others")))
            #expect(try await endpoints.list().count == 1)
        }
    }
}

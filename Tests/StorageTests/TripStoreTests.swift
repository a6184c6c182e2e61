import PostgreSQL
import Storage
import TestSupport
import Testing
import Trips

@Suite("Trips in the database")
struct TripStoreTests {
    @Test("are made once for a reference, however many ask at once")
    func references() async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let store = TripStore(pool: pool)
            let made = try await withThrowingTaskGroup(of: (StoredTrip, Bool).self) { tasks in
                for number in 0..<8 {
                    let draft = Fixture.draft("trp_\(number)", reference: "order 7")
                    tasks.addTask { try await store.create(draft, events: []) }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(made.map(\.0.id)).count == 1)
            #expect(made.filter(\.1).count == 1)
            await #expect(throws: TripStoreError.referenceConflict("order 7")) {
                try await store.create(Fixture.draft("trp_9", reference: "order 7", request: #"{"a":2}"#), events: [])
            }
        }
    }

    @Test("arrive once, though two connections say so at the same time, and tell of it once")
    func atMostOnce() async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let store = TripStore(pool: pool)
            try await EndpointStore(pool: pool, box: Fixture.box()).add(try Fixture.endpoint("1"))
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            let new = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for number in 2..<8 {
                    tasks.addTask {
                        try await store.record(
                            [Fixture.arrival(sequence: number)], of: "trp_1",
                            snapshot: Fixture.snapshot(.arrived, sequence: number), epoch: epoch)
                    }
                }
                return try await tasks.reduce(0, +)
            }
            #expect(new == 1)
            #expect(try await Fixture.count("message", on: pool) == 1)
            #expect(try await Fixture.count("delivery", on: pool) == 1)
            #expect(try await store.messages(of: "trp_1", after: 1).count == 1)
            #expect(try await store.messages(of: "trp_1", after: 100).isEmpty)
        }
    }

    @Test("are written by the newest connection only")
    func fencing() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, old) = try await store.open("trp_1")
            let (_, new) = try await store.open("trp_1")
            await #expect(throws: TripStoreError.superseded("trp_1")) {
                try await store.record(
                    [Fixture.arrival(sequence: 2)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 2),
                    epoch: old)
            }
            try await store.save([("trp_1", old, Fixture.snapshot(.driving, sequence: 50))])
            #expect(try await store.load("trp_1").snapshot.sequence == 1)
            let added = try await store.record(
                [Fixture.arrival(sequence: 2)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 2),
                epoch: new)
            #expect(added == 1)
        }
    }

    @Test("that are done stay done, whatever comes late")
    func done() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            _ = try await store.record(
                [], of: "trp_1", snapshot: Fixture.snapshot(.ended, sequence: 5), endReason: "completed", epoch: epoch)
            try await store.save([("trp_1", epoch, Fixture.snapshot(.driving, sequence: 9))])
            let trip = try await store.load("trp_1")
            #expect(trip.snapshot.phase == .ended && trip.endReason == "completed" && trip.endedAt != nil)
        }
    }

    @Test("that nobody made are not found")
    func notFound() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            await #expect(throws: TripStoreError.notFound("trp_x")) { try await store.load("trp_x") }
            await #expect(throws: TripStoreError.notFound("trp_x")) { try await store.open("trp_x") }
        }
    }

    @Test("are listed newest first, page by page")
    func list() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            for number in 1...5 { _ = try await store.create(Fixture.draft("trp_\(number)"), events: []) }
            let page = try await store.list(limit: 2)
            #expect(page.map(\.id) == ["trp_5", "trp_4"])
            #expect(try await store.list(before: "trp_4", limit: 9).map(\.id) == ["trp_3", "trp_2", "trp_1"])
        }
    }

    @Test("never go back to an older state, though an event comes late")
    func monotone() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            try await store.save([("trp_1", epoch, Fixture.snapshot(.approaching, sequence: 20))])
            let new = try await store.record(
                [Fixture.arrival(sequence: 12)], of: "trp_1", snapshot: Fixture.snapshot(.driving, sequence: 12),
                epoch: epoch)
            #expect(new == 1)
            let trip = try await store.load("trp_1")
            #expect(trip.snapshot == Fixture.snapshot(.approaching, sequence: 20))
        }
    }

    @Test("refuse another event under a number that is taken, rather than lose it")
    func sequenceTaken() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            func record(_ waypoint: Int) async throws -> Int {
                try await store.record(
                    [Fixture.arrival(sequence: 2, waypoint: waypoint)], of: "trp_1",
                    snapshot: Fixture.snapshot(.driving, sequence: 2), epoch: epoch)
            }
            #expect(try await record(0) == 1)
            #expect(try await record(0) == 0)
            await #expect(throws: TripStoreError.sequenceTaken("trp_1", 2)) { try await record(1) }
        }
    }

    @Test("may be rerouted again and again, each time once")
    func repeatable() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            for (sequence, new) in [(2, 1), (2, 0), (3, 1)] {
                let event = TripEventRecord(
                    sequence: sequence, type: "rerouted", waypoint: nil, message: nil, at: Fixture.now, webhook: nil)
                let recorded = try await store.record(
                    [event], of: "trp_1", snapshot: Fixture.snapshot(.driving, sequence: sequence), epoch: epoch)
                #expect(recorded == new)
            }
        }
    }

    @Test("that PostgreSQL can't hold are refused for good, and leave nothing", arguments: ["reference", "request"])
    func unstorable(what: String) async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            let draft = Fixture.draft(
                "trp_1", reference: what == "reference" ? "nul \0" : nil,
                request: what == "request" ? #"{"metadata": {"text": "\u0000"}}"# : "{}")
            let error = await #expect(throws: TripStoreError.self) { try await store.create(draft, events: []) }
            guard case .unstorable("trp_1", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let trips = try await Fixture.count("trip", on: pool)
            #expect(trips == 0)
        }
    }

    @Test("are recorded all the same when the connection breaks on the way")
    func brokenConnection() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            // Somebody holds the trip's row, so that the recording stands in the middle of its transaction.
            let recording = try await pool.withTransaction { blocker in
                try await blocker.execute("SELECT FROM waymark.trip WHERE id = 'trp_1' FOR UPDATE")
                let recording = Task {
                    try await store.record(
                        [Fixture.arrival(sequence: 2)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 2),
                        epoch: epoch)
                }
                let waiting: Query = """
                    SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                        AND wait_event_type = 'Lock' AND query LIKE 'UPDATE waymark.trip%')
                    """
                try await Fixture.wait(until: waiting, on: pool)
                try await pool.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
                        AND wait_event_type = 'Lock' AND query LIKE 'UPDATE waymark.trip%'
                    """)
                return recording
            }
            #expect(try await recording.value == 1)
            #expect(try await Fixture.count("trip_event", on: pool) == 1)
        }
    }

    @Test("arrive once between two sessions that take over from each other", arguments: 0..<4)
    func twoSessions(round: Int) async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let store = TripStore(pool: pool)
            try await EndpointStore(pool: pool, box: Fixture.box()).add(try Fixture.endpoint("1"))
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let new = try await withThrowingTaskGroup(of: Int.self) { sessions in
                for session in 0..<4 {
                    sessions.addTask {
                        let (trip, epoch) = try await store.open("trp_1")
                        let sequence = trip.snapshot.sequence + 1 + session
                        do {
                            return try await store.record(
                                [Fixture.arrival(sequence: sequence)], of: "trp_1",
                                snapshot: Fixture.snapshot(.arrived, sequence: sequence), epoch: epoch)
                        } catch TripStoreError.superseded {
                            return 0
                        }
                    }
                }
                return try await sessions.reduce(0, +)
            }
            #expect(new == 1)
            #expect(try await Fixture.count("trip_event", on: pool) == 1)
            #expect(try await Fixture.count("delivery", on: pool) == 1)
            #expect(try await store.load("trp_1").snapshot.phase == .arrived)
        }
    }

    @Test("that are made twice, because the first answer was lost, are one")
    func repeatedCreation() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            for reference in [nil, "order 7"] {
                let draft = Fixture.draft("trp_\(reference ?? "")", reference: reference)
                let first = try await store.create(draft, events: [Fixture.arrival(sequence: 1)])
                let second = try await store.create(draft, events: [Fixture.arrival(sequence: 1)])
                #expect(first.isNew && second.isNew && first.trip.id == second.trip.id)
            }
            #expect(try await Fixture.count("trip", on: pool) == 2)
            #expect(try await Fixture.count("message", on: pool) == 2)
        }
    }
}

import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@Suite("Trips in the database")
struct TripStoreTests {
    @Test("keep their snapshots whole")
    func snapshot() async throws {
        var snapshot = TripSnapshot()
        snapshot.phase = .approaching
        snapshot.nextStop = 2
        snapshot.revision = 3
        snapshot.sequence = 17
        snapshot.hasApproached = true
        snapshot.lastFix = Fix(
            coordinate: Coordinate(latitude: 60.123456789, longitude: -24.9), timestamp: Fixture.now, accuracy: 4.5,
            heading: nil, speed: 3)
        snapshot.metersDriven = 1234.5
        snapshot.eta = Fixture.now
        snapshot.spoken = SpokenManeuver(coordinate: Coordinate(latitude: 1, longitude: 2), kind: .prepare)
        let wanted = snapshot
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            let (_, epoch) = try await store.open("trp_1")
            try await store.save([("trp_1", epoch, wanted)])
            #expect(try await store.load("trp_1").snapshot == wanted)
        }
    }

    @Test("are made once for a reference, however many ask at once")
    func references() async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let store = TripStore(pool: pool)
            let made = try await withThrowingTaskGroup(of: (StoredTrip, Bool).self) { tasks in
                for number in 0..<8 {
                    tasks.addTask { try await store.create(Fixture.draft("trp_\(number)", reference: "order 7"), events: []) }
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
                    [Fixture.arrival(sequence: 2)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 2), epoch: old)
            }
            try await store.save([("trp_1", old, Fixture.snapshot(.driving, sequence: 50))])
            #expect(try await store.load("trp_1").snapshot.sequence == 1)
            let added = try await store.record(
                [Fixture.arrival(sequence: 2)], of: "trp_1", snapshot: Fixture.snapshot(.arrived, sequence: 2), epoch: new)
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

    @Test("keep their tracks in a partition a day, also over midnight")
    func positions() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = PositionStore(pool: pool)
            let midnight = Instant(milliseconds: 1_780_012_800_000)
            let entries = (-3..<3).map { second in
                PositionStore.Entry(
                    trip: "trp_1",
                    fix: Fix(
                        coordinate: Coordinate(latitude: 60, longitude: 25),
                        timestamp: midnight.advanced(bySeconds: Double(second)), speed: 2),
                    recordedAt: midnight.advanced(bySeconds: Double(second)))
            }
            try await store.append(entries)
            try await store.append(entries)
            #expect(try await store.track(of: "trp_1").count == 12)
            let partitions = try await pool.query(
                "SELECT count(*) FROM pg_inherits WHERE inhparent = 'waymark.position'::regclass"
            ).one()[0, as: Int.self]
            #expect(partitions == 2)
            let dropped = try await pool.query(
                "SELECT waymark.drop_positions_before((to_timestamp(1780012800) AT TIME ZONE 'UTC')::date)"
            ).one()[0, as: Int.self]
            #expect(dropped == 1)
            #expect(try await store.track(of: "trp_1").count == 6)
        }
    }
}

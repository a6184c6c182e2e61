import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@Suite("A trip's stored state")
struct SnapshotTests {
    private static func random(_ generator: inout SeededGenerator) -> TripSnapshot {
        func place() -> Coordinate {
            Coordinate(
                latitude: .random(in: -90...90, using: &generator),
                longitude: .random(in: -180...180, using: &generator))
        }
        func maybe<T>(_ value: T) -> T? { Bool.random(using: &generator) ? value : nil }
        let number = Double.random(in: 0...1e9, using: &generator)
        var snapshot = TripSnapshot()
        snapshot.phase = TripPhase.allCases.filter { $0 != .ended }.randomElement(using: &generator) ?? .driving
        snapshot.nextStop = .random(in: 0...30, using: &generator)
        snapshot.revision = .random(in: 0...1_000, using: &generator)
        snapshot.sequence = .random(in: 1...Int(Int32.max), using: &generator)
        snapshot.hasApproached = .random(using: &generator)
        snapshot.lastFix = maybe(
            Fix(
                coordinate: place(),
                timestamp: Instant(milliseconds: .random(in: 0...4_000_000_000_000, using: &generator)),
                accuracy: maybe(number), heading: maybe(number / 3e6), speed: maybe(0.1)))
        snapshot.metersDriven = number / 7
        snapshot.eta = maybe(Instant(milliseconds: .random(in: .min ... .max, using: &generator)))
        snapshot.spoken = maybe(
            SpokenManeuver(
                coordinate: place(), kind: [.far, .prepare, .final].randomElement(using: &generator) ?? .far))
        snapshot.promise = maybe(
            Promise(
                eta: Instant(milliseconds: .random(in: .min ... .max, using: &generator)),
                madeAt: Instant(milliseconds: .random(in: .min ... .max, using: &generator))))
        snapshot.pace = .random(in: 0.7...1.6, using: &generator)
        return snapshot
    }

    @Test("comes back as it was, to the last bit")
    func roundTrip() async throws {
        var generator = SeededGenerator(seed: 7)
        let snapshots = (0..<60).map { number in (id: "trp_\(100 + number)", value: Self.random(&generator)) }
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            for (id, _) in snapshots { _ = try await store.create(Fixture.draft(id), events: []) }
            var noted: [(trip: String, epoch: DriverEpoch, snapshot: TripSnapshot)] = []
            for (id, value) in snapshots { noted.append((id, try await store.open(id).epoch, value)) }
            try await store.save(noted.shuffled(using: &generator))
            let stored = try await store.list(limit: 100)
            #expect(stored.reversed().map(\.snapshot) == snapshots.map(\.value))
        }
    }

    @Test(
        "that was broken with SQL is refused, and the trip named",
        arguments: [
            #"snapshot - 'phase'"#, #"snapshot || '{"phase": "flying"}'"#, #"snapshot || '{"nextStop": -1}'"#,
            #"snapshot || '{"sequence": "one"}'"#, #"snapshot || '{"metersDriven": -3}'"#,
            #"snapshot || '{"lastFix": {"latitude": 91, "longitude": 0, "timestamp": 0}}'"#,
            #"snapshot || '{"spoken": {"latitude": 1, "longitude": 0, "kind": "sung"}}'"#,
        ])
    func broken(expression: String) async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            try await pool.executeScript("UPDATE waymark.trip SET snapshot = \(expression)", named: "break it")
            let error = await #expect(throws: (any Error).self) { try await store.load("trp_1") }
            #expect(error.map { "\($0)" }?.contains("trp_1") == true)
        }
    }

    @Test("that was written before there were delays is read as one that has promised nothing")
    func beforeDelays() async throws {
        var generator = SeededGenerator(seed: 8)
        let snapshot = Self.random(&generator)
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            _ = try await store.create(Fixture.draft("trp_1"), events: [])
            try await store.save([("trp_1", try await store.open("trp_1").epoch, snapshot)])
            try await pool.executeScript(
                "UPDATE waymark.trip SET snapshot = snapshot - 'promisedEta' - 'promisedAt' - 'pace'", named: "age it")
            var expected = snapshot
            (expected.promise, expected.pace) = (nil, 1)
            #expect(try await store.load("trp_1").snapshot == expected)
        }
    }

    @Test("that no JSON can hold keeps no other from being saved")
    func notANumber() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = TripStore(pool: pool)
            var noted: [(trip: String, epoch: DriverEpoch, snapshot: TripSnapshot)] = []
            for id in ["trp_1", "trp_2", "trp_3"] {
                _ = try await store.create(Fixture.draft(id), events: [])
                noted.append((id, try await store.open(id).epoch, Fixture.snapshot(.driving, sequence: 4)))
            }
            noted[1].snapshot.metersDriven = .nan
            let sent = noted
            let error = await #expect(throws: TripStoreError.self) { try await store.save(sent) }
            guard case .unstorable("trp_2", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try await store.list(limit: 9).map(\.snapshot.sequence) == [4, 1, 4])
        }
    }
}

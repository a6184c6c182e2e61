import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@Suite("Tracks in the database")
struct PositionStoreTests {
    @Test("lie in a partition a day, also over midnight")
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

    @Test("come from many nodes at midnight, none of which fails")
    func midnight() async throws {
        try await withTestPool(from: migrated, maximum: 8) { pool in
            let store = PositionStore(pool: pool)
            try await withThrowingTaskGroup(of: Void.self) { nodes in
                for node in 0..<8 {
                    nodes.addTask {
                        try await store.append(
                            (0..<5).map { day in
                                let at = Instant(milliseconds: Int64(20_000 + day) * 86_400_000)
                                let fix = Fix(coordinate: Coordinate(latitude: 60, longitude: 25), timestamp: at)
                                return PositionStore.Entry(trip: "trp_\(node)", fix: fix, recordedAt: at)
                            })
                    }
                }
                try await nodes.waitForAll()
            }
            #expect(try await Fixture.count("position", on: pool) == 40)
            #expect(try await store.track(of: "trp_3").count == 5)
        }
    }

    @Test("come back with all that the device said, oldest first")
    func values() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = PositionStore(pool: pool)
            let place = Coordinate(latitude: 60.1699, longitude: -24.9384)
            var fixes: [Fix] = []
            for second in 0..<3 {
                var fix = Fix(coordinate: place, timestamp: Fixture.now.advanced(bySeconds: Double(second)))
                if second != 0 { fix.accuracy = 4.25 }
                if second != 1 { fix.heading = 359.9 }
                if second != 2 { fix.speed = 13.75 }
                fixes.append(fix)
            }
            try await store.append(
                fixes.reversed().map { PositionStore.Entry(trip: "trp_1", fix: $0, recordedAt: Fixture.now) })
            #expect(try await store.track(of: "trp_1") == fixes)
            #expect(try await store.track(of: "trp_2").isEmpty)
        }
    }
}

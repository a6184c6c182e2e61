import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@Suite("Observed speeds")
struct ObservedSpeedStoreTests {
    private static let now = Instant(milliseconds: 1_780_000_000_000)
    private static let street = ObservedStretch(way: 103, from: 1, to: 4)

    private static func hour(_ number: Int) throws -> HourOfWeek { try #require(HourOfWeek(number)) }

    /// `trips` that took `slowness` seconds for a metre each.
    private static func seen(
        _ trips: Int, slowness: Double = 0.25, on stretch: ObservedStretch = street, mode: TravelMode = .car,
        hour number: Int = 8
    ) throws -> ObservedSpeed {
        ObservedSpeed(
            stretch: stretch, mode: mode, hour: try hour(number), trips: Double(trips),
            slowness: Double(trips) * slowness, squares: Double(trips) * slowness * slowness)
    }

    private static func weeks(_ count: Double) -> Instant { now.advanced(bySeconds: count * 7 * 86_400) }

    @Test("add up, each hour, mode and direction for itself")
    func adding() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = ObservedSpeedStore(pool: pool)
            let back = ObservedStretch(way: 103, from: 4, to: 1)
            let others = [
                try Self.seen(5, on: back), try Self.seen(6, mode: .bicycle), try Self.seen(7, mode: .foot),
            ]
            try await store.add([try Self.seen(5), try Self.seen(9, hour: 9)] + others, at: Self.now)
            // The same stretch twice in one batch, too.
            try await store.add([try Self.seen(5, slowness: 0.5), try Self.seen(10, slowness: 0.5)], at: Self.now)
            let known = try await store.speeds(of: Self.hour(8), at: Self.now)
            #expect(known.count == 4)
            let street = try #require(known.first { $0.stretch == Self.street && $0.mode == .car })
            #expect(street.trips == 20 && street.slowness == 5 * 0.25 + 15 * 0.5)
            #expect(street.squares == 5 * 0.0625 + 15 * 0.25)
            for other in others { #expect(known.contains(other)) }
            #expect(try await store.speeds(of: Self.hour(9), at: Self.now) == [try Self.seen(9, hour: 9)])
            #expect(try await store.speeds(of: Self.hour(10), at: Self.now).isEmpty)
        }
    }

    @Test("of four trips aren't stored, of five are; the database takes no fewer from anybody")
    func threshold() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = ObservedSpeedStore(pool: pool)
            try await store.add([try Self.seen(4)], at: Self.now)
            #expect(try await Fixture.count("observed_speed", on: pool) == 0)
            try await store.add([try Self.seen(4), try Self.seen(5, hour: 9)], at: Self.now)
            #expect(try await Fixture.count("observed_speed", on: pool) == 1)
            let refused = await #expect(throws: PostgreSQLError.self) {
                try await pool.execute("UPDATE waymark.observed_speed SET trips = 4")
            }
            #expect(refused?.sqlState == .checkViolation)
        }
    }

    @Test("fade by half in four weeks, whether they are read or added to, and go in the end")
    func fading() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = ObservedSpeedStore(pool: pool)
            try await store.add([try Self.seen(16, slowness: 0.25)], at: Self.now)
            let later = try await store.speeds(of: Self.hour(8), at: Self.weeks(4))
            #expect(later.map(\.trips) == [8] && later.map(\.slowness) == [2] && later.map(\.squares) == [0.5])
            // A road that has become slow: what was before counts a third as much as what was seen since.
            try await store.add([try Self.seen(12, slowness: 1)], at: Self.weeks(8))
            let changed = try await store.speeds(of: Self.hour(8), at: Self.weeks(8))
            #expect(changed.map(\.trips) == [16] && changed.map(\.slowness) == [13])
            // A node whose clock is behind takes nothing away.
            try await store.add([try Self.seen(16, slowness: 1)], at: Self.now)
            #expect(try await store.speeds(of: Self.hour(8), at: Self.weeks(8)).map(\.trips) == [32])
            #expect(try await store.removeFaded(at: Self.weeks(28)) == 0)
            #expect(try await store.removeFaded(at: Self.weeks(29)) == 1)
        }
    }

    @Test("stay with their road through the next import, whichever way it is drawn there; SQL shows them as speeds")
    func imports() async throws {
        try await withTestPool(from: migrated) { pool in
            let networks = NetworkStore(pool: pool)
            var tables = Fixture.grid(side: 3)
            for index in tables.roads.indices { tables.roads[index].osmWay = Int64(100 + index) }
            try await networks.replace(with: tables, name: "Old", source: "test")
            let road = tables.roads[3]
            let (from, to) = (
                tables.junctions[Int(road.from.index)].osmNode, tables.junctions[Int(road.to.index)].osmNode
            )
            let store = ObservedSpeedStore(pool: pool)
            let seen = try Self.seen(10, slowness: 0.36, on: ObservedStretch(way: 103, from: from, to: to), hour: 32)
            let present = try await pool.query("SELECT now()").one()[0, as: Timestamp.self]
            try await store.add([seen], at: Instant(milliseconds: present.milliseconds))
            let view: Query = """
                SELECT road, direction, mode, weekday, hour, speed_kmh::float8, spread::float8, trips::float8
                FROM waymark.learned_speed
                """
            func shown() async throws -> [String] {
                try await pool.query(view)
                    .decode((Int32, String, String, Int32, Int32, Double, Double, Double).self).map { "\($0)" }
            }
            let rest = #""car", 2, 8, 10.0, 0.0, 10.0)"#
            #expect(try await shown() == [#"(3, "forward", "# + rest])

            var next = RoadNetworkTables()
            next.junctions = tables.junctions
            for index in tables.roads.indices.dropFirst() {
                var road = tables.roads[index]
                var shape = Array(tables.shape(of: RoadID(UInt32(index))))
                if index == 3 {
                    swap(&road.from, &road.to)
                    shape.reverse()
                }
                road.name = .none
                next.append(road, shape: shape)
            }
            try await networks.replace(with: next, name: "New", source: "test")
            #expect(try await shown() == [#"(2, "backward", "# + rest])
            #expect(
                try await store.speeds(of: Self.hour(32), at: Instant(milliseconds: present.milliseconds)) == [seen])
        }
    }

    @Test("hold nothing of who drove, nor when but the hour of the week and the last week")
    func columns() async throws {
        try await withTestPool(from: migrated) { pool in
            let columns = try await pool.query(
                """
                SELECT attname::text FROM pg_attribute
                WHERE attrelid = 'waymark.observed_speed'::regclass AND attnum > 0 ORDER BY attnum
                """
            ).map { try $0[0, as: String.self] }
            #expect(
                columns == [
                    "slot", "mode", "osm_way_id", "from_node", "to_node", "trips", "slowness", "squares", "week",
                ])
        }
    }
}

import PostgreSQL
import Routing
import Trips

/// How fast roads are driven from hour to hour of the week: `waymark.observed_speed`.
///
/// It belongs to no network, and so outlives imports. Old observations fade: each week counts less than the one after it, so
/// that a road that has changed is learned anew.
package struct ObservedSpeedStore: Sendable {
    let pool: ConnectionPool

    package init(pool: ConnectionPool) { self.pool = pool }

    /// Adds to what is known, in one statement; what is of too few trips is left out.
    package func add(_ speeds: [ObservedSpeed], at now: Instant) async throws {
        // In one order everywhere, so that two nodes that add to the same rows never wait for each other in a ring.
        let speeds = speeds.filter { $0.trips >= Double(ObservedSpeed.fewestTrips) }.sorted(by: Self.inKeyOrder)
        guard !speeds.isEmpty else { return }
        try await pool.execute(
            """
            INSERT INTO waymark.observed_speed AS known
                (slot, mode, osm_way_id, from_node, to_node, trips, slowness, squares, week)
            SELECT slot, mode, way, from_node, to_node, sum(trips), sum(slowness), sum(squares),
                waymark.week_of(\(Timestamp(now)))
            FROM unnest(\(speeds.map { Int16($0.hour.number) })::smallint[],
                \(speeds.map { Int16(TravelModes($0.mode).rawValue) })::smallint[],
                \(speeds.map(\.stretch.way))::bigint[], \(speeds.map(\.stretch.from))::bigint[],
                \(speeds.map(\.stretch.to))::bigint[], \(speeds.map(\.trips))::double precision[],
                \(speeds.map(\.slowness))::double precision[], \(speeds.map(\.squares))::double precision[])
                AS given (slot, mode, way, from_node, to_node, trips, slowness, squares)
            GROUP BY slot, mode, way, from_node, to_node
            ORDER BY slot, mode, way, from_node, to_node
            ON CONFLICT (slot, mode, osm_way_id, from_node, to_node) DO UPDATE SET
                trips = excluded.trips + waymark.faded(known.trips, excluded.week - known.week),
                slowness = excluded.slowness + waymark.faded(known.slowness, excluded.week - known.week),
                squares = excluded.squares + waymark.faded(known.squares, excluded.week - known.week),
                week = greatest(excluded.week, known.week)
            """)
    }

    /// All that is known of one hour, as much as it counts now.
    package func speeds(of hour: HourOfWeek, at now: Instant) async throws -> [ObservedSpeed] {
        try await pool.query(
            """
            SELECT mode, osm_way_id, from_node, to_node, waymark.faded(trips, age), waymark.faded(slowness, age),
                waymark.faded(squares, age)
            FROM waymark.observed_speed, LATERAL (SELECT waymark.week_of(\(Timestamp(now))) - week AS age) AS present
            WHERE slot = \(Int16(hour.number))
            ORDER BY mode, osm_way_id, from_node, to_node
            """
        ).compactMap { row in
            let (mode, way, from, to, trips, slowness, squares) =
                try row.decode((Int16, Int64, Int64, Int64, Double, Double, Double).self)
            guard let mode = TravelMode.allCases.first(where: { Int16(TravelModes($0).rawValue) == mode }) else {
                return nil
            }
            return ObservedSpeed(
                stretch: ObservedStretch(way: way, from: from, to: to), mode: mode, hour: hour, trips: trips,
                slowness: slowness, squares: squares)
        }
    }

    /// Removes what has faded to less than one trip.
    ///
    /// - Returns: how many rows that were.
    @discardableResult
    package func removeFaded(at now: Instant) async throws -> Int {
        try await pool.execute(
            """
            DELETE FROM waymark.observed_speed
            WHERE waymark.faded(trips, waymark.week_of(\(Timestamp(now))) - week) < 1
            """)
    }

    private static func inKeyOrder(_ one: ObservedSpeed, _ other: ObservedSpeed) -> Bool { one.key < other.key }
}

extension ObservedSpeed {
    fileprivate var key: (Int, UInt8, Int64, Int64, Int64) {
        (hour.number, TravelModes(mode).rawValue, stretch.way, stretch.from, stretch.to)
    }
}

import PostgreSQL
import Routing
import Trips

/// What is reported of a road, by whom and for how long.
package struct StoredRoadState: Sendable, Equatable {
    package var road: RoadID
    /// `nil` for both.
    package var direction: Direction?
    package var source: String
    package var state: ArcState
    package var reason: String
    package var validFrom: Instant
    /// `nil` where it doesn't end by itself.
    package var validUntil: Instant?

    package init(
        road: RoadID, direction: Direction?, source: String, state: ArcState, reason: String = "",
        validFrom: Instant, validUntil: Instant? = nil
    ) {
        self.road = road
        self.direction = direction
        self.source = source
        self.state = state
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    package func holds(at now: Instant) -> Bool { validFrom <= now && validUntil.map { now < $0 } ?? true }
}

/// Live speeds and closures: `waymark.road_state`, which anybody may change with SQL.
package struct RoadStateStore: Sendable {
    /// Told to listeners after each statement that changes states.
    package static let channel = "waymark_road_state"

    let pool: ConnectionPool

    package init(pool: ConnectionPool) { self.pool = pool }

    /// All states of a network that hold now or will.
    package func current(in network: Int64) async throws -> [StoredRoadState] {
        try await pool.query(
            """
            SELECT road, direction, source, speed_kmh, reason, valid_from, valid_until FROM waymark.road_state
            WHERE network_id = \(network) AND (valid_until IS NULL OR valid_until > now())
            ORDER BY road, direction, source
            """
        ).map { try StoredRoadState($0) }
    }

    /// Adds states; one that the same source has reported of the same road and direction is replaced. What ended more
    /// than a day ago is removed: whoever reports keeps the table short.
    ///
    /// - Throws: `PostgreSQLError` with SQLSTATE 23503 where the network is gone.
    package func put(_ states: [StoredRoadState], in network: Int64) async throws {
        guard !states.isEmpty else { return }
        let speeds = states.map { state -> Float? in if case .speed(let speed) = state.state { speed } else { nil } }
        let addition: Query = """
            INSERT INTO waymark.road_state AS known
                (network_id, road, direction, source, closed, speed_kmh, reason, valid_from, valid_until)
            SELECT DISTINCT ON (road, direction, source)
                \(network), road, direction, source, speed IS NULL, speed, reason, valid_from, valid_until
            FROM unnest(\(states.map { Int32(bitPattern: $0.road.index) })::integer[],
                \(states.map { $0.direction.name })::text[], \(states.map(\.source))::text[],
                \(speeds)::real[], \(states.map(\.reason))::text[],
                \(states.map { Timestamp($0.validFrom) })::timestamptz[],
                \(states.map { $0.validUntil.map { Timestamp($0) } })::timestamptz[])
                WITH ORDINALITY AS given (road, direction, source, speed, reason, valid_from, valid_until, place)
            ORDER BY road, direction, source, place DESC
            ON CONFLICT (network_id, road, direction, source) DO UPDATE SET
                closed = excluded.closed, speed_kmh = excluded.speed_kmh, reason = excluded.reason,
                valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """
        // In one transaction, so that servers are told once.
        try await pool.withTransaction { connection in
            try await connection.execute(
                "DELETE FROM waymark.road_state WHERE valid_until < now() - interval '1 day'")
            try await connection.execute(addition)
        }
    }

    /// Removes states of one source, or of all.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func remove(source: String?, in network: Int64) async throws -> Int {
        try await pool.execute(
            """
            DELETE FROM waymark.road_state
            WHERE network_id = \(network) AND (\(source)::text IS NULL OR source = \(source))
            """)
    }
}

extension StoredRoadState {
    fileprivate init(_ row: Row) throws {
        let (road, direction, source, speed, reason, from, until) =
            try row.decode((Int32, String, String, Float?, String, Timestamp, Timestamp?).self)
        self.init(
            road: RoadID(UInt32(bitPattern: road)), direction: Direction(name: direction), source: source,
            state: speed.map { .speed($0) } ?? .closed, reason: reason, validFrom: Instant(from),
            validUntil: until.map { Instant($0) })
    }
}

extension Direction? {
    fileprivate var name: String { self?.name ?? "both" }
}

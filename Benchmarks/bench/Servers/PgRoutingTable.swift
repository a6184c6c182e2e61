import PostgreSQL
import Routing

/// Waymark's roads as a table that pgRouting searches.
enum PgRoutingTable {
    private static let extensions = ["postgis", "pgrouting"]

    /// How long each function takes for each way, after one that doesn't count.
    ///
    /// - Throws: `MissingPeer` where PostgreSQL doesn't have pgRouting.
    static func times(
        _ functions: [String], of ways: [RoutePairs.Positions], _ metric: Metric, in world: World
    ) async throws -> [(function: String, times: Samples)] {
        try await world.cluster.withEmptyDatabase("bench_pgrouting") { url in
            try await world.cluster.withPool(url) { pool in
                try await pool.addExtensions(extensions)
                try await fill(pool, with: metric)
                var found: [(function: String, times: Samples)] = []
                for function in functions {
                    found.append((function, try await times(function, of: ways, metric.network, pool)))
                }
                return found
            }
        }
    }

    /// A road has its cost in seconds in each direction, below zero where it may not be travelled.
    private static func fill(_ pool: ConnectionPool, with metric: Metric) async throws {
        try await pool.execute(
            """
            CREATE TABLE bench_road (
                id integer PRIMARY KEY, source integer NOT NULL, target integer NOT NULL, cost float8 NOT NULL,
                reverse_cost float8 NOT NULL)
            """)
        let network = metric.network
        let roads = (0..<UInt32(network.roads.count)).map { RoadID($0) }.filter(metric.isPassable)
        for start in stride(from: 0, to: roads.count, by: 100_000) {
            let part = roads[start..<min(start + 100_000, roads.count)]
            let rows: Query = """
                INSERT INTO bench_road
                SELECT * FROM unnest(\(part.map { Int32($0.index) }),
                    \(part.map { Int32(network.tail(of: $0.arc(.forward)).index) }),
                    \(part.map { Int32(network.head(of: $0.arc(.forward)).index) }),
                    \(part.map { seconds($0.arc(.forward), metric) }), \(part.map { seconds($0.arc(.backward), metric) }))
                """
            try await pool.execute(rows.within(.seconds(60)))
        }
        for statement: Query in [
            "CREATE INDEX ON bench_road (source)", "CREATE INDEX ON bench_road (target)", "VACUUM ANALYZE bench_road",
        ] { try await pool.execute(statement.within(.seconds(60))) }
    }

    private static func seconds(_ arc: ArcID, _ metric: Metric) -> Double {
        metric.isPassable(arc) ? Double(metric.cost(of: arc)) / 1000 : -1
    }

    private static func times(
        _ function: String, of ways: [RoutePairs.Positions], _ network: RoadNetwork, _ pool: ConnectionPool
    ) async throws -> Samples {
        var times: [Double] = []
        for way in [ways[0]] + ways {
            let source = Int32(network.tail(of: way.start.road.arc(.forward)).index)
            let target = Int32(network.tail(of: way.end.road.arc(.forward)).index)
            let query: Query = """
                SELECT seq, node, edge, agg_cost FROM \(identifier: function.lowercased())(
                    'SELECT id, source, target, cost, reverse_cost FROM bench_road', \(source), \(target))
                """
            let start = ContinuousClock.now
            let rows = try await pool.query(query.within(.seconds(120)))
            times.append(Stopwatch.seconds(since: start))
            guard source == target || !rows.isEmpty else { throw BenchFailure("\(function) finds no way") }
        }
        return try Samples(Array(times.dropFirst()))
    }
}

extension ConnectionPool {
    /// - Throws: `MissingPeer` where one isn't installed.
    func addExtensions(_ names: [String]) async throws {
        for name in names {
            let found = try await query("SELECT FROM pg_available_extensions WHERE name = \(name)")
            guard !found.isEmpty else { throw MissingPeer("PostgreSQL's extension `\(name)` is not installed") }
            try await execute("CREATE EXTENSION \(identifier: name)")
        }
    }
}

import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("Geographic views")
struct GeographicViewsTests {
    /// Whether the test server could have the extensions; where not, it says so and the tests are passed over.
    private static func hasExtensions(_ pool: ConnectionPool) async throws -> Bool {
        let count: Int64 = try await pool.query(
            "SELECT count(*) FROM pg_available_extensions WHERE name IN ('postgis', 'pgrouting')"
        ).one()[0]
        if count < 2 { print("SKIPPED: PostGIS and pgRouting are not installed; geographic views are not tested") }
        return count == 2
    }

    @Test("pgr_dijkstra on them finds what our search finds where turns cost nothing", arguments: 0..<3)
    func agreesWithPgRouting(seed: Int) async throws {
        var tables = try RandomNetwork(seed: UInt64(seed), junctions: 30, roads: 70).tables
        for index in tables.junctions.indices {
            tables.junctions[index].blocked = []
            tables.junctions[index].control = .none
        }
        for index in tables.roads.indices { tables.roads[index].restricted = .init(both: []) }
        tables.restrictions = []
        let plain = tables
        var profile = Profile.car
        (profile.turnDelay, profile.uTurnDelay) = (0, 0)
        let metric = Metric(network: try RoadNetwork(freezing: plain), profile: profile)

        try await withTestDatabase { url in
            let pool = ConnectionPool(url: url)
            guard try await Self.hasExtensions(pool) else { return await pool.close() }
            try await pool.execute("CREATE EXTENSION postgis")
            try await pool.execute("CREATE EXTENSION pgrouting")
            try await Migrator.migrate(pool)
            try await NetworkStore(pool: pool).replace(with: plain, name: "Random", source: "test")
            let lengths = try await pool.query(
                "SELECT id, length, ST_Length(geom::geography) FROM waymark.road_geometry ORDER BY id"
            ).decode((Int32, Float, Double).self)
            #expect(lengths.count == plain.roads.count)
            #expect(lengths.allSatisfy { abs(Double($0.1) - $0.2) < 0.01 * $0.2 + 0.1 })
            var search = BidirectionalDijkstra(metric: metric)
            for target in 1..<Int64(plain.junctions.count) {
                let cost: Double? = try await pool.query(
                    """
                    SELECT max(agg_cost) FROM pgr_dijkstra(
                        'SELECT id, source, target, cost, reverse_cost FROM waymark.edge', 0, \(target))
                    """
                ).one()[0]
                let ours = search.cheapest(from: JunctionID(0), to: JunctionID(UInt32(target)))
                #expect(
                    abs((cost ?? -1) - (ours.map { Double($0) / 1000 } ?? -1)) < 0.05,
                    "to \(target): \(cost ?? -1) and \(ours ?? 0)")
            }
            await pool.close()
        }
    }
}

extension BidirectionalDijkstra {
    /// The cost between two junctions: of all roads that leave the one and reach the other.
    fileprivate mutating func cheapest(from start: JunctionID, to end: JunctionID) -> Milliseconds? {
        let network = metric.network
        let sources = network.departures(from: start)
        let targets = network.departures(from: end).map(\.reversed)
        var best: Milliseconds?
        for source in sources {
            for target in targets {
                let from = RouteEndpoint(
                    position: network.position(atStartOf: source), directions: [source.direction])
                let to = RouteEndpoint(
                    position: network.position(atStartOf: target.reversed), directions: [target.direction])
                if let path = route(from: from, to: to) { best = min(best ?? .max, path.cost) }
            }
        }
        return best
    }
}

extension RoadNetwork {
    fileprivate func position(atStartOf arc: ArcID) -> RoadPosition {
        RoadPosition(
            road: arc.road, offset: arc.direction == .forward ? 0 : Double(roads[Int(arc.road.index)].length))
    }
}

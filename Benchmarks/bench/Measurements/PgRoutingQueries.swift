import PostgreSQL
import Routing

/// One way, found by pgRouting inside PostgreSQL and by Waymark outside of it.
struct PgRoutingQueries: Measurement {
    private static let functions = ["pgr_dijkstra", "pgr_bdDijkstra"]

    func run(in world: World) async throws -> Section {
        var table = Table("one way", "pairs", "median, ms", "longest, ms", "times Waymark's")
        var remarks = world.maps.remarks
        for map in world.maps.ends {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let hierarchy = HierarchyMetric(Hierarchy(of: metric.network, for: .car), metric: metric)
            let ways = joined(world.runs(10), in: hierarchy)
            let own = try searchTimes(ways, hierarchy)
            table.add(
                "\(map.name), waymark, in process", ways.count.grouped, own.median.milliseconds,
                own.maximum.milliseconds, "1")
            do {
                for (name, times) in try await PgRoutingTable.times(Self.functions, of: ways, metric, in: world) {
                    table.add(
                        "\(map.name), \(name)", times.count.grouped, times.median.milliseconds,
                        times.maximum.milliseconds, (times.median / own.median).figure)
                }
            } catch let missing as MissingPeer {
                remarks.append("**Skipped**: pgRouting on \(map.name): \(missing)")
            }
        }
        return Section(
            title: "One way, beside pgRouting", explanation: Self.explanation, tables: [table], remarks: remarks)
    }

    private static let explanation = """
        pgRouting in this run's PostgreSQL, on a table with Waymark's own roads and their costs for cars, indexed and
        analyzed: `SELECT … FROM pgr_dijkstra('SELECT id, source, target, cost, reverse_cost FROM bench_road', …)`, and the
        same with `pgr_bdDijkstra`, from the question to its last row. Each reads all of that table first. Turns cost
        nothing there and nothing forbids them, so pgRouting has the easier question. Waymark is asked in this process,
        for the same pairs of junctions, at most 20 km apart, with turns, on its hierarchy, each the median of 20 searches;
        what a server adds is in *Routes over HTTP, side by side*.
        """

    private func joined(_ count: Int, in hierarchy: HierarchyMetric) -> [RoutePairs.Positions] {
        var random = SeededRandom(seed: 13)
        var search = HierarchySearch(metric: hierarchy)
        return Array(
            RoutePairs.positions(count * 10, in: hierarchy.metric, using: &random)
                // From junction to junction, which is all that pgRouting knows.
                .map { (RoadPosition(road: $0.start.road, offset: 0), RoadPosition(road: $0.end.road, offset: 0)) }
                .filter { search.cost(from: RouteEndpoint(position: $0), to: RouteEndpoint(position: $1)) != nil }
                .prefix(count))
    }

    private func searchTimes(_ ways: [RoutePairs.Positions], _ hierarchy: HierarchyMetric) throws -> Samples {
        var search = HierarchySearch(metric: hierarchy)
        return try Samples(
            ways.map { way in
                let (start, end) = (RouteEndpoint(position: way.start), RouteEndpoint(position: way.end))
                return try Samples(
                    (0..<20).map { _ in Stopwatch.time { search.route(from: start, to: end) }.seconds }
                ).median
            })
    }
}

import Guidance
import Routing

/// How long one route takes: the search, and apart from it the snapping before and the directions behind.
struct RouteQueries: Measurement {
    func run(in world: World) async throws -> Section {
        var search = Table("search", "queries", "no way", "arcs of the path", "median, µs", "p95, µs", "p99, µs")
        var alone = Table("the cost alone", "median, µs", "p95, µs", "p99, µs")
        var beside = Table("beside it", "median, µs", "p95, µs", "p99, µs")
        for map in world.maps.smallAndEnds {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let hierarchy = HierarchyMetric(Hierarchy(of: metric.network, for: .car), metric: metric)
            var random = SeededRandom(seed: 2)
            let count = world.runs(map.bytes < 1 << 20 ? 5000 : 1000)
            let pairs = RoutePairs.positions(count, in: metric, using: &random)

            let found = try searches(pairs, hierarchy)
            search.add(
                map.name, count.grouped, (count - found.paths.count).grouped, Int(found.arcs.median).grouped,
                found.times.median.microseconds, found.times.p95.microseconds, found.times.p99.microseconds)
            add(map.name, found.costs, to: &alone)
            add("\(map.name), snapping one place", try snapTimes(pairs, metric, &random), to: &beside)
            let directions = try directionTimes(found.paths, metric)
            add("\(map.name), directions", directions.whole, to: &beside)
            add("\(map.name), directions for each km", directions.kilometer, to: &beside)
        }
        return Section(
            title: "Route", explanation: Self.explanation, tables: [search, alone, beside], remarks: world.maps.remarks)
    }

    private static let explanation = """
        One thread, a warm workspace, the car's costs with turns, a customized hierarchy (see *Hierarchy*). Pairs of
        random places on random roads, at most 20 km apart; *no way* counts pairs that no legal way joins, which are
        among the times. *Search*: the route as a list of arcs; *the cost alone*: without them. *Snapping*: the nearest
        road that a car may use to a point up to 20 m beside a road. *Directions*: steps, words, announcements and
        banners in English of the paths found.
        """

    private typealias Pair = RoutePairs.Positions

    private func add(_ name: String, _ times: Samples, to table: inout Table) {
        table.add(name, times.median.microseconds, times.p95.microseconds, times.p99.microseconds)
    }

    private func searches(
        _ pairs: [Pair], _ metric: HierarchyMetric
    ) throws -> (times: Samples, costs: Samples, arcs: Samples, paths: [RoutePath]) {
        var search = HierarchySearch(metric: metric)
        for pair in pairs.prefix(20) { _ = find(pair, &search) }
        var times: [Double] = []
        var costs: [Double] = []
        var paths: [RoutePath] = []
        for pair in pairs {
            costs.append(Stopwatch.time { cost(pair, &search) }.seconds)
            let (seconds, path) = Stopwatch.time { find(pair, &search) }
            times.append(seconds)
            if let path { paths.append(path) }
        }
        return (
            try Samples(times), try Samples(costs), try Samples(paths.map { Double($0.arcs.count) }), paths
        )
    }

    private func find(_ pair: Pair, _ search: inout HierarchySearch) -> RoutePath? {
        search.route(from: RouteEndpoint(position: pair.start), to: RouteEndpoint(position: pair.end))
    }

    private func cost(_ pair: Pair, _ search: inout HierarchySearch) -> Milliseconds? {
        search.cost(from: RouteEndpoint(position: pair.start), to: RouteEndpoint(position: pair.end))
    }

    private func snapTimes(_ pairs: [Pair], _ metric: Metric, _ random: inout SeededRandom) throws -> Samples {
        let places = pairs.map { pair in
            metric.network.coordinate(of: pair.start).moved(
                by: .random(in: 0...20, using: &random), bearing: .random(in: 0..<360, using: &random))
        }
        return try Samples(places.map { place in Stopwatch.time { metric.snaps(of: place, radius: 1000) }.seconds })
    }

    private func directionTimes(
        _ paths: [RoutePath], _ metric: Metric
    ) throws -> (whole: Samples, kilometer: Samples) {
        let guide = RouteGuide(metric: metric, language: .english)
        let network = metric.network
        var (whole, kilometer): ([Double], [Double]) = ([], [])
        for path in paths.prefix(1000) {
            let last = path.arcs[path.arcs.count - 1]
            let waypoint = Waypoint(coordinate: network.junction(network.head(of: last)).coordinate.coordinate)
            let (seconds, directions) = Stopwatch.time { guide.directions(along: [path], to: [waypoint]) }
            whole.append(seconds)
            if directions.distance >= 100 { kilometer.append(seconds / directions.distance * 1000) }
        }
        return (try Samples(whole), try Samples(kilometer))
    }
}

import Routing

/// What everything takes on one map; times in seconds.
struct GrowthPoint: Sendable {
    let map: String
    /// That cars may travel.
    let arcs: Int
    let order: Double
    let fromOrder: Double
    let customization: Double
    let cost: Double
    let route: Double
    let matrix: Double
    let snapping: Double
    /// Of the hierarchy and one set of costs, for each of those arcs.
    let bytesOfArc: Double

    init(_ map: String, _ network: RoadNetwork, pairs: Int, runs: Int) throws {
        self.map = map
        let metric = Metric(network: network, profile: .car)
        arcs = (0..<UInt32(network.arcCount)).count { metric.isPassable(ArcID($0)) }
        let (orderSeconds, order) = Stopwatch.time { RoadOrder.find(in: network, for: .car) }
        let (made, hierarchy) = Stopwatch.time { Hierarchy(of: network, for: .car, order: order) }
        self.order = orderSeconds
        fromOrder = made
        bytesOfArc = Double(hierarchy.byteCount) / Double(max(arcs, 1))
        let customized = HierarchyMetric(hierarchy, metric: metric)
        customization = try Self.median(runs) { _ = HierarchyMetric(hierarchy, metric: metric) }

        var random = SeededRandom(seed: 14)
        let positions = RoutePairs.positions(pairs, in: metric, using: &random)
        (cost, route) = try Self.searchTimes(positions, customized)
        let places = RoutePairs.group(100, in: metric, using: &random).map { RouteEndpoint(position: $0) }
        var single = HierarchySearch(metric: customized)
        var search = MatrixSearch(hierarchy: hierarchy)
        self.matrix = try Self.median(max(runs / 2, 1)) { _ = search.matrix(from: places, to: places, by: &single) }
        snapping = try Samples(
            positions.map { pair in
                let place = network.coordinate(of: pair.start).moved(
                    by: .random(in: 0...20, using: &random), bearing: .random(in: 0..<360, using: &random))
                return Stopwatch.time { metric.snaps(of: place, radius: 1000) }.seconds
            }
        ).median
    }

    private static func median(_ runs: Int, _ work: () -> Void) throws -> Double {
        work()
        return try Samples((0..<runs).map { _ in Stopwatch.time(work).seconds }).median
    }

    /// Of pairs that a way joins.
    private static func searchTimes(
        _ pairs: [RoutePairs.Positions], _ metric: HierarchyMetric
    ) throws -> (cost: Double, route: Double) {
        var search = HierarchySearch(metric: metric)
        var (costs, routes): ([Double], [Double]) = ([], [])
        for pair in pairs {
            let (start, end) = (RouteEndpoint(position: pair.start), RouteEndpoint(position: pair.end))
            let (seconds, cost) = Stopwatch.time { search.cost(from: start, to: end) }
            guard cost != nil else { continue }
            costs.append(seconds)
            routes.append(Stopwatch.time { search.route(from: start, to: end) }.seconds)
        }
        return (try Samples(costs).median, try Samples(routes).median)
    }
}

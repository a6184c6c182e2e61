import Routing

/// What a hierarchy costs to make, to bring up to other costs, and to keep.
struct HierarchyTimes: Measurement {
    func run(in world: World) async throws -> Section {
        var making = Table(
            "made for cars", "arcs", "order, s", "from the order, s", "nodes", "edges", "bytes for each arc of cars")
        var customizing = Table("customized", "all, ms", "1 arc, ms", "10 arcs, ms", "100 arcs, ms", "1,000 arcs, ms")
        for map in world.maps.all {
            let network = try await world.maps.network(of: map)
            let runs = world.runs(10)
            let (orderSeconds, order) = Stopwatch.time {
                RoadOrder.find(in: network, for: .car)
            }
            let (made, hierarchy) = Stopwatch.time { Hierarchy(of: network, for: .car, order: order) }
            let metric = Metric(network: network, profile: .car)
            let arcs = (0..<UInt32(network.arcCount)).map { ArcID($0) }.filter(metric.isPassable)
            making.add(
                map.name, arcs.count.grouped, orderSeconds.figure, made.figure, hierarchy.nodeCount.grouped,
                hierarchy.edgeCount.grouped, (Double(hierarchy.byteCount) / Double(arcs.count)).figure)
            let customized = HierarchyMetric(hierarchy, metric: metric)
            let all = try Samples(
                await Stopwatch.times(runs: runs) { _ = HierarchyMetric(hierarchy, metric: metric) })
            let parts = try [1, 10, 100, 1_000].map { count in
                try partialTimes(customized, arcs, count: count, runs: runs).median * 1e3
            }
            customizing.add(
                map.name, (all.median * 1e3).figure, parts[0].figure, parts[1].figure, parts[2].figure,
                parts[3].figure)
        }
        return Section(
            title: "Hierarchy", explanation: Self.explanation, tables: [making, customizing],
            remarks: world.maps.remarks)
    }

    private static let explanation = """
        The customizable contraction hierarchy of cars. *Order*: found once, at the import, and kept with the map. *From
        the order*: what a server does at its start: the graph of turns, its elimination tree, the edges that can ever be
        part of a way. Arcs are those that cars may travel; bytes are those of the hierarchy and of one set of costs.
        *Customized*: the costs of all edges from a metric, on all cores, and what it takes when the speed of so many
        random arcs changes; half of the changes are changed back. Medians of 10 runs.
        """

    private func partialTimes(
        _ customized: HierarchyMetric, _ arcs: [ArcID], count: Int, runs: Int
    ) throws -> Samples {
        var random = SeededRandom(seed: 7)
        var times: [Double] = []
        for _ in 0..<max(runs / 2, 1) {
            var circumstances = Circumstances()
            for _ in 0..<count {
                circumstances.states[arcs[Int.random(in: arcs.indices, using: &random)]] = .speed(7)
            }
            let slow = Metric(customized.metric, in: circumstances)
            let (there, changed) = Stopwatch.time { HierarchyMetric(customized, to: slow) }
            let (back, _) = Stopwatch.time { HierarchyMetric(changed, to: customized.metric) }
            times += [there, back]
        }
        return try Samples(times)
    }
}

/// Finds the costs between many places and many others, all pairs at once.
///
/// Each place climbs the hierarchy once. Two places then need no search: the cheapest way between them goes over one of
/// the nodes that both have climbed, and these lie on one path to the root.
/// Source: Knopp, Sanders, Schultes, Schulz, Wagner, "Computing many-to-many shortest paths using highway hierarchies"
/// (2007), with elimination trees in place of buckets.
package struct MatrixSearch: Sendable {
    private let metric: HierarchyMetric
    private var search: HierarchySearch
    private var costs: [Milliseconds]

    package init(metric: HierarchyMetric) {
        self.metric = metric
        search = HierarchySearch(metric: metric)
        costs = Array(repeating: HierarchyMetric.far, count: metric.hierarchy.nodes.count)
    }

    /// - Returns: for each origin the costs to all destinations, `nil` where no way leads.
    package mutating func costs(
        from origins: [RouteEndpoint], to destinations: [RouteEndpoint]
    ) -> [[Milliseconds?]] {
        let arrivals = destinations.map { search.climb(back: $0.arrivals(in: metric.metric)) }
        return origins.map { origin in
            let departure = search.climb(origin.departures(in: metric.metric))
            for (node, cost) in departure.labels { costs[Int(node)] = cost }
            defer { for (node, _) in departure.labels { costs[Int(node)] = HierarchyMetric.far } }
            return zip(destinations, arrivals).map { destination, arrival in
                // A way that ends on the arc that it begins on is no meeting of two climbs.
                if origin.position.road == destination.position.road {
                    return search.cost(from: origin, to: destination)
                }
                return cheapest(arrival)
            }
        }
    }

    private func cheapest(_ arrival: Climb) -> Milliseconds? {
        var best = HierarchyMetric.far
        let costs = costs.span
        for (node, cost) in arrival.labels { best = min(best, cost &+ costs[unchecked: Int(node)]) }
        return best < HierarchyMetric.far ? best - arrival.surplus : nil
    }
}

/// All nodes that a search meets on its way up, ascending, with what each costs.
struct Climb {
    var labels: [(node: UInt32, cost: Milliseconds)]
    /// What every cost is too high by.
    var surplus: Milliseconds
}

/// Finds the costs between many places and many others, all pairs at once.
///
/// Each place climbs the hierarchy once. Two places then need no search: the cheapest way between them goes over one of
/// the nodes that both have climbed.
/// Source: Knopp, Sanders, Schultes, Schulz, Wagner, "Computing many-to-many shortest paths using highway hierarchies"
/// (2007).
package struct MatrixSearch: Sendable {
    private let metric: HierarchyMetric
    private var search: HierarchySearch
    private var buckets: ClimbBuckets

    package init(metric: HierarchyMetric) {
        self.metric = metric
        search = HierarchySearch(metric: metric)
        buckets = ClimbBuckets(nodeCount: metric.hierarchy.nodes.count)
    }

    /// - Parameter measuring: whether the lengths of the ways are wanted too, which takes longer.
    package mutating func matrix(
        from origins: [RouteEndpoint], to destinations: [RouteEndpoint], measuring: Bool = false
    ) -> RouteMatrix {
        var matrix = RouteMatrix(rows: origins.count, columns: destinations.count, isMeasured: measuring)
        let arrivals = destinations.map { search.climb(back: $0.arrivals(in: metric.metric)) }
        buckets.fill(arrivals)
        defer { buckets.empty(of: arrivals) }
        var edges = EdgeLengths(of: metric)
        var lengthsBack = zip(arrivals, destinations).map { ClimbLengths(of: $0, to: $1) }
        var meetings: [ClimbBuckets.Meeting] = []
        for (row, origin) in origins.enumerated() {
            let departure = search.climb(origin.departures(in: metric.metric))
            meetings.removeAll(keepingCapacity: true)
            meetings.append(contentsOf: repeatElement(.init(), count: destinations.count))
            buckets.meet(departure, &meetings)
            var lengths = ClimbLengths(of: departure, from: origin)
            for (column, meeting) in meetings.enumerated() {
                if origin.position.road == destinations[column].position.road {
                    fill(row, column, from: origin, to: destinations[column], &matrix)
                } else if meeting.isFound {
                    matrix.set(row, column, cost: meeting.cost - arrivals[column].surplus)
                    guard measuring else { continue }
                    let (there, back) = (
                        lengths.length(to: meeting.node, &edges), lengthsBack[column].length(to: meeting.node, &edges)
                    )
                    matrix.set(row, column, length: there + back)
                }
            }
        }
        return matrix
    }

    /// Two places on one road: a way that ends on the arc that it begins on is no meeting of two climbs.
    private mutating func fill(
        _ row: Int, _ column: Int, from origin: RouteEndpoint, to destination: RouteEndpoint,
        _ matrix: inout RouteMatrix
    ) {
        guard let path = search.route(from: origin, to: destination) else { return }
        matrix.set(row, column, cost: path.cost)
        if matrix.isMeasured { matrix.set(row, column, length: path.length(in: metric.hierarchy.network)) }
    }
}

import Routing

/// The roads are no longer as they were. One value for all trips of a mode: each sees by itself whether it is concerned.
package struct RoadChange: Sendable {
    /// The roads as they are now.
    package let metric: Metric
    /// As they were before; `nil` where that isn't known or was another map.
    private let previous: Metric?
    /// Where one differs from the other, and perhaps some more.
    private let roads: Set<RoadID>

    /// O(what has changed).
    ///
    /// - Parameter previous: what trips went by so far; one that went by anything else compares for itself.
    package init(to metric: Metric, from previous: Metric? = nil) {
        self.metric = metric
        self.previous = previous.flatMap { $0.network === metric.network ? $0 : nil }
        roads = self.previous.map { $0.roads(where: metric) } ?? []
    }

    /// Whether an arc may cost something else than it did for who went by `former`.
    func mayConcern(_ arc: ArcID, since former: Metric) -> Bool { former !== previous || roads.contains(arc.road) }
}

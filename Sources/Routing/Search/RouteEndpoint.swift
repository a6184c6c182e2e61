/// Where a route begins or ends: a position along a road, and the directions in which it may be left or reached.
package struct RouteEndpoint: Hashable, Sendable {
    package var position: RoadPosition
    /// Never empty for an endpoint that snapping made.
    package var directions: [Direction]

    package init(position: RoadPosition, directions: [Direction] = Direction.allCases) {
        self.position = position
        self.directions = directions
    }

    package var arcs: [ArcID] { directions.map(position.road.arc) }
}

/// The cheapest way between two endpoints, as the arcs travelled, the first and the last in part.
package struct RoutePath: Hashable, Sendable {
    /// At least one.
    package var arcs: [ArcID]
    /// Where travel begins along the first arc, in metres in its direction.
    package var startOffset: Double
    /// Where travel ends along the last arc, in metres in its direction.
    package var endOffset: Double
    /// The whole cost, turns included.
    package var cost: Milliseconds

    package init(arcs: [ArcID], startOffset: Double, endOffset: Double, cost: Milliseconds) {
        self.arcs = arcs
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.cost = cost
    }
}

extension RoutePath {
    /// The meters of road travelled, the first and the last arc in part.
    package func length(in network: RoadNetwork) -> Double {
        let whole = arcs.dropLast().reduce(0) { $0 + Double(network.road(of: $1).length) }
        return whole - startOffset + endOffset
    }

    /// This way and the one that goes on from its end, as one; `nil` where that one turns around there.
    package func joined(with next: RoutePath) -> RoutePath? {
        guard let last = arcs.last, last == next.arcs.first else { return nil }
        return RoutePath(
            arcs: arcs + next.arcs.dropFirst(), startOffset: startOffset, endOffset: next.endOffset,
            cost: cost + next.cost)
    }
}

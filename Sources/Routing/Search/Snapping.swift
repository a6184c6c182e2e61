/// A coordinate brought onto the network.
package struct Snap: Sendable, Equatable {
    package var endpoint: RouteEndpoint
    package var coordinate: Coordinate
    /// Metres from the coordinate that was given.
    package var distance: Double
}

extension Metric {
    /// The nearest positions on roads that this profile can travel, nearest first, at most one for each road.
    ///
    /// - Parameters:
    ///   - heading: degrees; directions that lead away from it by more than `headingTolerance` are left out.
    package func snaps(
        of coordinate: Coordinate, radius: Double, heading: Double? = nil, headingTolerance: Double = 90,
        limit: Int = 1
    ) -> [Snap] {
        let found = network.index.nearest(
            to: coordinate, radius: radius, limit: heading == nil ? limit : limit * 4, where: isPassable)
        return Array(
            found.lazy.compactMap { neighbor in
                let directions = self.directions(at: neighbor.position, heading: heading, tolerance: headingTolerance)
                guard !directions.isEmpty else { return nil }
                return Snap(
                    endpoint: RouteEndpoint(position: neighbor.position, directions: directions),
                    coordinate: neighbor.coordinate, distance: neighbor.distance)
            }.prefix(limit))
    }

    private func directions(at position: RoadPosition, heading: Double?, tolerance: Double) -> [Direction] {
        let open = Direction.allCases.filter { isPassable(position.road.arc($0)) }
        guard let heading, let along = network.line(of: position.road).bearing(at: position.offset) else { return open }
        return open.filter { direction in
            let travel = direction == .forward ? along : along + 180
            return Bearing.difference(travel, heading) <= tolerance
        }
    }
}

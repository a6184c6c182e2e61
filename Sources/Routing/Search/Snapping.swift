/// A coordinate brought onto the network.
package struct Snap: Sendable, Equatable {
    package var endpoint: RouteEndpoint
    package var coordinate: Coordinate
    /// Metres from the coordinate that was given.
    package var distance: Double

    package init(endpoint: RouteEndpoint, coordinate: Coordinate, distance: Double) {
        self.endpoint = endpoint
        self.coordinate = coordinate
        self.distance = distance
    }
}

extension Metric {
    /// What a trip wants of the place where it meets the network.
    package enum End: Sendable {
        case departure, arrival
    }

    /// The nearest positions on roads that this profile can travel, nearest first, at most one for each road.
    ///
    /// A road in a tunnel counts as farther away than one on the surface: receivers hear nothing down there.
    ///
    /// - Parameters:
    ///   - radius: in metres.
    ///   - heading: degrees; directions that lead away from it by more than `headingTolerance` are left out.
    ///   - limit: how many at the most.
    ///   - isWanted: roads that are not are passed over.
    ///   - end: where given, and none of these leads on to the main part of the network (or from there), the nearest
    ///     one that does comes last, one more than `limit`.
    package func snaps(
        of coordinate: Coordinate, radius: Double, heading: Double? = nil, headingTolerance: Double = 90,
        limit: Int = 1, for end: End? = nil, where isWanted: (RoadID) -> Bool = { _ in true }
    ) -> [Snap] {
        let headed = heading.map { (degrees: $0, tolerance: headingTolerance) }
        var snaps = nearest(to: coordinate, radius: radius, headed, limit: limit) { isPassable($0) && isWanted($0) }
        guard let end, !snaps.contains(where: { $0.endpoint.arcs.contains { isConnected($0, end) } }) else {
            return snaps
        }
        snaps += nearest(to: coordinate, radius: radius, headed, limit: 1) { road in
            Direction.allCases.contains { isPassable(road.arc($0)) && isConnected(road.arc($0), end) } && isWanted(road)
        }
        return snaps
    }

    /// Whether an arc leads on to the main part of the network, or is reached from it.
    package func isConnected(_ arc: ArcID, _ end: End) -> Bool {
        switch end {
        case .departure: connectivity.leavesToMain[Int(arc.index)]
        case .arrival: connectivity.isReachedFromMain[Int(arc.index)]
        }
    }

    /// Metres that a tunnel counts as farther away.
    private static let tunnelPenalty = 25.0
    /// Roads looked at for each that is wanted, where one in a tunnel or of another direction may fall behind.
    private static let lookahead = 4

    private func nearest(
        to coordinate: Coordinate, radius: Double, _ heading: (degrees: Double, tolerance: Double)?, limit: Int,
        where isUsable: (RoadID) -> Bool
    ) -> [Snap] {
        var found = network.index.nearest(
            to: coordinate, radius: radius, limit: heading == nil ? limit : limit * Self.lookahead, where: isUsable)
        if heading == nil, found.contains(where: { isTunnel($0.position.road) }) {
            found = network.index.nearest(
                to: coordinate, radius: radius, limit: limit * Self.lookahead, where: isUsable)
        }
        let snaps = found.compactMap { neighbor -> (snap: Snap, distance: Double)? in
            let directions = directions(at: neighbor, heading)
            guard !directions.isEmpty else { return nil }
            let snap = Snap(
                endpoint: RouteEndpoint(position: neighbor.position, directions: directions),
                coordinate: neighbor.coordinate, distance: neighbor.distance)
            return (snap, neighbor.distance + (isTunnel(neighbor.position.road) ? Self.tunnelPenalty : 0))
        }
        return snaps.sorted { $0.distance < $1.distance }.prefix(limit).map(\.snap)
    }

    private func isTunnel(_ road: RoadID) -> Bool { network.roads[Int(road.index)].attributes.contains(.tunnel) }

    private func directions(
        at neighbor: RoadIndex.Neighbor, _ heading: (degrees: Double, tolerance: Double)?
    ) -> [Direction] {
        let open = Direction.allCases.filter { isPassable(neighbor.position.road.arc($0)) }
        guard let heading, let along = neighbor.bearing else { return open }
        return open.filter { direction in
            let travel = direction == .forward ? along : along + 180
            return Bearing.difference(travel, heading.degrees) <= heading.tolerance
        }
    }
}

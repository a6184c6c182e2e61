/// From which side of its road a place is reached and left.
package enum Approach: Sendable {
    case unrestricted
    /// The place lies on the side that traffic keeps to: nobody has to cross the road.
    case curb
    /// The place lies across the oncoming traffic.
    case opposite
}

extension Metric {
    /// The directions of a snapped place in which it is approached from one side.
    ///
    /// A road that is open in one direction only has no other side, nor has a place in the middle of a road: both stay as
    /// they are, as in OSRM.
    ///
    /// - Parameter coordinate: what was snapped.
    package func endpoint(of snap: Snap, at coordinate: Coordinate, _ approach: Approach) -> RouteEndpoint {
        var endpoint = snap.endpoint
        let road = network.roads[Int(endpoint.position.road.index)]
        let isTwoWay = Direction.allCases.allSatisfy { isPassable(endpoint.position.road.arc($0)) }
        guard approach != .unrestricted, isTwoWay, snap.distance > Self.middleOfTheRoad,
            let along = network.line(of: endpoint.position.road).bearing(at: endpoint.position.offset)
        else { return endpoint }
        let aside = Bearing.turn(from: along, to: snap.coordinate.bearing(to: coordinate))
        let keepsTo: Double = road.attributes.contains(.leftHand) ? -1 : 1
        let curb: Direction = aside * keepsTo > 0 ? .forward : .backward
        endpoint.directions = endpoint.directions.filter { ($0 == curb) == (approach == .curb) }
        return endpoint
    }

    /// Meters within which a place has no side.
    private static let middleOfTheRoad = 0.5
}

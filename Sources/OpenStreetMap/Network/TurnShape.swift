import Routing

/// Which way a turn leads, by the shapes of its roads.
extension NetworkBuilder {
    /// Whether a sign may show a turn as `shown`: a road that bears off gently is signed as straight on or as a turn.
    func turn(from: RoadID, to: RoadID, at junction: JunctionID, mayBe shown: RestrictionRule.Turn) -> Bool {
        guard from != to else { return shown == .around }
        let arrival = Bearing.normalized(bearing(of: from, leaving: junction) + 180)
        let angle = Bearing.turn(from: arrival, to: bearing(of: to, leaving: junction))
        return switch shown {
        case .left: angle <= -Self.leastTurn
        case .right: angle >= Self.leastTurn
        case .straight: abs(angle) <= Self.mostStraight
        case .around: abs(angle) >= Self.leastAround
        }
    }

    /// In degrees.
    private static let leastTurn = 20.0
    private static let mostStraight = 45.0
    private static let leastAround = 150.0

    /// How far into a road its direction is measured, in metres.
    private static let lookahead = 12.0

    private func bearing(of road: RoadID, leaving junction: JunctionID) -> Double {
        let shape = tables.shape(of: road)
        let points = tables.roads[Int(road.index)].from == junction ? Array(shape) : shape.reversed()
        let start = points[0].coordinate
        let target = points.dropFirst().first { start.distance(to: $0.coordinate) >= Self.lookahead }
        return start.bearing(to: (target ?? points[points.count - 1]).coordinate)
    }
}

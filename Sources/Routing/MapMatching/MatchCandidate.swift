/// A place on an arc where a vehicle may have been when it reported its position.
struct MatchCandidate: Sendable, BitwiseCopyable {
    var arc: ArcID
    /// Metres from the arc's tail.
    var offset: Double
    /// Metres from the position reported.
    var distance: Double
    /// What speaks against it, by the position and the heading alone.
    var cost: Double
}

extension Metric {
    /// The places on arcs of this profile where `observation` may have been made: each direction of a road is one.
    func candidates(of observation: Observation, _ rules: MatchingRules) -> [MatchCandidate] {
        let deviation = rules.deviation(of: observation)
        let neighbors = network.index.nearest(
            to: observation.coordinate, radius: rules.radius(deviation: deviation), limit: rules.roadLimit,
            where: { isPassable($0) })
        var candidates: [MatchCandidate] = []
        candidates.reserveCapacity(neighbors.count * 2)
        for neighbor in neighbors {
            let off = neighbor.distance / deviation
            for direction in directions(at: neighbor, of: observation) {
                let arc = neighbor.position.road.arc(direction)
                candidates.append(
                    MatchCandidate(
                        arc: arc, offset: network.offset(of: neighbor.position, along: arc),
                        distance: neighbor.distance,
                        cost: rules.positionWeight * off * off / 2
                            + headingCost(of: observation, along: neighbor.bearing, direction, rules)))
            }
        }
        return candidates
    }

    /// The nearest place on one arc; `nil` where it lies farther away than roads are looked for.
    func candidate(of observation: Observation, on arc: ArcID, _ rules: MatchingRules) -> MatchCandidate? {
        let line = network.line(of: arc)
        let found = line.nearest(to: observation.coordinate)
        let deviation = rules.deviation(of: observation)
        guard found.distance <= rules.radius(deviation: deviation) else { return nil }
        let off = found.distance / deviation
        return MatchCandidate(
            arc: arc, offset: found.offset, distance: found.distance,
            cost: rules.positionWeight * off * off / 2
                + headingCost(of: observation, along: line.bearing(at: found.offset), .forward, rules))
    }

    /// In which a vehicle may have travelled there.
    private func directions(at neighbor: RoadIndex.Neighbor, of observation: Observation) -> [Direction] {
        let passable = Direction.allCases.filter { direction in
            isPassable(neighbor.position.road.arc(direction))
                && observation.allows(neighbor.bearing.map { direction == .forward ? $0 : $0 + 180 })
        }
        guard observation.approach != .unrestricted else { return passable }
        let snap = Snap(
            endpoint: RouteEndpoint(position: neighbor.position, directions: passable),
            coordinate: neighbor.coordinate, distance: neighbor.distance)
        return endpoint(of: snap, at: observation.coordinate, observation.approach).directions
    }

    private func headingCost(
        of observation: Observation, along bearing: Double?, _ direction: Direction, _ rules: MatchingRules
    ) -> Double {
        guard let heading = observation.heading, let along = bearing else { return 0 }
        let travel = direction == .forward ? along : along + 180
        return rules.headingCost(Bearing.difference(travel, heading))
    }
}

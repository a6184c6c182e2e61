/// A place on an arc where a vehicle may have been when it reported its position.
struct MatchCandidate: Sendable, BitwiseCopyable {
    var arc: ArcID
    /// Metres from the arc's tail.
    var offset: Double
    /// Metres from the position reported.
    var distance: Double
    /// Metres from the place to the position.
    var east: Double
    var north: Double
    /// What speaks against it, by the heading and by the position, each alone.
    var headingCost: Double
    var positionCost: Double
}

extension MatchCandidate {
    /// - Parameters:
    ///   - place: where on the arc; its coordinate.
    ///   - plane: around the position reported.
    ///   - deviation: of that position.
    fileprivate init(
        _ arc: ArcID, _ offset: Double, at place: Coordinate, on plane: LocalPlane, deviation: Double,
        headingCost: Double
    ) {
        self.arc = arc
        self.offset = offset
        east = -plane.east(place)
        north = -plane.north(place)
        distance = (east * east + north * north).squareRoot()
        let off = distance / deviation
        self.headingCost = headingCost
        positionCost = off * off / 2
    }
}

extension Metric {
    /// The places on arcs of this profile where `observation` may have been made: each direction of a road is one.
    func candidates(of observation: Observation, _ rules: MatchingRules) -> [MatchCandidate] {
        let deviation = rules.deviation(of: observation)
        let neighbors = network.index.nearest(
            to: observation.coordinate, radius: rules.radius(deviation: deviation), limit: rules.roadLimit,
            where: { isPassable($0) })
        let plane = LocalPlane(origin: observation.coordinate)
        var candidates: [MatchCandidate] = []
        candidates.reserveCapacity(neighbors.count * 2)
        for neighbor in neighbors {
            for direction in directions(at: neighbor, of: observation) {
                let arc = neighbor.position.road.arc(direction)
                candidates.append(
                    MatchCandidate(
                        arc, network.offset(of: neighbor.position, along: arc), at: neighbor.coordinate, on: plane,
                        deviation: deviation,
                        headingCost: headingCost(of: observation, along: neighbor.bearing, direction, rules)))
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
        return MatchCandidate(
            arc, found.offset, at: line.coordinate(at: found.offset),
            on: LocalPlane(origin: observation.coordinate), deviation: deviation,
            headingCost: headingCost(of: observation, along: line.bearing(at: found.offset), .forward, rules))
    }

    /// A place where a vehicle surely was.
    func sureCandidate(of observation: Observation, on arc: ArcID, at offset: Double, _ rules: MatchingRules)
        -> MatchCandidate
    {
        MatchCandidate(
            arc, offset, at: network.line(of: arc).coordinate(at: offset),
            on: LocalPlane(origin: observation.coordinate), deviation: rules.deviation(of: observation),
            headingCost: 0)
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

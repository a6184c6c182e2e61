/// What travelling along each arc costs a profile, and which arcs it may use only where a trip begins or ends.
struct ArcTable {
    private(set) var costs: [Milliseconds]
    private(set) var restricted: [Bool]

    init(arcCount: Int) {
        costs = Array(repeating: .impassable, count: arcCount)
        restricted = Array(repeating: false, count: arcCount)
    }

    init(costs: [Milliseconds], restricted: [Bool]) {
        self.costs = costs
        self.restricted = restricted
    }

    /// Computes both directions of a road.
    mutating func fill(
        _ id: RoadID, of network: RoadNetwork, for profile: Profile, in circumstances: Circumstances,
        avoiding avoidance: Avoidance
    ) {
        let road = network.road(id, when: circumstances)
        let isAvoided = avoidance.covers(id, road)
        for direction in Direction.allCases {
            let arc = id.arc(direction)
            let state = circumstances.states.isEmpty ? nil : circumstances.states[arc]
            let seen = circumstances.learned.observation(of: arc, profile.mode)
            costs[Int(arc.index)] = isAvoided ? .impassable : Self.cost(of: road, direction, state, seen, profile)
            restricted[Int(arc.index)] = road.restricted[direction].contains(profile.mode)
        }
    }

    func isOpen(_ road: RoadID) -> Directed<Bool> {
        Directed(
            forward: costs[Int(road.arc(.forward).index)] != .impassable,
            backward: costs[Int(road.arc(.backward).index)] != .impassable)
    }

    private static func cost(
        of road: Road, _ direction: Direction, _ state: ArcState?, _ seen: LearnedSpeeds.Observation?,
        _ profile: Profile
    ) -> Milliseconds {
        guard let usual = profile.speed(on: road, direction) else { return .impassable }
        let speed: Double
        switch state {
        case .closed: return .impassable
        // Only what concerns all traffic is reported, and walkers are not in its way.
        case .speed(let driven) where profile.mode == .car: speed = max(Double(driven), 0.1)
        case .speed, nil:
            speed = seen?.speed(usual: usual, limit: profile.limit(on: road, direction)) ?? usual
        }
        return Milliseconds(seconds: Double(road.length) * 3.6 / speed, minimum: 1)
    }
}

extension RoadNetwork {
    /// A road with those of its conditions applied that hold now.
    func road(_ id: RoadID, when circumstances: Circumstances) -> Road {
        let road = roads[Int(id.index)]
        guard !circumstances.hours.isEmpty, let own = conditionsOfRoads[id] else { return road }
        return road.applying(own.lazy.filter { circumstances.hours.contains($0.hours) })
    }
}

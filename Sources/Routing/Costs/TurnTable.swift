/// The costs of all turns of a network for one profile: angles, controls, barriers, U-turns and signed restrictions.
struct TurnTable {
    private(set) var costs: [Milliseconds]
    private let network: RoadNetwork
    private let profile: Profile
    private let arcCosts: [Milliseconds]

    init(network: RoadNetwork, profile: Profile, arcCosts: [Milliseconds]) {
        self.network = network
        self.profile = profile
        self.arcCosts = arcCosts
        costs = Array(repeating: .impassable, count: network.turnCount)
        for junction in 0..<network.junctions.count { fill(JunctionID(UInt32(junction))) }
        for restriction in network.restrictions where restriction.modes.contains(profile.mode) { apply(restriction) }
        for junction in 0..<network.junctions.count { openDeadEnds(at: JunctionID(UInt32(junction))) }
    }

    private func isPassable(_ arc: ArcID) -> Bool { arcCosts[Int(arc.index)] != .impassable }

    /// The arcs by which this mode can arrive.
    private func arrivals(at junction: JunctionID) -> [ArcID] {
        network.departures(from: junction).map(\.reversed).filter(isPassable)
    }

    private mutating func fill(_ junction: JunctionID) {
        guard !network.junction(junction).blocked.contains(profile.mode) else { return }
        let departures = network.departures(from: junction).filter(isPassable)
        let hasChoice = Set(network.departures(from: junction).map(\.road)).count > 2
        for arrival in arrivals(at: junction) {
            for departure in departures where departure != arrival.reversed {
                costs[network.turnIndex(from: arrival, to: departure)] =
                    cost(from: arrival, to: departure, hasChoice: hasChoice)
            }
        }
    }

    private func cost(from arrival: ArcID, to departure: ArcID, hasChoice: Bool) -> Milliseconds {
        Milliseconds(
            seconds: profile.turnSeconds(
                angle: network.turnAngle(from: arrival, to: departure),
                control: network.junction(network.head(of: arrival)).control, hasChoice: hasChoice,
                isUTurn: departure == arrival.reversed,
                isLeftHand: network.road(of: arrival).attributes.contains(.leftHand)))
    }

    private mutating func apply(_ restriction: TurnRestriction) {
        // A restriction over other roads needs a search that remembers where it came from; see docs/routing.md.
        guard case .junction(let via) = restriction.via else { return }
        let targets = network.departures(from: via).filter { $0.road == restriction.to && isPassable($0) }
        for arrival in arrivals(at: via) where arrival.road == restriction.from {
            switch restriction.kind {
            case .no: targets.forEach { forbid(from: arrival, to: $0) }
            case .only:
                // A mandatory turn into a road that is closed to this mode would forbid everything.
                guard !targets.isEmpty else { continue }
                for departure in network.departures(from: via) where departure.road != restriction.to {
                    forbid(from: arrival, to: departure)
                }
            }
        }
    }

    private mutating func forbid(from arrival: ArcID, to departure: ArcID) {
        costs[network.turnIndex(from: arrival, to: departure)] = .impassable
    }

    /// Turning around is for places where there is nothing else to do, as in OSRM.
    private mutating func openDeadEnds(at junction: JunctionID) {
        for arrival in arrivals(at: junction) where isPassable(arrival.reversed) {
            let canGoOn = network.departures(from: junction).contains {
                $0 != arrival.reversed && costs[network.turnIndex(from: arrival, to: $0)] != .impassable
            }
            guard !canGoOn else { continue }
            costs[network.turnIndex(from: arrival, to: arrival.reversed)] =
                cost(from: arrival, to: arrival.reversed, hasChoice: false)
        }
    }
}

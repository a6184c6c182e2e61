/// The costs of all turns of a network for one profile: angles, controls, barriers, U-turns and signed restrictions.
struct TurnTable {
    private(set) var costs: [Milliseconds]
    private let network: RoadNetwork
    private let profile: Profile
    private let circumstances: Circumstances

    /// - Parameter costs: to start from; all impassable where absent.
    init(network: RoadNetwork, profile: Profile, circumstances: Circumstances, costs: [Milliseconds]? = nil) {
        self.network = network
        self.profile = profile
        self.circumstances = circumstances
        self.costs = costs ?? Array(repeating: .impassable, count: network.turnCount)
    }

    /// Computes the turns of a junction anew.
    mutating func fill(_ junction: JunctionID, arcCosts: [Milliseconds]) {
        let departures = network.departures(from: junction)
        for arrival in departures.lazy.map(\.reversed) {
            for departure in departures { costs[network.turnIndex(from: arrival, to: departure)] = .impassable }
        }
        let square = Square(
            arrivals: departures.map(\.reversed).filter { arcCosts[Int($0.index)] != .impassable },
            departures: departures.filter { arcCosts[Int($0.index)] != .impassable },
            hasChoice: Set(departures.map(\.road)).count > 2)
        if !network.junction(junction).blocked.contains(profile.mode) { open(square) }
        for restriction in network.restrictions(at: junction)
        where restriction.modes.contains(profile.mode) && circumstances.holds(restriction) {
            apply(restriction, to: square)
        }
        openDeadEnds(of: square)
    }

    /// The passable arcs of a junction.
    private struct Square {
        var arrivals: [ArcID]
        var departures: [ArcID]
        /// Whether the junction offers more than going on.
        var hasChoice: Bool
    }

    private mutating func open(_ square: Square) {
        for arrival in square.arrivals {
            for departure in square.departures where departure != arrival.reversed {
                costs[network.turnIndex(from: arrival, to: departure)] =
                    cost(from: arrival, to: departure, hasChoice: square.hasChoice)
            }
        }
    }

    private func cost(from arrival: ArcID, to departure: ArcID, hasChoice: Bool) -> Milliseconds {
        let road = network.road(of: arrival)
        let isControlled = road.isControlled(arriving: arrival.direction)
        return Milliseconds(
            seconds: profile.turnSeconds(
                angle: network.turnAngle(from: arrival, to: departure),
                control: isControlled ? network.junction(network.head(of: arrival)).control : .none,
                hasChoice: hasChoice, isUTurn: departure == arrival.reversed,
                isLeftHand: road.attributes.contains(.leftHand)))
    }

    private mutating func apply(_ restriction: TurnRestriction, to square: Square) {
        let targets = square.departures.filter { $0.road == restriction.to }
        for arrival in square.arrivals where arrival.road == restriction.from {
            switch restriction.kind {
            case .no: targets.forEach { forbid(from: arrival, to: $0) }
            case .only:
                // A mandatory turn into a road that is closed to this mode would forbid everything.
                guard !targets.isEmpty else { continue }
                for departure in square.departures where departure.road != restriction.to {
                    forbid(from: arrival, to: departure)
                }
            }
        }
    }

    private mutating func forbid(from arrival: ArcID, to departure: ArcID) {
        costs[network.turnIndex(from: arrival, to: departure)] = .impassable
    }

    /// Turning around is for places where there is nothing else to do, as in OSRM.
    private mutating func openDeadEnds(of square: Square) {
        for arrival in square.arrivals where square.departures.contains(arrival.reversed) {
            let canGoOn = square.departures.contains {
                $0 != arrival.reversed && costs[network.turnIndex(from: arrival, to: $0)] != .impassable
            }
            guard !canGoOn else { continue }
            costs[network.turnIndex(from: arrival, to: arrival.reversed)] =
                cost(from: arrival, to: arrival.reversed, hasChoice: false)
        }
    }
}

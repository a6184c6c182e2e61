/// What travelling costs one profile on one network at one time: every arc and every turn, in milliseconds.
///
/// Frozen like the network; a change (traffic, a closure) makes the next metric beside it, and running queries keep theirs.
package final class Metric: Sendable {
    package let network: RoadNetwork
    package let profile: Profile
    /// One for each arc; `.impassable` where this mode can't travel.
    let arcCosts: [Milliseconds]
    /// One for each pair of arriving and departing arc at each junction (`RoadNetwork.turnIndex`).
    let turnCosts: [Milliseconds]
    /// For each arc whether it is usable only where a trip begins or ends.
    let restricted: [Bool]

    package init(network: RoadNetwork, profile: Profile) {
        self.network = network
        self.profile = profile
        arcCosts = (0..<network.arcCount).map { Self.cost(of: ArcID(UInt32($0)), in: network, profile) }
        restricted = (0..<network.arcCount).map { arc in
            let arc = ArcID(UInt32(arc))
            return network.road(of: arc).restricted[arc.direction].contains(profile.mode)
        }
        turnCosts = TurnTable(network: network, profile: profile, arcCosts: arcCosts).costs
    }

    private static func cost(of arc: ArcID, in network: RoadNetwork, _ profile: Profile) -> Milliseconds {
        let road = network.road(of: arc)
        guard let speed = profile.speed(on: road, arc.direction) else { return .impassable }
        return Milliseconds(seconds: Double(road.length) * 3.6 / speed, minimum: 1)
    }
}

extension Metric {
    package func isPassable(_ arc: ArcID) -> Bool { arcCosts[Int(arc.index)] != .impassable }

    /// Whether the mode can travel along the road in any direction.
    package func isPassable(_ road: RoadID) -> Bool {
        isPassable(road.arc(.forward)) || isPassable(road.arc(.backward))
    }

    /// The cost of the whole arc, `.impassable` where it is closed.
    package func cost(of arc: ArcID) -> Milliseconds { arcCosts[Int(arc.index)] }

    /// The cost of the part of an arc between two offsets in metres along its direction of travel.
    package func cost(of arc: ArcID, from start: Double, to end: Double) -> Milliseconds {
        let whole = arcCosts[Int(arc.index)]
        let length = Double(network.road(of: arc).length)
        guard whole != .impassable else { return .impassable }
        guard length > 0 else { return whole }
        let share = min(max((end - start) / length, 0), 1)
        return Milliseconds((Double(whole) * share).rounded())
    }

    /// The cost of turning from one arc into another that leaves where it arrives; `.impassable` where forbidden.
    package func turnCost(from arrival: ArcID, to departure: ArcID) -> Milliseconds {
        turnCosts[network.turnIndex(from: arrival, to: departure)]
    }

    package func isRestricted(_ arc: ArcID) -> Bool { restricted[Int(arc.index)] }
}

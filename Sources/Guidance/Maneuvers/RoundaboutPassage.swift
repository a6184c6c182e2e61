import Routing

/// The way into, around and out of one roundabout, or the part of it that lies on the leg.
struct RoundaboutPassage {
    let decisions: [TurnDecision]
    /// Where the analysis goes on, behind the exit.
    let nextPlace: Int

    /// A ring no longer than this, in meters, reads as a turn: OSRM's radius of 15 m.
    private static let smallRing = 2 * Double.pi * 15
    private static let mostRingArcs = 32

    /// - Returns: `nil` where neither the arc at `place` nor the one before it is part of a roundabout.
    init?(entering place: Int, trace: LegTrace) {
        let ring = Ring(trace: trace)
        if ring.contains(place - 1) {
            nextPlace = place + 1
            guard !ring.contains(place) else {
                decisions = []
                return
            }
            // The leg began inside.
            var first = place - 1
            while first > 0, ring.contains(first - 1) { first -= 1 }
            decisions = [ring.leaving(at: place, exit: ring.exits(along: first..<place, takenAt: place))]
            return
        }
        guard ring.contains(place) else { return nil }
        var end = place
        while end < trace.arcs.count, ring.contains(end) { end += 1 }
        guard end < trace.arcs.count else {
            decisions = [ring.entering(at: place)]
            nextPlace = end
            return
        }
        let exit = ring.exits(along: place..<end, takenAt: end)
        let passage = ring.passage(from: place - 1, to: end)
        if ring.isSmall(at: place, limit: Self.smallRing, mostArcs: Self.mostRingArcs) {
            decisions = [
                TurnDecision(
                    place: place, type: .roundaboutTurn, modifier: passage.modifier, exit: exit, namedPlace: end,
                    passage: passage)
            ]
        } else {
            var entry = ring.entering(at: place)
            (entry.exit, entry.namedPlace, entry.passage) = (exit, end, passage)
            var leaving = ring.leaving(at: end, exit: exit)
            leaving.passage = passage
            decisions = [entry, leaving]
        }
        nextPlace = end + 1
    }
}

/// The roundabouts of a leg, seen arc by arc.
private struct Ring {
    let trace: LegTrace

    func contains(_ place: Int) -> Bool { trace.roads[place].isRing }

    private func isRing(_ arc: ArcID) -> Bool {
        trace.network.road(of: arc).isRing
    }

    func entering(at place: Int) -> TurnDecision {
        TurnDecision(place: place, type: .roundabout, modifier: modifier(at: place))
    }

    func leaving(at place: Int, exit: Int) -> TurnDecision {
        TurnDecision(place: place, type: .exitRoundabout, modifier: modifier(at: place), exit: exit)
    }

    private func modifier(at place: Int) -> ManeuverModifier {
        ManeuverModifier(turn: trace.network.turnAngle(from: trace.arcs[place - 1], to: trace.arcs[place]))
    }

    /// The number of the exit taken: every road that could be taken on the way counts, from the entry on.
    func exits(along places: Range<Int>, takenAt place: Int) -> Int {
        places.reduce(0) { count, ringPlace in
            let exits = exits(after: trace.arcs[ringPlace])
            guard ringPlace == place - 1 else { return count + exits.count }
            return count + (exits.firstIndex(of: trace.arcs[place]) ?? 0) + 1
        }
    }

    /// The roads out at the end of a ring's arc, in the order in which one comes past them.
    private func exits(after arc: ArcID) -> [ArcID] {
        let network = trace.network
        let metric = trace.metric
        let isLeftHand = network.road(of: arc).attributes.contains(.leftHand)
        return network.departures(from: network.head(of: arc))
            .filter { exit in
                exit != arc.reversed && !isRing(exit) && (!metric.isRestricted(exit) || trace.arcs.contains(exit))
                    && metric.turnCost(from: arc, to: exit) != .impassable
            }
            .map { (arc: $0, angle: network.turnAngle(from: arc, to: $0)) }
            .sorted { isLeftHand ? $0.angle < $1.angle : $0.angle > $1.angle }
            .map(\.arc)
    }

    /// The way through as one turn, and how far around it leads: 180° is straight on.
    func passage(from arrivalPlace: Int, to departurePlace: Int) -> (modifier: ManeuverModifier, degrees: Int) {
        let network = trace.network
        let arrival = trace.arcs[arrivalPlace]
        let departure = trace.arcs[departurePlace]
        let turn = Bearing.turn(
            from: network.arrivalBearing(of: arrival), to: network.departureBearing(of: departure))
        let isLeftHand = trace.roads[arrivalPlace + 1].isLeftHand
        let around = departure == arrival.reversed ? 360 : isLeftHand ? 180 + turn : 180 - turn
        let modifier = departure == arrival.reversed ? .uTurn : ManeuverModifier(turn: turn)
        return (modifier, Int(around.rounded()))
    }

    func isSmall(at place: Int, limit: Double, mostArcs: Int) -> Bool {
        let network = trace.network
        let start = trace.arcs[place]
        var arc = start
        var length = 0.0
        for _ in 0..<mostArcs {
            length += Double(network.road(of: arc).length)
            guard length <= limit else { return false }
            let next = network.departures(from: network.head(of: arc)).first { next in
                next != arc.reversed && isRing(next) && trace.metric.isPassable(next)
            }
            guard let next else { return false }
            if next == start { return true }
            arc = next
        }
        return false
    }
}

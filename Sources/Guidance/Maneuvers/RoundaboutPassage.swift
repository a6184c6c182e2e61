import Routing

/// The way into, around and out of one roundabout, or the part of it that lies on the leg.
struct RoundaboutPassage {
    let decisions: [TurnDecision]
    /// Where the analysis goes on, behind the exit.
    let nextPlace: Int

    /// A ring no longer than this, in meters, may read as a turn: OSRM's radius of 15 m.
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
        let shape = RingShape(around: trace.arcs[place], trace.metric, mostArcs: Self.mostRingArcs)
        let isSmall = shape.map { $0.length <= Self.smallRing } ?? false
        if let shape, isSmall, shape.readsAsCrossing {
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
            if !isSmall, let name = shape?.name {
                (entry.type, leaving.type) = (.rotary, .exitRotary)
                (entry.rotaryName, leaving.rotaryName) = (name, name)
            }
            decisions = [entry, leaving]
        }
        nextPlace = end + 1
    }
}

/// The roundabouts of a leg, seen arc by arc.
private struct Ring {
    let trace: LegTrace

    func contains(_ place: Int) -> Bool { trace.roads[place].isRing }

    func entering(at place: Int) -> TurnDecision {
        TurnDecision(place: place, type: .roundabout, modifier: modifier(at: place))
    }

    func leaving(at place: Int, exit: Int) -> TurnDecision {
        TurnDecision(place: place, type: .exitRoundabout, modifier: modifier(at: place), exit: exit)
    }

    private func modifier(at place: Int) -> ManeuverModifier {
        let junction = trace.line.coordinates[trace.arcStarts[place]]
        let offset = trace.offset(ofArc: place)
        let before =
            contains(place - 1)
            ? trace.line.coordinate(at: offset - Self.firstMeters).bearing(to: junction)
            : trace.network.arrivalBearing(of: trace.arcs[place - 1])
        let after =
            contains(place)
            ? junction.bearing(to: trace.line.coordinate(at: offset + Self.firstMeters))
            : trace.network.departureBearing(of: trace.arcs[place])
        return ManeuverModifier(turn: Bearing.turn(from: before, to: after))
    }

    /// A ring bends at once: its direction is that of its first meters.
    private static let firstMeters = 2.0

    /// The number of the exit taken: each place that is passed where one could leave counts, that of the entry too.
    func exits(along places: Range<Int>, takenAt place: Int) -> Int {
        let entry = places.lowerBound > 0 && leaves(after: trace.arcs[places.lowerBound - 1]) ? 1 : 0
        return places.dropLast().reduce(entry + 1) { $0 + (leaves(after: trace.arcs[$1]) ? 1 : 0) }
    }

    /// Whether a road leads off the ring at the end of an arc. Nobody counts driveways, or what is closed to all but a few.
    private func leaves(after arc: ArcID) -> Bool {
        let (network, metric) = (trace.network, trace.metric)
        return network.departures(from: network.head(of: arc)).contains { exit in
            let road = network.road(of: exit)
            return exit != arc.reversed && !road.isRing && !metric.isRestricted(exit)
                && RoadRank(of: road.roadClass, for: metric.profile.mode) < .service
                && metric.turnCost(from: arc, to: exit) != .impassable
        }
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
}

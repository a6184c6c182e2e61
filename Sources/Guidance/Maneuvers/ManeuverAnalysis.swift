import Routing

/// Finds the places of a leg at which a driver must be told something.
struct ManeuverAnalysis {
    private let trace: LegTrace

    init(trace: LegTrace) { self.trace = trace }

    /// A maneuver nearer to an end of the leg than this, in meters, is an accident of where the leg was cut.
    private static let trimmed = 1.0

    /// In the order in which they come.
    var decisions: [TurnDecision] {
        var decisions: [TurnDecision] = []
        var place = 1
        while place < trace.arcs.count {
            if let passage = RoundaboutPassage(entering: place, trace: trace) {
                decisions += passage.decisions
                place = passage.nextPlace
            } else {
                if let decision = decision(at: place) { decisions.append(decision) }
                place += 1
            }
        }
        decisions.removeAll { !isWithinLeg($0) }
        return CollapsedDecisions(trace: trace).collapse(decisions)
    }

    private func isWithinLeg(_ decision: TurnDecision) -> Bool {
        let offset = trace.offset(ofArc: decision.place)
        return offset >= Self.trimmed && offset <= trace.line.length - Self.trimmed
    }

    private func decision(at place: Int) -> TurnDecision? {
        let arrival = trace.arcs[place - 1]
        let departure = trace.arcs[place]
        guard departure != arrival.reversed else {
            return TurnDecision(place: place, type: .continue, modifier: .uTurn)
        }
        if trace.roads[place - 1].isFerry != trace.roads[place].isFerry {
            return TurnDecision(place: place, type: .notification, modifier: .straight)
        }
        guard trace.network.departures(from: trace.network.head(of: arrival)).count > 2 else {
            // Nobody chooses where one road goes on as another.
            return trace.metric.isPassable(departure.road) ? newName(at: place) : nil
        }
        let crossing = Crossing(after: arrival, trace.roads[place - 1], metric: trace.metric)
        guard let chosen = crossing.branch(departure) else { return nil }
        return crossing.isObvious(chosen)
            ? goingOn(into: chosen, at: place, crossing) : turning(into: chosen, at: place, crossing)
    }
}

extension ManeuverAnalysis {
    /// Where the way is obvious only a ramp, a merge or another name is worth a word.
    private func goingOn(into chosen: Crossing.Branch, at place: Int, _ crossing: Crossing) -> TurnDecision? {
        if chosen.roadClass.isRamp, !crossing.arrivalClass.isLink, !crossing.arrivalClass.hasRamps {
            return TurnDecision(place: place, type: .onRamp, modifier: ManeuverModifier(turn: chosen.angle))
        }
        let isSameRoad = trace.network.names.isSameRoad(trace.signs(ofArc: place - 1), trace.signs(ofArc: place))
        if !isSameRoad,
            let side = crossing.mergingSide(into: chosen, network: trace.network, metric: trace.metric)
        {
            return TurnDecision(place: place, type: .merge, modifier: side)
        }
        return newName(at: place)
    }

    private func newName(at place: Int) -> TurnDecision? {
        let (before, after) = (trace.roads[place - 1], trace.roads[place])
        guard !after.signs.isEmpty, !trace.network.names.isSameRoad(before.signs, after.signs) else { return nil }
        let turn = trace.network.turnAngle(from: trace.arcs[place - 1], to: trace.arcs[place])
        return TurnDecision(place: place, type: .newName, modifier: ManeuverModifier(turn: turn))
    }

    private func turning(into chosen: Crossing.Branch, at place: Int, _ crossing: Crossing) -> TurnDecision {
        // Where all roads ahead are ramps, the road itself splits.
        let isSplit =
            crossing.hasChoice(besides: chosen) && crossing.allChoices(besides: chosen) { $0.roadClass.isLink }
        let isOffRamp = chosen.roadClass.isLink && crossing.arrivalClass.hasRamps && !isSplit
        let isOnRamp = chosen.roadClass.isRamp && !crossing.arrivalClass.isLink && !crossing.arrivalClass.hasRamps
        if isOffRamp || isOnRamp {
            // A ramp begins almost straight; which side it is on depends on the road that it leaves.
            let side = crossing.modifier(of: chosen, besideRoadsWithin: 90)
            return TurnDecision(place: place, type: isOffRamp ? .offRamp : .onRamp, modifier: side)
        }
        if let whole = slipRoadModifier(at: place) {
            return TurnDecision(place: place, type: .turn, modifier: whole)
        }
        if let tine = crossing.forkModifier(of: chosen) {
            return TurnDecision(place: place, type: .fork, modifier: tine)
        }
        let modifier = crossing.modifier(of: chosen)
        if chosen.continuesRoad { return TurnDecision(place: place, type: .continue, modifier: modifier) }
        let type: ManeuverType = crossing.isEndOfRoad(turningInto: chosen) ? .endOfRoad : .turn
        return TurnDecision(place: place, type: type, modifier: modifier)
    }

    /// A slip road beside a crossing is one turn from where it leaves to where it leads, though each end is slight.
    private func slipRoadModifier(at place: Int) -> ManeuverModifier? {
        var end = place
        var length = 0.0
        while end < trace.arcs.count, trace.roads[end].roadClass.isLink {
            length += trace.length(ofArc: end)
            end += 1
        }
        let before = trace.arcs[place - 1]
        guard end > place, end < trace.arcs.count, length <= Self.longestSlipRoad,
            !trace.roads[place - 1].roadClass.isLink
        else { return nil }
        let turn = Bearing.turn(
            from: trace.network.arrivalBearing(of: before), to: trace.network.departureBearing(of: trace.arcs[end]))
        let modifier = ManeuverModifier(turn: turn)
        return modifier == .straight || modifier == .uTurn ? nil : modifier
    }

    /// In meters.
    static let longestSlipRoad = 200.0
}

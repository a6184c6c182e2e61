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
                let decision = decision(at: place)
                if let decision { decisions.append(decision) }
                place = (decision?.end ?? place) + 1
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
        if let change = changeOfMode(at: place),
            trace.roads[place - 1].mode == .ferry || trace.roads[place].mode == .ferry
        {
            return change
        }
        guard trace.network.departures(from: trace.network.head(of: arrival)).count > 2 else {
            // Nobody chooses where one road goes on as another.
            return trace.metric.isPassable(departure.road) ? changeOfMode(at: place) ?? newName(at: place) : nil
        }
        let crossing = Crossing(after: arrival, trace.roads[place - 1], metric: trace.metric)
        guard let chosen = crossing.branch(departure) else { return nil }
        return crossing.isObvious(chosen) && crossing.tineOfThree(chosen) == nil
            ? goingOn(into: chosen, at: place, crossing) : turning(into: chosen, at: place, crossing)
    }
}

extension ManeuverAnalysis {
    /// Where the way is obvious only a ramp, a merge or another name is worth a word.
    private func goingOn(into chosen: Crossing.Branch, at place: Int, _ crossing: Crossing) -> TurnDecision? {
        if let change = changeOfMode(at: place) { return change }
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

    /// Onto a ferry or off it; where bicycles are pushed, and where one may ride again; where a walker comes to stairs.
    private func changeOfMode(at place: Int) -> TurnDecision? {
        guard trace.roads[place - 1].mode != trace.roads[place].mode || beginStairs(at: place) else { return nil }
        return TurnDecision(place: place, type: .notification, modifier: .straight)
    }

    /// A landing between two flights doesn't end the stairs.
    private func beginStairs(at place: Int) -> Bool {
        guard trace.metric.profile.mode == .foot, trace.roads[place].roadClass == .steps else { return false }
        let last = trace.roads[..<place].lastIndex { $0.roadClass == .steps }
        return last.map { trace.offset(ofArc: place) - trace.offset(ofArc: $0 + 1) > StepAssembly.hiccup } ?? true
    }

    private func newName(at place: Int) -> TurnDecision? {
        let (before, after) = (trace.roads[place - 1], trace.roads[place])
        guard !after.signs.isEmpty, !trace.network.names.isSameRoad(before.signs, after.signs) else { return nil }
        let turn = trace.network.turnAngle(from: trace.arcs[place - 1], to: trace.arcs[place])
        return TurnDecision(place: place, type: .newName, modifier: ManeuverModifier(turn: turn))
    }

    private func turning(into chosen: Crossing.Branch, at place: Int, _ crossing: Crossing) -> TurnDecision? {
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
        if let slip = SlipRoad(leavingAt: place, from: crossing, into: chosen, trace: trace) {
            return turning(into: slip, at: place)
        }
        if let whole = turnAlongLink(at: place) { return whole }
        if IslandInTheRoad(trace: trace).begins(with: chosen, crossing) { return nil }
        if let tine = crossing.forkModifier(of: chosen) {
            return TurnDecision(place: place, type: .fork, modifier: tine)
        }
        var decision = TurnDecision(
            place: place, type: chosen.continuesRoad ? .continue : .turn, modifier: crossing.modifier(of: chosen))
        decision.isAtEndOfRoad = crossing.isEndOfRoad(turningInto: chosen)
        return decision
    }

    private func turning(into slip: SlipRoad, at place: Int) -> TurnDecision {
        let staysOnRoad = trace.network.names.isSameRoad(
            trace.signs(ofArc: place - 1), trace.signs(ofArc: slip.end))
        var decision = TurnDecision(
            place: place, type: staysOnRoad ? .continue : .turn, modifier: slip.modifier, namedPlace: slip.end)
        decision.end = slip.end
        return decision
    }

    /// A short link between two roads is one turn from where it leaves to where it leads, though each end is slight. Where
    /// there is a choice at its end, that is a turn of its own.
    private func turnAlongLink(at place: Int) -> TurnDecision? {
        var end = place
        var length = 0.0
        while end < trace.arcs.count, trace.roads[end].roadClass.isLink {
            length += trace.length(ofArc: end)
            end += 1
        }
        guard end > place, end < trace.arcs.count, length <= Self.longestSlipRoad,
            !trace.roads[place - 1].roadClass.isLink
        else { return nil }
        let next = decision(at: end)
        guard next.map({ $0.type == .newName || $0.type == .merge }) ?? true else { return nil }
        let turn = Bearing.turn(
            from: trace.network.arrivalBearing(of: trace.arcs[place - 1]),
            to: trace.network.departureBearing(of: trace.arcs[end]))
        var whole = TurnDecision(place: place, type: .turn, modifier: ManeuverModifier(turn: turn))
        guard whole.modifier.isLeft || whole.modifier.isRight else { return nil }
        if next?.type == .newName { (whole.end, whole.namedPlace) = (end, end) }
        return whole
    }

    /// In meters.
    static let longestSlipRoad = 100.0
}

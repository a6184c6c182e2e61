import Routing

/// Puts together what lies so close that a driver takes it for one thing.
struct CollapsedDecisions {
    private let trace: LegTrace

    init(trace: LegTrace) { self.trace = trace }

    /// As far as the carriageways of one road lie apart.
    private static let median = 40.0
    private static let turningBack = 150.0
    /// A street that is set off by no more than this, in meters, crosses the other one in one go.
    private static let step = 5.0
    private static let straightOn = 40.0

    func collapse(_ decisions: [TurnDecision]) -> [TurnDecision] {
        let whole = stepsAcross(in: turnsAcrossMedian(in: decisions))
        return endsOfRoads(in: NamesOnTheWay(trace: trace).worthSaying(in: whole))
    }

    private func distance(from place: Int, to end: Int) -> Double {
        trace.offset(ofArc: end) - trace.offset(ofArc: place)
    }

    /// How far the course behind one place differs from the one before another, in degrees.
    private func turn(from place: Int, to end: Int) -> Double {
        Bearing.difference(
            trace.network.arrivalBearing(of: trace.arcs[place - 1]),
            trace.network.departureBearing(of: trace.arcs[end]))
    }
}

// MARK: - U-turns

extension CollapsedDecisions {
    /// Turns that lead back along the same road, on its other carriageway, are one U-turn.
    private func turnsAcrossMedian(in decisions: [TurnDecision]) -> [TurnDecision] {
        var result: [TurnDecision] = []
        for (index, decision) in decisions.enumerated() {
            if let last = result.last, last.modifier == .uTurn, decision.place <= last.end { continue }
            let next = index + 1 < decisions.count ? decisions[index + 1].place : trace.arcs.count - 1
            guard let back = placeTurnedBack(behind: decision, until: next) else {
                result.append(decision)
                continue
            }
            var around = TurnDecision(place: decision.place, type: .continue, modifier: .uTurn, namedPlace: back)
            around.end = back
            result.append(around)
        }
        return result
    }

    private func placeTurnedBack(behind decision: TurnDecision, until next: Int) -> Int? {
        guard decision.isPlainTurn, decision.modifier.isLeft || decision.modifier.isRight, next > decision.place else {
            return nil
        }
        return (decision.place + 1...next).first { place in
            distance(from: decision.place, to: place) <= Self.median
                && turn(from: decision.place, to: place) >= Self.turningBack
                && leadsBack(from: decision.place - 1, on: place)
        }
    }

    /// Whether the arcs at two places are carriageways of one road.
    private func leadsBack(from place: Int, on other: Int) -> Bool {
        let (signs, others) = (trace.signs(ofArc: place), trace.signs(ofArc: other))
        let isSameRoad = trace.network.names.isSameRoad(signs, others) || (signs.isEmpty && others.isEmpty)
        return isSameRoad && [place, other].contains { !trace.metric.isPassable(trace.arcs[$0].reversed) }
    }
}

// MARK: - Steps and ends

extension CollapsedDecisions {
    /// A turn to one side and at once one to the other, onto the same street: it crosses with a small step.
    private func stepsAcross(in decisions: [TurnDecision]) -> [TurnDecision] {
        var result: [TurnDecision] = []
        for decision in decisions {
            if let last = result.last, isStep(last, decision) {
                result.removeLast()
            } else {
                result.append(decision)
            }
        }
        return result
    }

    private func isStep(_ first: TurnDecision, _ second: TurnDecision) -> Bool {
        guard first.isPlainTurn, second.isPlainTurn,
            first.modifier.isLeft && second.modifier.isRight || first.modifier.isRight && second.modifier.isLeft,
            distance(from: first.place, to: second.place) <= Self.step,
            turn(from: first.place, to: second.place) <= Self.straightOn
        else { return false }
        return trace.network.names.isSameRoad(
            trace.signs(ofArc: first.place - 1), trace.signs(ofArc: second.namedPlace))
    }

    /// Who has just turned into a road doesn't see it end: that takes a crossing passed on it.
    private func endsOfRoads(in decisions: [TurnDecision]) -> [TurnDecision] {
        var last = 0
        return decisions.map { decision in
            defer { last = decision.end }
            guard decision.isAtEndOfRoad, passesCrossing(from: last, to: decision.place) else { return decision }
            var decision = decision
            decision.type = .endOfRoad
            return decision
        }
    }

    private func passesCrossing(from place: Int, to end: Int) -> Bool {
        (place + 1..<max(end, place + 1)).contains { trace.isIntersection(before: $0) }
    }
}

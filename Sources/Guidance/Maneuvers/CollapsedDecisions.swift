import Routing

/// Puts together what lies so close that a driver takes it for one thing.
struct CollapsedDecisions {
    private let trace: LegTrace

    init(trace: LegTrace) { self.trace = trace }

    /// A name that lasts no longer than this, in meters, before there is something to do isn't worth a word.
    private static let shortName = 100.0
    /// As far as the carriageways of one road lie apart.
    private static let median = 40.0
    private static let turningBack = 150.0

    func collapse(_ decisions: [TurnDecision]) -> [TurnDecision] {
        namesWorthSaying(in: turnsAcrossMedian(in: decisions))
    }

    /// Two turns to one side that lead back along the same road are one U-turn.
    private func turnsAcrossMedian(in decisions: [TurnDecision]) -> [TurnDecision] {
        var result: [TurnDecision] = []
        for decision in decisions {
            if let last = result.last, isTurningBack(last, decision) {
                result[result.count - 1] = TurnDecision(
                    place: last.place, type: .continue, modifier: .uTurn, namedPlace: decision.place)
            } else {
                result.append(decision)
            }
        }
        return result
    }

    private func isTurningBack(_ first: TurnDecision, _ second: TurnDecision) -> Bool {
        let plainTurns: [ManeuverType] = [.turn, .continue, .endOfRoad]
        guard plainTurns.contains(first.type), plainTurns.contains(second.type),
            first.modifier.isLeft && second.modifier.isLeft || first.modifier.isRight && second.modifier.isRight,
            distance(from: first.place, to: second.place) <= Self.median
        else { return false }
        let before = trace.arcs[first.place - 1]
        let after = trace.arcs[second.place]
        let turn = Bearing.difference(
            trace.network.arrivalBearing(of: before), trace.network.departureBearing(of: after))
        return turn >= Self.turningBack
            && trace.network.names.isSameRoad(
                trace.signs(ofArc: first.place - 1), trace.signs(ofArc: second.place))
    }

    /// Leaves out new names that soon give way to the next maneuver, that only end a few meters without a name, or that
    /// were no more than an interruption of the same road, such as a bridge.
    private func namesWorthSaying(in decisions: [TurnDecision]) -> [TurnDecision] {
        var result: [TurnDecision] = []
        // The road that was last spoken of.
        var current = trace.arcs.isEmpty ? RoadSigns(name: .none, ref: .none) : trace.signs(ofArc: 0)
        for (index, decision) in decisions.enumerated() {
            let signs = trace.signs(ofArc: decision.namedPlace)
            if isJustAName(decision) {
                let end =
                    index + 1 < decisions.count
                    ? trace.offset(ofArc: decisions[index + 1].place) : trace.line.length
                let isShort = end - trace.offset(ofArc: decision.place) <= Self.shortName
                let endsHiccup =
                    trace.signs(ofArc: decision.place - 1).isEmpty
                    && distance(from: result.last?.place ?? 0, to: decision.place) <= silence(before: decision)
                if isShort || endsHiccup || trace.network.names.isSameRoad(current, signs) { continue }
            }
            result.append(decision)
            current = signs
        }
        return result
    }

    /// A road without a name that is no longer than this, in meters, goes by the one that it leads to; a slip road that was
    /// turned into is part of the turn.
    private func silence(before decision: TurnDecision) -> Double {
        trace.roads[decision.place - 1].roadClass.isLink ? ManeuverAnalysis.longestSlipRoad : StepAssembly.hiccup
    }

    private func isJustAName(_ decision: TurnDecision) -> Bool {
        decision.type == .newName && !decision.modifier.isBend
    }

    private func distance(from place: Int, to end: Int) -> Double {
        trace.offset(ofArc: end) - trace.offset(ofArc: place)
    }
}

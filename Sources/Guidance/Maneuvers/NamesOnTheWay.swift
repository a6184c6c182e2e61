import Routing

/// Which of the names that a road takes on its way are worth a word.
struct NamesOnTheWay {
    private let trace: LegTrace

    init(trace: LegTrace) { self.trace = trace }

    /// A name that lasts no longer than this, in meters, before there is something to do isn't worth a word, unless it
    /// is the name of another road that one joins.
    private static let shortName = 100.0
    /// A name that begins no further than this behind a turn is the one by which a driver knows the road.
    private static let firstMeters = 45.0
    private static let shortLink = 60.0

    /// Leaves out new names that soon give way to the next maneuver, that only end a few meters without a name, or that
    /// are no more than an interruption of the same road, such as a bridge. A name that begins right behind a turn is
    /// the turn's.
    func worthSaying(in decisions: [TurnDecision]) -> [TurnDecision] {
        var result: [TurnDecision] = []
        // The road that was last spoken of.
        var current = trace.arcs.isEmpty ? RoadSigns(name: .none, ref: .none) : trace.signs(ofArc: 0)
        for (index, decision) in decisions.enumerated() {
            let signs = trace.signs(ofArc: decision.namedPlace)
            guard isJustAName(decision) else {
                result.append(decision)
                // Behind stairs without a name the same road goes on.
                if decision.type != .notification || !signs.isEmpty { current = signs }
                continue
            }
            let next = index + 1 < decisions.count ? decisions[index + 1] : nil
            if isSameRoad(current, signs) || interrupts(current, decision, before: next) { continue }
            if let last = result.last, let renamed = last.renamed(by: decision), isClose(last, decision) {
                result[result.count - 1] = renamed
            } else if isShort(decision, before: next) || endsHiccup(decision, behind: result.last) {
                continue
            } else {
                result.append(decision)
            }
            current = signs
        }
        return result
    }

    /// Where other roads meet the way, a bend must be said; where there are none, nobody can miss it.
    private func isJustAName(_ decision: TurnDecision) -> Bool {
        decision.type == .newName && (!decision.modifier.isBend || !isCrossing(decision.place))
    }

    private func isCrossing(_ place: Int) -> Bool {
        trace.network.departures(from: trace.network.tail(of: trace.arcs[place])).count > 2
    }

    private func isSameRoad(_ one: RoadSigns, _ other: RoadSigns) -> Bool {
        trace.network.names.isSameRoad(one, other)
    }

    private func isShort(_ decision: TurnDecision, before next: TurnDecision?) -> Bool {
        let end = next.map { trace.offset(ofArc: $0.place) } ?? trace.line.length
        let longest = joinsPassingRoad(at: decision.place) ? StepAssembly.hiccup : Self.shortName
        return end - trace.offset(ofArc: decision.place) <= longest
    }

    /// Whether the name is that of a road which passes by: who comes to it changes roads, though straight ahead.
    private func joinsPassingRoad(at place: Int) -> Bool {
        let network = trace.network
        let ways = [trace.arcs[place - 1].reversed, trace.arcs[place]]
        return network.departures(from: network.tail(of: trace.arcs[place])).contains { other in
            !ways.contains(other) && trace.metric.isPassable(other.road)
                && isSameRoad(RoadSigns(of: network.road(of: other)), trace.signs(ofArc: place))
        }
    }

    /// Whether the road goes on under its old name behind this one, however long it lasts, and without anything to turn
    /// into on the way: over a bridge, through a tunnel.
    private func interrupts(_ current: RoadSigns, _ decision: TurnDecision, before next: TurnDecision?) -> Bool {
        guard let next, next.type == .newName, isSameRoad(current, trace.signs(ofArc: next.namedPlace)) else {
            return false
        }
        return !(decision.place..<next.place).contains(where: isCrossing)
    }

    /// A few meters without a name go by the road that they lead to, a link somewhat longer.
    private func endsHiccup(_ decision: TurnDecision, behind last: TurnDecision?) -> Bool {
        guard trace.signs(ofArc: decision.place - 1).isEmpty else { return false }
        let isLink = trace.roads[decision.place - 1].roadClass.isLink
        let silence = isLink ? Self.shortLink : StepAssembly.hiccup
        return trace.offset(ofArc: decision.place) - trace.offset(ofArc: last?.place ?? 0) <= silence
    }

    /// Whether a name begins so near behind a turn that it is the one by which a driver knows the road.
    private func isClose(_ last: TurnDecision, _ decision: TurnDecision) -> Bool {
        !isCrossing(decision.place)
            && trace.offset(ofArc: decision.place) - trace.offset(ofArc: last.end) <= Self.firstMeters
    }
}

extension TurnDecision {
    /// The same turn, called by a name that begins right behind it; `nil` for what isn't a turn into a road.
    fileprivate func renamed(by name: TurnDecision) -> TurnDecision? {
        guard isPlainTurn || type == .fork, modifier != .uTurn else { return nil }
        var copy = self
        copy.namedPlace = name.place
        if type == .continue { copy.type = .turn }
        return copy
    }
}

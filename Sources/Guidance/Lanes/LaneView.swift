import Routing

/// Tells the lanes before the junctions that a leg passes, and which of them to take.
struct LaneView {
    private let trace: LegTrace
    private let decisions: [TurnDecision]
    private let rules: AnnouncementRules
    /// Roads are painted alike for long: each text is read once. `nil` where nothing is painted, or it can't be read.
    private var markings: [Paint: LaneMarkings?] = [:]
    /// By the place of the arc behind the junction. Who looks ahead asks for what is asked for again there.
    private var choices: [Int: ChosenLanes?] = [:]

    init(trace: LegTrace, decisions: [TurnDecision]) {
        self.trace = trace
        self.decisions = decisions
        rules = AnnouncementRules.standard(for: trace.metric.profile.mode)
    }

    /// The lanes by which one comes to the junction before an arc, from left to right; none where nothing is known of
    /// them. Walkers have none.
    mutating func lanes(before place: Int) -> [Lane] {
        guard let approach = approach(before: place), let chosen = chosenLanes(before: place, approach) else {
            return []
        }
        guard let next = next(behind: place, painted: approach.painted) else {
            return chosen.lanes(active: chosen.valid)
        }
        return chosen.lanes(active: LanesAhead.best(of: chosen, before: next))
    }

    /// Where lanes are painted before a junction.
    private struct Approach {
        /// The place of the arc that they are painted on.
        var painted: Int
        var markings: LaneMarkings
        /// The place of the arc behind the crossing's first junction; they lead there.
        var crossing: Int
    }

    /// The last painted piece of road before the junction: on the arc that leads there, or before others that together
    /// are no longer than a crossing is wide.
    private mutating func approach(before place: Int) -> Approach? {
        guard trace.metric.profile.mode != .foot, trace.isIntersection(before: place) else { return nil }
        var (painted, length, crossing) = (place - 1, 0.0, place)
        while trace.roads[painted].turnLanes.isNone {
            length += trace.length(ofArc: painted)
            guard painted > 0, length <= LaneCrossing.width, goesStraight(at: painted) else { return nil }
            if trace.isIntersection(before: painted) { crossing = painted }
            painted -= 1
        }
        return markings(ofArc: painted).map { Approach(painted: painted, markings: $0, crossing: crossing) }
    }

    private mutating func markings(ofArc place: Int) -> LaneMarkings? {
        let paint = trace.paint(ofArc: place)
        if let known = markings[paint] { return known }
        let read = trace.markings(paint)
        markings.updateValue(read, forKey: paint)
        return read
    }

    private func goesStraight(at place: Int) -> Bool {
        !trace.roads[place].isRing
            && abs(trace.network.turnAngle(from: trace.arcs[place - 1], to: trace.arcs[place])) <= LaneCrossing.straight
    }

    private mutating func chosenLanes(before place: Int, _ approach: Approach) -> ChosenLanes? {
        if let known = choices[place] { return known }
        let chosen = choose(before: place, approach)
        choices.updateValue(chosen, forKey: place)
        return chosen
    }

    private func choose(before place: Int, _ approach: Approach) -> ChosenLanes? {
        let side: DrivingSide = trace.roads[approach.painted].isLeftHand ? .left : .right
        if turnsAround(at: place) { return ChosenLanes(turningAroundFrom: approach.markings, side: side) }
        let crossing = LaneCrossing(before: approach.crossing, trace)
        guard let taken = crossing.exit(takenFrom: approach.crossing),
            !(crossing.isJustForDriveways && paintGoesOn(at: place))
        else { return nil }
        return ChosenLanes(approach.markings, of: crossing.exits, taking: taken, side: side)
    }

    /// Whether one goes straight on, and the same is painted there: it is about a crossing further on.
    private func paintGoesOn(at place: Int) -> Bool {
        let painted = trace.roads[place].turnLanes
        return !painted.isNone && painted == trace.roads[place - 1].turnLanes && goesStraight(at: place)
    }

    private func turnsAround(at place: Int) -> Bool {
        decisions.contains { $0.place == place && $0.modifier == .uTurn && $0.passage == nil }
    }
}

extension LaneView {
    /// What comes so soon behind a junction that there is no time to change lanes; `nil` where nothing does.
    private mutating func next(behind place: Int, painted: Int) -> LanesAhead.Next? {
        let (offset, time) = (trace.offset(ofArc: place), trace.timetable.times[trace.arcStarts[place]])
        for next in trace.arcs.indices.dropFirst(place + 1) where !trace.roads[next - 1].isRing {
            let isSoon =
                trace.offset(ofArc: next) - offset <= rules.chainDistance
                || trace.timetable.times[trace.arcStarts[next]] - time <= rules.chainSeconds
            guard isSoon else { return nil }
            if let approach = approach(before: next), approach.painted > painted,
                let lanes = chosenLanes(before: next, approach), !lanes.areAllValid
            {
                return .lanes(lanes)
            }
            if let decision = decisions.first(where: { $0.place == next }) {
                return .maneuver(decision.passage?.modifier ?? decision.modifier)
            }
        }
        return nil
    }
}

/// What is written about a road's lanes in one direction.
private struct Paint: Hashable {
    let text: NameID
    /// `RareSigns.laneModes`.
    let modes: NameID
}

extension LegTrace {
    fileprivate func paint(ofArc place: Int) -> Paint {
        Paint(text: roads[place].turnLanes, modes: network.rareSigns.laneModes(of: arcs[place]))
    }

    /// What is painted for this mode.
    fileprivate func markings(_ paint: Paint) -> LaneMarkings? {
        LaneMarkings(network.names[paint.text], modes: network.names[paint.modes], mode: metric.profile.mode)
    }
}

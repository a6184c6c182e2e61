import Routing

/// A step with what its words are made of.
///
/// A class, for it is large, and handed from one writer to the next.
final class DraftStep {
    var step: Step
    /// How the maneuver at its start is put into words.
    let words: ManeuverWords
    let labels: RoadLabels
    /// Of the way that the maneuver leads to: out of the roundabout, where it enters one.
    let signs: ManeuverSigns
    let isMotorway: Bool
    /// The way through the roundabout that the maneuver enters.
    let passage: (modifier: ManeuverModifier, degrees: Int)?

    init(
        step: Step, words: ManeuverWords, labels: RoadLabels, signs: ManeuverSigns, isMotorway: Bool,
        passage: (modifier: ManeuverModifier, degrees: Int)?
    ) {
        self.step = step
        self.words = words
        self.labels = labels
        self.signs = signs
        self.isMotorway = isMotorway
        self.passage = passage
    }
}

/// Cuts a leg into steps at its maneuvers.
struct StepAssembly {
    private let trace: LegTrace
    private let decisions: [TurnDecision]
    private let waypoint: Waypoint?
    private let writer: InstructionWriter
    private let writesInstructions: Bool
    private var view: IntersectionView

    /// - Parameter writesInstructions: whether maneuvers are put into sentences.
    init(
        trace: LegTrace, decisions: [TurnDecision], waypoint: Waypoint?, writer: InstructionWriter,
        writesInstructions: Bool
    ) {
        self.trace = trace
        self.decisions = decisions
        self.waypoint = waypoint
        self.writer = writer
        self.writesInstructions = writesInstructions
        view = IntersectionView(trace: trace, decisions: decisions)
    }

    mutating func steps() -> [DraftStep] {
        var steps: [DraftStep] = []
        steps.reserveCapacity(decisions.count + 2)
        steps.append(departure(until: decisions.first?.place ?? trace.arcs.count))
        for (index, decision) in decisions.enumerated() {
            let next = index + 1 < decisions.count ? decisions[index + 1].place : trace.arcs.count
            steps.append(step(decision, until: next))
        }
        steps.append(arrival)
        return steps
    }

    private func sentence(for words: ManeuverWords) -> String {
        writesInstructions ? writer.sentence(for: words) : ""
    }

    private mutating func departure(until end: Int) -> DraftStep {
        let course = wholeDegrees(trace.line.bearing(at: 0) ?? 0)
        // Where the leg begins at the end of a road, it is the next one that is travelled.
        let place = trace.arcs.indices.first { trace.length(ofArc: $0) > 1 } ?? 0
        let labels = self.labels(from: min(place, max(end - 1, 0)), until: end)
        let words = ManeuverWords(type: .depart, heading: course, road: labels.shown)
        let maneuver = Maneuver(
            type: .depart, bearingBefore: 0, bearingAfter: course, location: trace.line.coordinates[0],
            instruction: sentence(for: words))
        let crossing = Intersection(
            location: maneuver.location, offset: 0, bearings: [course], entry: [true], incoming: nil, outgoing: 0,
            classes: trace.arcs.isEmpty ? [] : trace.classes(ofArc: 0))
        return draft(maneuver, from: 0, until: end, words: words, labels: labels, first: crossing)
    }

    private mutating func step(_ decision: TurnDecision, until end: Int) -> DraftStep {
        let place = decision.place
        let isEntry = decision.namedPlace != place
        let labels = self.labels(
            from: decision.namedPlace, until: isEntry ? nextEnd(after: decision.namedPlace) : end)
        let signs = ManeuverSigns(before: decision.namedPlace, of: trace)
        let first = view.intersection(before: place)
        let words = ManeuverWords(
            type: decision.type, modifier: decision.passage?.modifier ?? decision.modifier, exit: decision.exit,
            heading: 0, road: labels.shown, destination: signs.destinations ?? "", exitNumber: signs.exits ?? "",
            rotaryName: rotaryName(decision), rotaryPronunciation: rotaryPronunciation(decision) ?? "",
            pronunciation: labels.pronunciation ?? "",
            notice: notice(at: place), lanes: LaneHint(first.lanes))
        let maneuver = Maneuver(
            type: decision.type, modifier: decision.modifier,
            bearingBefore: wholeDegrees(trace.network.arrivalBearing(of: trace.arcs[place - 1])),
            bearingAfter: wholeDegrees(trace.network.departureBearing(of: trace.arcs[place])),
            location: trace.line.coordinates[trace.arcStarts[place]], exit: decision.exit,
            instruction: sentence(for: words))
        let draft = draft(
            maneuver, from: place, until: end, words: words, labels: labels, first: first, signs: signs,
            own: isEntry ? ManeuverSigns(before: place, of: trace) : signs, passage: decision.passage)
        if decision.rotaryName != nil {
            draft.step.rotaryName = words.rotaryName
            draft.step.rotaryPronunciation = rotaryPronunciation(decision)
        }
        return draft
    }

    private func rotaryName(_ decision: TurnDecision) -> String {
        decision.rotaryName.map { trace.network.names[$0] } ?? ""
    }

    /// The ring lies behind its entry and before its exit.
    private func rotaryPronunciation(_ decision: TurnDecision) -> String? {
        guard decision.rotaryName != nil else { return nil }
        return trace.pronunciation(ofArc: decision.type == .rotary ? decision.place : decision.place - 1)
    }

    private var arrival: DraftStep {
        let end = trace.line.coordinates.count - 1
        let location = trace.line.coordinates[end]
        let course = trace.line.bearing(at: trace.line.length) ?? 0
        let side = waypoint.flatMap { ManeuverModifier(sideOf: $0.coordinate, from: location, course: course) }
        let labels = self.labels(from: trace.arcs.count - 1, until: trace.arcs.count)
        let words = ManeuverWords(type: .arrive, modifier: side, heading: 0, road: labels.shown)
        let maneuver = Maneuver(
            type: .arrive, modifier: side, bearingBefore: wholeDegrees(course), bearingAfter: 0, location: location,
            instruction: sentence(for: words))
        let crossing = Intersection(
            location: location, offset: trace.line.length, bearings: [wholeDegrees(course + 180)], entry: [true],
            incoming: 0, outgoing: nil)
        let step = Step(
            maneuver: maneuver, startOffset: trace.line.length, distance: 0, duration: 0, name: labels.name,
            ref: labels.ref.isEmpty ? nil : labels.shownRef, destinations: nil,
            pronunciation: labels.pronunciation, mode: mode(ofArc: trace.arcs.count - 1),
            drivingSide: drivingSide(ofArc: trace.arcs.count - 1),
            shape: end...end, intersections: [crossing])
        return DraftStep(
            step: step, words: words, labels: labels, signs: ManeuverSigns(), isMotorway: false, passage: nil)
    }
}

extension StepAssembly {
    /// - Parameter own: the signs at the maneuver itself, where that enters a roundabout.
    private mutating func draft(
        _ maneuver: Maneuver, from place: Int, until end: Int, words: ManeuverWords, labels: RoadLabels,
        first: Intersection, signs: ManeuverSigns = ManeuverSigns(), own: ManeuverSigns = ManeuverSigns(),
        passage: (modifier: ManeuverModifier, degrees: Int)? = nil
    ) -> DraftStep {
        let shape = start(ofArc: place)...start(ofArc: end)
        let times = trace.timetable.times
        let step = Step(
            maneuver: maneuver, startOffset: trace.line.distances[shape.lowerBound],
            distance: trace.line.distances[shape.upperBound] - trace.line.distances[shape.lowerBound],
            duration: times[shape.upperBound] - times[shape.lowerBound], name: labels.name,
            ref: labels.ref.isEmpty ? nil : labels.shownRef, destinations: own.destinations,
            exits: own.exits, pronunciation: labels.pronunciation, junctionName: own.junctionName,
            mode: mode(ofArc: place), drivingSide: drivingSide(ofArc: place), shape: shape,
            intersections: intersections(from: first, place, until: end))
        let isMotorway = trace.arcs.indices.contains(place) && trace.roads[place].roadClass == .motorway
        return DraftStep(
            step: step, words: words, labels: labels, signs: signs, isMotorway: isMotorway, passage: passage)
    }

    private mutating func intersections(
        from first: Intersection, _ place: Int, until end: Int
    ) -> [Intersection] {
        var intersections = [first]
        for passed in place + 1..<max(end, place + 1) where trace.isIntersection(before: passed) {
            intersections.append(view.intersection(before: passed))
        }
        return intersections
    }

    /// The index of the line's coordinate at which the arc begins; the line's last beyond the arcs.
    private func start(ofArc place: Int) -> Int {
        place < trace.arcStarts.count ? trace.arcStarts[place] : trace.line.coordinates.count - 1
    }

    private func nextEnd(after place: Int) -> Int {
        decisions.first { $0.place > place }?.place ?? trace.arcs.count
    }

    /// What the road from `place` on is called. A slip road or a few meters without a name go by the road they lead to.
    private func labels(from place: Int, until end: Int) -> RoadLabels {
        var unnamed = 0.0
        var current = place
        while trace.arcs.indices.contains(current), current < end {
            let signs = trace.signs(ofArc: current)
            if !signs.isEmpty { return trace.labels(ofArc: current) }
            if !trace.roads[current].roadClass.isLink { unnamed += trace.length(ofArc: current) }
            guard unnamed <= Self.hiccup else { break }
            current += 1
        }
        return RoadLabels(name: "")
    }

    /// In meters: a road without a name that is no longer than this isn't noticed.
    static let hiccup = 30.0

    private func mode(ofArc place: Int) -> StepMode {
        trace.arcs.indices.contains(place) ? trace.roads[place].mode : StepMode(for: trace.metric.profile.mode)
    }

    /// What is different from here on.
    private func notice(at place: Int) -> ManeuverWords.Notice? {
        switch mode(ofArc: place) {
        case .ferry: .ferry
        case .pushingBike: .dismount
        case .walking where trace.roads[place].roadClass == .steps: .stairs
        case .driving, .cycling, .walking: mode(ofArc: place - 1) == .pushingBike ? .remount : nil
        }
    }

    private func drivingSide(ofArc place: Int) -> DrivingSide {
        guard trace.arcs.indices.contains(place) else { return .right }
        return trace.roads[place].isLeftHand ? .left : .right
    }
}

/// Degrees as clients parse them: whole, `0..<360`.
func wholeDegrees(_ degrees: Double) -> Int { Int(Bearing.normalized(degrees).rounded()) % 360 }

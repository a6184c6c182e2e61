import Foundation

/// Where a vehicle may have been at each of its last fixes, and how likely each place is given all fixes up to then.
///
/// One column for each fix, one state for each place on an arc. A state's cost is that of the likeliest sequence of places
/// that ends there: near the fixes, headed as they are, and joined by ways about as long as the straight lines between them.
/// Source: Newson, Krumm, "Hidden Markov Map Matching Through Noise and Sparseness" (2009); Viterbi, "Error bounds for
/// convolutional codes" (1967).
struct Lattice: Sendable {
    let rules: MatchingRules
    private(set) var columns: [Column] = []
    private var states: [State] = []

    struct State: Sendable, BitwiseCopyable {
        var candidate: MatchCandidate
        /// Of the whole sequence up to here.
        var cost: Double
        /// The place in the column before of the state that this one follows; -1 in the first column.
        var previous: Int32
        /// The receiver's, if the sequence is right.
        var drift: ReceiverDrift
    }

    /// What is known of one fix.
    struct Column: Sendable {
        /// The number of the fix.
        var observation: Int
        var coordinate: Coordinate
        var time: Double?
        /// The states, of all.
        var range: Range<Int>
    }

    init(rules: MatchingRules) { self.rules = rules }

    var isEmpty: Bool { columns.isEmpty }

    func states(of column: Int) -> ArraySlice<State> { states[columns[column].range] }

    func candidate(_ place: Int, in column: Int) -> MatchCandidate {
        states[columns[column].range.lowerBound + place].candidate
    }

    /// The place of the likeliest state of the last column.
    var best: Int? {
        guard let last = columns.last else { return nil }
        return last.range.min { states[$0].cost < states[$1].cost }.map { $0 - last.range.lowerBound }
    }

    mutating func removeAll() {
        columns.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
    }

    /// Forgets all columns but the last `count`.
    mutating func keepLast(_ count: Int) {
        guard columns.count > count else { return }
        let dropped = columns.count - count
        let first = columns[dropped].range.lowerBound
        columns.removeFirst(dropped)
        states.removeFirst(first)
        for column in columns.indices {
            let range = columns[column].range
            columns[column].range = (range.lowerBound - first)..<(range.upperBound - first)
        }
        for state in columns[0].range { states[state].previous = -1 }
    }

    /// Whether a fix lies too far from the last column, or comes too long after the vehicle was last heard of, to have a way
    /// there.
    ///
    /// - Parameter heard: in seconds; `nil` where silence ends nothing.
    func isBroken(before observation: Observation, heard: Double?) -> Bool {
        guard let last = columns.last else { return false }
        if last.coordinate.distance(to: observation.coordinate) > rules.breakDistance { return true }
        guard let heard, let time = observation.time else { return false }
        return time - heard > rules.breakSeconds
    }

    /// Fixes nearer to each other than their own errors show noise, not a way.
    func isSpared(_ observation: Observation) -> Bool {
        guard let last = columns.last else { return false }
        return last.coordinate.distance(to: observation.coordinate)
            < rules.sparing * rules.deviation(of: observation)
    }

    /// Adds a column.
    ///
    /// - Returns: `false`, and nothing is added, where no way leads from any place of the last column to any of these.
    mutating func add(
        _ candidates: [MatchCandidate], of observation: Observation, number: Int, by ways: inout WaySearch
    ) -> Bool {
        let error = FixError(of: observation, behind: columns.last, rules)
        guard let last = columns.last else {
            let unknown = ReceiverDrift(variance: error.drift)
            append(candidates.map { error.state($0, behind: 0, unknown) }, observation, number)
            return !candidates.isEmpty
        }
        let gap = Gap(from: last, to: observation, rules)
        let least = states[last.range].lazy.map(\.cost).min() ?? 0
        var reached = candidates.map { State(candidate: $0, cost: .infinity, previous: -1, drift: .init(variance: 0)) }
        for (place, state) in states[last.range].enumerated() where state.cost <= least + rules.giveUp {
            let drift = state.drift.later(kept: error.kept, variance: error.drift)
            let costs = ways.costs(from: state.candidate, to: candidates, across: gap, rules)
            for (index, cost) in costs.enumerated() {
                guard let cost = cost ?? rules.jumpCost, state.cost + cost < reached[index].cost else { continue }
                var next = error.state(candidates[index], behind: state.cost + cost, drift)
                guard next.cost < reached[index].cost else { continue }
                next.previous = Int32(place)
                reached[index] = next
            }
        }
        reached.removeAll { $0.previous < 0 }
        guard !reached.isEmpty else { return false }
        append(reached, observation, number)
        return true
    }

    private mutating func append(_ states: [State], _ observation: Observation, _ number: Int) {
        guard !states.isEmpty else { return }
        let start = self.states.count
        self.states += states
        columns.append(
            Column(
                observation: number, coordinate: observation.coordinate, time: observation.time,
                range: start..<self.states.count))
    }

    /// The likeliest sequence: the place of a state for each of the last `count` columns.
    func sequence(last count: Int = .max) -> [Int] {
        guard var place = best else { return [] }
        var places: [Int] = []
        for column in columns.reversed().prefix(count) {
            places.append(place)
            place = Int(states[column.range.lowerBound + place].previous)
        }
        return places.reversed()
    }

    /// How likely a state of a column is beside the others of it, by what was known at that time.
    func share(of place: Int, in column: Int) -> Double {
        let states = states(of: column)
        let chosen = states[states.startIndex + place].cost
        return 1 / states.reduce(0) { $0 + exp(chosen - $1.cost) }
    }
}

/// How a fix errs.
private struct FixError {
    /// Variances on each axis, in square metres: of what changes slowly, and of what is new with each fix.
    let drift: Double
    let noise: Double
    /// The share of the drift that is left since the fix before.
    let kept: Double

    init(of observation: Observation, behind last: Lattice.Column?, _ rules: MatchingRules) {
        let deviation = rules.deviation(of: observation)
        drift = deviation * deviation * rules.driftShare
        noise = deviation * deviation - drift
        let seconds = last?.time.flatMap { before in observation.time.map { $0 - before } }
        kept = rules.driftShare > 0 ? seconds.map { exp(-max($0, 0) / rules.driftSeconds) } ?? 0 : 0
    }

    func state(_ candidate: MatchCandidate, behind cost: Double, _ expected: ReceiverDrift) -> Lattice.State {
        var drift = expected
        let surprise = drift.see(east: candidate.east, north: candidate.north, variance: noise)
        return Lattice.State(
            candidate: candidate, cost: cost + candidate.headingCost + surprise, previous: -1, drift: drift)
    }
}

/// What lies between two fixes.
struct Gap: Sendable {
    /// The straight line, in metres.
    var distance: Double
    var seconds: Double?
    /// How much a way usually differs from the straight line.
    var detour: Double
    /// The longest way that is looked for, in metres.
    var limit: Double

    init(from column: Lattice.Column, to observation: Observation, _ rules: MatchingRules) {
        self.init(from: column, to: observation.coordinate, at: observation.time, rules)
    }

    init(from column: Lattice.Column, to next: Lattice.Column, _ rules: MatchingRules) {
        self.init(from: column, to: next.coordinate, at: next.time, rules)
    }

    private init(
        from column: Lattice.Column, to coordinate: Coordinate, at time: Double?, _ rules: MatchingRules
    ) {
        distance = column.coordinate.distance(to: coordinate)
        seconds = column.time.flatMap { before in time.map { $0 - before } }
        // Silences that would end a match elsewhere make no way longer: nobody's search is endless.
        detour = rules.detour + rules.detourPerSecond * min(seconds ?? distance / 10, rules.breakSeconds)
        limit = distance + rules.giveUp * detour
        if let seconds { limit = min(limit, max(seconds, 1) * rules.mostSpeed + distance) }
    }

    /// What speaks against a way of so many metres.
    func cost(of length: Double) -> Double { abs(length - distance) / detour }
}

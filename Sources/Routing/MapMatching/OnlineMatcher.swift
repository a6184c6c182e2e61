import Foundation

/// Follows a vehicle over the roads while its fixes come in, one after the other: the likeliest place now, and what was the
/// likeliest place some fixes ago in the light of those since.
package struct OnlineMatcher: Sendable {
    private var lattice: Lattice
    private var count = 0
    private var strays = 0
    /// When the last fix was made, whether it was considered or not.
    private var heard: Double?

    /// Fixes that are kept to decide about.
    package static let depth = 16

    package init(rules: MatchingRules = MatchingRules()) { lattice = Lattice(rules: rules) }

    private var rules: MatchingRules { lattice.rules }

    /// Begins anew at a place where the vehicle surely was.
    package mutating func begin(at arc: ArcID, offset: Double, _ observation: Observation, by ways: inout WaySearch) {
        lattice.removeAll()
        strays = 0
        heard = observation.time
        count += 1
        let place = ways.metric.sureCandidate(of: observation, on: arc, at: offset, rules)
        _ = lattice.add([place], of: observation, number: count - 1, by: &ways)
    }

    /// A place where the vehicle may be.
    package struct Place: Sendable, Equatable {
        package var arc: ArcID
        /// Metres from the arc's tail.
        package var offset: Double
        /// Metres from the fix.
        package var distance: Double
        /// How likely it is beside the other places nearby, from 0 to 1.
        package var share: Double
    }

    /// O(1) in the length of the track: the few roads around the fix, and the ways between.
    ///
    /// - Parameter expected: arcs that are looked at even if others lie nearer.
    /// - Returns: `false` for a fix that lies so near to the one before that it tells nothing.
    @discardableResult
    package mutating func add(
        _ observation: Observation, expected: [ArcID] = [], by ways: inout WaySearch
    ) -> Bool {
        if lattice.isBroken(before: observation, heard: heard) { lattice.removeAll() }
        heard = observation.time
        count += 1
        guard !lattice.isSpared(observation) else { return false }
        var candidates = ways.metric.candidates(of: observation, rules)
        for arc in expected where !candidates.contains(where: { $0.arc == arc }) {
            guard let candidate = ways.metric.candidate(of: observation, on: arc, rules) else { continue }
            candidates.append(candidate)
        }
        guard !candidates.isEmpty, lattice.add(candidates, of: observation, number: count - 1, by: &ways) else {
            stray(to: candidates, observation, by: &ways)
            return true
        }
        strays = 0
        lattice.keepLast(Self.depth)
        return true
    }

    /// A fix that no way leads to: an error of its own, unless more follow.
    private mutating func stray(to candidates: [MatchCandidate], _ observation: Observation, by ways: inout WaySearch) {
        strays += 1
        guard strays >= rules.strayLimit else { return }
        strays = 0
        lattice.removeAll()
        _ = lattice.add(candidates, of: observation, number: count - 1, by: &ways)
    }

    /// The likeliest place after the last fix, and how likely it is that the vehicle is at one of those that `isWanted`;
    /// `nil` off the network.
    package func place(
        where isWanted: (ArcID, _ offset: Double) -> Bool
    ) -> (likeliest: Place, wantedShare: Double)? {
        guard strays == 0, let likeliest = place() else { return nil }
        let states = lattice.states(of: lattice.columns.count - 1)
        let least = states.lazy.map(\.cost).min() ?? 0
        var (wanted, all) = (0.0, 0.0)
        for state in states {
            let likelihood = exp(least - state.cost)
            all += likelihood
            if isWanted(state.candidate.arc, state.candidate.offset) { wanted += likelihood }
        }
        return (likeliest, wanted / all)
    }

    /// The likeliest place after the last fix; `nil` off the network.
    package func place() -> Place? {
        guard strays == 0, let best = lattice.best else { return nil }
        return place(best, in: lattice.columns.count - 1)
    }

    private func place(_ place: Int, in column: Int) -> Place {
        let candidate = lattice.candidate(place, in: column)
        return Place(
            arc: candidate.arc, offset: candidate.offset, distance: candidate.distance,
            share: lattice.share(of: place, in: column))
    }
}

// MARK: - The way

extension OnlineMatcher {
    /// From the place of one fix to that of the next.
    package struct Step: Sendable {
        /// The number of the fix that it leads to, of all that came in.
        package let fix: Int
        let origin: MatchCandidate
        let target: MatchCandidate
        let gap: Gap
    }

    /// The last steps of the likeliest way, in their order: up to `count` of those since the vehicle was last found. As more
    /// fixes come in, another way may turn out to be likelier, and its steps are others from some place on.
    package func steps(last count: Int) -> [Step] {
        let places = lattice.sequence(last: count + 1)
        let first = lattice.columns.count - places.count
        return places.indices.dropFirst().map { index in
            let (before, column) = (lattice.columns[first + index - 1], lattice.columns[first + index])
            return Step(
                fix: column.observation, origin: lattice.candidate(places[index - 1], in: first + index - 1),
                target: lattice.candidate(places[index], in: first + index), gap: Gap(from: before, to: column, rules))
        }
    }

    /// The way that a step was taken for.
    ///
    /// - Parameter last: the one before, if the vehicle got where this one begins by it.
    package func way(of step: Step, behind last: RoutePath? = nil, by ways: inout WaySearch) -> RoutePath {
        let offset = last.flatMap { $0.arcs.last == step.origin.arc ? $0.endOffset : nil } ?? step.origin.offset
        return ways.leg(from: step.origin, at: offset, to: step.target, across: step.gap, rules)
    }
}

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
        let place = MatchCandidate(arc: arc, offset: offset, distance: 0, cost: 0)
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

    /// The likeliest place `delay` considered fixes ago, as it looks now; `nil` off the network.
    package func place(delay: Int = 0) -> Place? {
        guard strays == 0, lattice.columns.count > delay, let place = lattice.sequence(last: delay + 1).first else {
            return nil
        }
        let column = lattice.columns.count - 1 - delay
        let states = lattice.states(of: column)
        let candidate = states[states.startIndex + place].candidate
        return Place(
            arc: candidate.arc, offset: candidate.offset, distance: candidate.distance,
            share: lattice.share(of: place, in: column))
    }
}

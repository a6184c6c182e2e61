import Foundation

/// Finds the roads along which a whole track was driven, when all of it is known.
///
/// The likeliest sequence of places (see `Lattice`) is taken from end to end. Where the track is silent for too long, where
/// no road lies near, or where no way leads on, it falls into several matches.
package struct TrackMatcher: Sendable {
    package var rules: MatchingRules
    /// Whether gaps in time end a match; gaps in space always do.
    package var splitsAtSilence = true

    package init(rules: MatchingRules = MatchingRules()) { self.rules = rules }

    /// O(fixes), each with the few roads around it.
    package func matches(of track: [Observation], by ways: inout WaySearch) -> [TrackMatch] {
        var matches: [TrackMatch] = []
        var lattice = Lattice(rules: rules)
        var strays: [Int] = []
        /// When the vehicle was last heard of on the network: one that stands is not silent.
        var heard: Double?
        var number = 0
        func finish() {
            if let match = match(lattice, track, by: &ways) { matches.append(match) }
            lattice.removeAll()
            strays = []
        }
        while number < track.count {
            let observation = track[number]
            if lattice.isBroken(before: observation, heard: splitsAtSilence ? heard : nil) { finish() }
            // The last one counts in any case: the track ends there.
            if number + 1 < track.count, lattice.isSpared(observation) {
                heard = observation.time
                number += 1
                continue
            }
            let candidates = ways.metric.candidates(of: observation, rules)
            if candidates.isEmpty {
                number += 1
            } else if lattice.add(candidates, of: observation, number: number, by: &ways) {
                strays = []
                heard = observation.time
                number += 1
            } else {
                strays.append(number)
                number += 1
                guard strays.count >= rules.strayLimit else { continue }
                // So many don't err alike: the vehicle is there, though no way is known.
                number = strays[0]
                finish()
            }
        }
        finish()
        return matches
    }
}

// MARK: - From the sequence of places to ways

extension TrackMatcher {
    private func match(_ lattice: Lattice, _ track: [Observation], by ways: inout WaySearch) -> TrackMatch? {
        let places = lattice.sequence()
        guard !places.isEmpty else { return nil }
        let chosen = places.enumerated().map { column, place in lattice.candidate(place, in: column) }
        func point(_ column: Int, at offset: Double) -> TrackMatch.Point {
            TrackMatch.Point(
                observation: lattice.columns[column].observation, arc: chosen[column].arc, offset: offset,
                distance: chosen[column].distance, alternatives: lattice.columns[column].range.count - 1)
        }
        var offset = chosen[0].offset
        var match = TrackMatch(points: [point(0, at: offset)], legs: [], confidence: 0)
        for column in chosen.indices.dropFirst() {
            let before = chosen[column - 1]
            let gap = Gap(from: lattice.columns[column - 1], to: lattice.columns[column], rules)
            var leg = ways.leg(from: before, at: offset, to: chosen[column], across: gap, rules)
            offset = leg.arcs.last == chosen[column].arc ? leg.endOffset : chosen[column].offset
            leg.cost = ways.metric.cost(along: leg)
            let spared = (lattice.columns[column - 1].observation + 1)..<lattice.columns[column].observation
            append(spared.map { ($0, track[$0]) }, point(column, at: offset), along: leg, to: &match, ways.metric)
        }
        match.confidence = confidence(of: places, in: lattice)
        return match
    }

    /// Appends the fixes that were left out, each at its nearest place on the way, and the one that the way leads to.
    private func append(
        _ spared: [(number: Int, observation: Observation)], _ end: TrackMatch.Point, along leg: RoutePath,
        to match: inout TrackMatch, _ metric: Metric
    ) {
        var rest = leg
        for (number, observation) in spared {
            let found = metric.network.nearest(to: observation.coordinate, on: rest)
            guard found.distance <= rules.mostRadius else { continue }
            var first = rest.split(at: found.place, offset: found.offset)
            first.cost = metric.cost(along: first)
            match.legs.append(first)
            match.points.append(
                TrackMatch.Point(
                    observation: number, arc: rest.arcs[0], offset: found.offset, distance: found.distance,
                    alternatives: 0))
        }
        rest.cost = metric.cost(along: rest)
        match.legs.append(rest)
        match.points.append(end)
    }

    /// The chosen places' mean share among the places nearby, less where the fixes lie farther from them than they usually
    /// do.
    private func confidence(of places: [Int], in lattice: Lattice) -> Double {
        var share = 0.0
        var misfit = 0.0
        for (column, place) in places.enumerated() {
            share += lattice.share(of: place, in: column)
            let candidate = lattice.candidate(place, in: column)
            misfit += candidate.positionCost + candidate.headingCost
        }
        let count = Double(places.count)
        return share / count * min(1, exp(Self.usualMisfit - misfit / count))
    }

    /// Twice what a normal error costs on the average.
    private static let usualMisfit = 1.0
}

extension RoadNetwork {
    /// The place on a path nearest to a coordinate: of which arc, and how many metres from its tail.
    fileprivate func nearest(
        to coordinate: Coordinate, on path: RoutePath
    ) -> (place: Int, offset: Double, distance: Double) {
        var best = (place: 0, offset: path.startOffset, distance: Double.infinity)
        for (place, arc) in path.arcs.enumerated() {
            let line = line(of: arc)
            let start = place == 0 ? path.startOffset : 0
            let end = place == path.arcs.count - 1 ? path.endOffset : line.length
            let found = line.nearest(to: coordinate, from: start, to: max(start, end))
            if found.distance < best.distance { best = (place, found.offset, found.distance) }
        }
        return best
    }
}

extension RoutePath {
    /// Takes the part before a place off the path.
    fileprivate mutating func split(at place: Int, offset: Double) -> RoutePath {
        let first = RoutePath(
            arcs: Array(arcs[...place]), startOffset: startOffset, endOffset: offset, cost: 0)
        self = RoutePath(arcs: Array(arcs[place...]), startOffset: offset, endOffset: endOffset, cost: 0)
        return first
    }
}

/// Finds the roads that a line was drawn along: on another map, by another hand, in the direction of travel.
///
/// The line is sampled every few metres; each sample lies near some arcs that lead its way, and of all sequences of
/// arcs the likeliest is taken: near the line, and as long along the roads as along the line.
/// Source: Newson, Krumm, "Hidden Markov Map Matching Through Noise and Sparseness" (2009); Viterbi (1967).
package struct LineMatcher {
    private let network: RoadNetwork
    private let isUsable: (ArcID) -> Bool

    /// Metres between two samples.
    private static let step = 15.0
    /// Metres from the line within which a road is looked for, and how many of them.
    private static let radius = 30.0
    private static let roadLimit = 6
    /// Degrees by which a road may lead away from the line.
    private static let headingTolerance = 60.0
    /// How far lines usually lie beside their roads, and differ from them in length, in metres.
    private static let deviation = 8.0
    private static let lengthDeviation = 5.0
    /// Metres that a way between two samples may be longer than the line.
    private static let detour = 50.0
    /// Metres of an arc that a line may touch by its inexact ends alone, where that isn't most of the arc.
    private static let overhang = 20.0

    private struct Candidate {
        var arc: ArcID
        /// Metres from the arc's tail.
        var offset: Double
        var cost: Double
        /// The candidate of the sample before.
        var previous: Int?
        /// The arcs between that one's and this.
        var between: [ArcID] = []
    }

    package init(network: RoadNetwork, where isUsable: @escaping (ArcID) -> Bool) {
        self.network = network
        self.isUsable = isUsable
    }

    /// The stretches along `line`, in its order; none where no road leads along it. Parts of the line without a road are
    /// left out. O(samples), each with the few arcs around it.
    package func stretches(along line: MeasuredLine) -> [RoadStretch] {
        var stretches: [RoadStretch] = []
        var lattice: [[Candidate]] = []
        var passed = 0.0
        for sample in samples(of: line) {
            var candidates = self.candidates(at: sample, of: line)
            let metres = sample - passed
            passed = sample
            if let last = lattice.last {
                candidates = connected(candidates, to: last, metres: metres)
                if candidates.isEmpty {
                    stretches += self.stretches(through: lattice)
                    lattice = []
                    candidates = self.candidates(at: sample, of: line)
                }
            }
            if !candidates.isEmpty { lattice.append(candidates) }
        }
        return (stretches + self.stretches(through: lattice)).filter(isMeant)
    }

    private func samples(of line: MeasuredLine) -> [Double] {
        Array(stride(from: 0, to: line.length, by: Self.step)) + [line.length]
    }

    private func candidates(at offset: Double, of line: MeasuredLine) -> [Candidate] {
        guard let heading = line.bearing(at: offset) else { return [] }
        let found = network.index.nearest(
            to: line.coordinate(at: offset), radius: Self.radius, limit: Self.roadLimit,
            where: { isUsable($0.arc(.forward)) || isUsable($0.arc(.backward)) })
        return found.flatMap { neighbor in
            let along = network.line(of: neighbor.position.road).bearing(at: neighbor.position.offset) ?? heading
            return Direction.allCases.compactMap { direction -> Candidate? in
                let arc = neighbor.position.road.arc(direction)
                let travel = direction == .forward ? along : along + 180
                let turned = Bearing.difference(travel, heading)
                guard isUsable(arc), turned <= Self.headingTolerance else { return nil }
                let (off, askew) = (neighbor.distance / Self.deviation, turned / Self.headingTolerance)
                return Candidate(
                    arc: arc, offset: network.offset(of: neighbor.position, along: arc),
                    cost: off * off / 2 + askew * askew)
            }
        }
    }

    /// Those of `candidates` that can be reached from the sample before, each from the one that makes it likeliest.
    private func connected(_ candidates: [Candidate], to last: [Candidate], metres: Double) -> [Candidate] {
        let ahead = last.map { ArcsAhead(of: $0.arc, within: metres + Self.detour, in: network, where: isUsable) }
        return candidates.compactMap { candidate -> Candidate? in
            var best: Candidate?
            for (index, previous) in last.enumerated() {
                guard let distance = distance(from: previous, to: candidate, ahead[index]),
                    distance <= metres + Self.detour
                else { continue }
                let cost = previous.cost + candidate.cost + abs(distance - metres) / Self.lengthDeviation
                guard cost < best?.cost ?? .infinity else { continue }
                best = candidate
                best?.cost = cost
                best?.previous = index
            }
            if let index = best?.previous, last[index].arc != candidate.arc {
                best?.between = ahead[index].arcs(before: candidate.arc)
            }
            return best
        }
    }

    /// Metres along the roads. Standing still is no step back: a sample projects a little behind the last one in curves.
    private func distance(from previous: Candidate, to candidate: Candidate, _ ahead: ArcsAhead) -> Double? {
        if previous.arc == candidate.arc, candidate.offset >= previous.offset - 1 {
            return max(candidate.offset - previous.offset, 0)
        }
        let rest = Double(network.road(of: previous.arc).length) - previous.offset
        return ahead.distance(to: candidate.arc).map { rest + $0 + candidate.offset }
    }

    private func stretches(through lattice: [[Candidate]]) -> [RoadStretch] {
        guard let last = lattice.last, lattice.count > 1,
            var place = last.indices.min(by: { last[$0].cost < last[$1].cost })
        else { return [] }
        var chosen: [Candidate] = []
        for candidates in lattice.reversed() {
            chosen.append(candidates[place])
            guard let previous = candidates[place].previous else { break }
            place = previous
        }
        return chosen.reversed().reduce(into: []) { append($1, to: &$0) }
    }

    private func append(_ candidate: Candidate, to stretches: inout [RoadStretch]) {
        guard let last = stretches.last, candidate.previous != nil else {
            stretches.append(RoadStretch(arc: candidate.arc, start: candidate.offset, end: candidate.offset))
            return
        }
        if last.arc == candidate.arc, candidate.between.isEmpty, candidate.offset >= last.end - 1 {
            stretches[stretches.count - 1].end = max(last.end, candidate.offset)
            return
        }
        stretches[stretches.count - 1].end = length(of: last.arc)
        for arc in candidate.between { stretches.append(RoadStretch(arc: arc, start: 0, end: length(of: arc))) }
        stretches.append(RoadStretch(arc: candidate.arc, start: 0, end: candidate.offset))
    }

    private func length(of arc: ArcID) -> Double { Double(network.road(of: arc).length) }

    private func isMeant(_ stretch: RoadStretch) -> Bool {
        stretch.length > Self.overhang || stretch.length * 2 > length(of: stretch.arc)
    }
}

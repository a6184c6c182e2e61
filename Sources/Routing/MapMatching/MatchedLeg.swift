/// The way between two places of a match.
extension WaySearch {
    /// - Parameter offset: of `origin` as the leg before ended, which may be a little farther on than the fix.
    mutating func leg(
        from origin: MatchCandidate, at offset: Double, to target: MatchCandidate, across gap: Gap,
        _ rules: MatchingRules
    ) -> RoutePath {
        switch way(from: origin, to: target, across: gap, rules) {
        case .along:
            // A step back within the noise is no step.
            RoutePath(arcs: [origin.arc], startOffset: offset, endOffset: max(target.offset, offset), cost: 0)
        case .turnaround: metric.network.turnaround(from: origin, at: offset, to: target)
        case .over(let between):
            RoutePath(
                arcs: [origin.arc] + between + [target.arc], startOffset: offset, endOffset: target.offset, cost: 0)
        }
    }
}

extension RoadNetwork {
    /// The way of a vehicle that turns around between two places: on the arc where it drives the longer part.
    fileprivate func turnaround(from origin: MatchCandidate, at offset: Double, to target: MatchCandidate) -> RoutePath
    {
        let length = Double(road(of: origin.arc).length)
        let ahead = length - target.offset
        if ahead >= offset {
            return RoutePath(arcs: [origin.arc], startOffset: offset, endOffset: ahead, cost: 0)
        }
        return RoutePath(arcs: [target.arc], startOffset: length - offset, endOffset: target.offset, cost: 0)
    }
}

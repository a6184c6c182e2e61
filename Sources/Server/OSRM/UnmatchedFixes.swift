import Routing

/// Fixes in a row that lie on no way.
package struct UnmatchedFixes: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// No road is near; how many meters away the nearest lies, where one lies within a few kilometers.
        case noRoad(nearest: Double?)
        /// A road is near, but no way leads to it from the fixes around.
        case noWay
    }

    package var numbers: ClosedRange<Int>
    package var reason: Reason

    /// Meters within which a road is looked for, to say how far away it is.
    private static let sight = 5_000.0

    static func all(in track: [Observation], after matches: [TrackMatch], metric: Metric) -> [UnmatchedFixes] {
        let matched = Set(matches.flatMap { $0.points.map(\.observation) })
        var runs: [UnmatchedFixes] = []
        for (number, fix) in track.enumerated() where !matched.contains(number) {
            let nearest = metric.snaps(of: fix.coordinate, radius: sight, limit: 1).first?.distance
            let reason = reason(nearest: nearest)
            guard let last = runs.last, last.numbers.upperBound == number - 1,
                let reason = last.reason.joined(with: reason)
            else {
                runs.append(UnmatchedFixes(numbers: number...number, reason: reason))
                continue
            }
            runs[runs.count - 1] = UnmatchedFixes(numbers: last.numbers.lowerBound...number, reason: reason)
        }
        return runs
    }

    private static func reason(nearest: Double?) -> Reason {
        nearest.map { $0 <= MatchingRules().leastRadius ? .noWay : .noRoad(nearest: $0) } ?? .noRoad(nearest: nil)
    }
}

extension UnmatchedFixes.Reason {
    /// One reason for both; `nil` where they differ.
    fileprivate func joined(with other: Self) -> Self? {
        switch (self, other) {
        case (.noWay, .noWay): .noWay
        case (.noRoad(let one), .noRoad(let two)): .noRoad(nearest: [one, two].compactMap(\.self).min())
        case (.noWay, .noRoad), (.noRoad, .noWay): nil
        }
    }
}

import Routing

/// What speaks for the vehicle having left its route. One bad fix is nothing; enough of them in a row is a deviation.
struct DeviationEvidence: Sendable, Equatable {
    private(set) var since: Instant?
    private var fixes = 0
    private var againstFixes = 0
    private var againstStart: Coordinate?

    /// How a fix counts.
    enum Reading: Sendable, Equatable { case onRoute, off, against }

    static func tolerance(for fix: Fix, rules: TripRules) -> Double {
        min(max(fix.accuracy ?? 0, rules.offRouteDistance), rules.offRouteMaximum)
    }

    static func reading(of fix: Fix, _ match: RouteFollower.Match, speed: Double, rules: TripRules) -> Reading {
        if match.distance > tolerance(for: fix, rules: rules) { return .off }
        if let difference = match.headingDifference, difference > rules.againstHeading, speed >= rules.headingSpeed {
            return .against
        }
        return .onRoute
    }

    /// - Returns: whether the evidence is enough.
    mutating func add(_ reading: Reading, _ fix: Fix, rules: TripRules) -> Bool {
        switch reading {
        case .onRoute:
            self = DeviationEvidence()
            return false
        case .off:
            since = since ?? fix.timestamp
            fixes += 1
            return fixes >= rules.offRouteFixes || elapsed(until: fix) >= rules.offRouteSeconds
        case .against:
            since = since ?? fix.timestamp
            againstFixes += 1
            let start = againstStart ?? fix.coordinate
            againstStart = start
            return againstFixes >= rules.offRouteFixes
                && start.distance(to: fix.coordinate) >= rules.againstDistance
        }
    }

    private func elapsed(until fix: Fix) -> Double {
        since.map { fix.timestamp.seconds(since: $0) } ?? 0
    }
}

import Routing

/// When another route may be asked for: not more often than the rules allow, and ever more seldom while the driver
/// keeps ignoring the answers.
struct RerouteGate: Sendable, Equatable {
    private var last: (at: Instant, from: Coordinate)?
    private var interval: Double

    init(rules: TripRules) { interval = rules.rerouteSeconds }

    func isOpen(for fix: Fix, rules: TripRules) -> Bool {
        guard let last else { return true }
        return hasWaited(for: fix) && fix.coordinate.distance(to: last.from) >= rules.rerouteDistance
    }

    /// Whether enough time has passed, wherever the vehicle is.
    func hasWaited(for fix: Fix) -> Bool {
        last.map { fix.timestamp.seconds(since: $0.at) >= interval } ?? true
    }

    mutating func close(at fix: Fix, rules: TripRules) {
        if last != nil { interval = min(interval * 2, rules.rerouteBackoffMaximum) }
        last = (fix.timestamp, fix.coordinate)
    }

    /// The driver follows the route: the next deviation is answered at once again.
    mutating func reset(rules: TripRules) { interval = rules.rerouteSeconds }

    static func == (one: RerouteGate, other: RerouteGate) -> Bool {
        one.interval == other.interval && one.last?.at == other.last?.at && one.last?.from == other.last?.from
    }
}

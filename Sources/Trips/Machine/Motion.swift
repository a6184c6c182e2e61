import Routing

/// How the vehicle came from one fix to the next.
struct Motion: Sendable, Equatable {
    /// Metres and seconds since the fix before; 0 for the first.
    var meters: Double
    var seconds: Double
    /// Metres per second: the device's own where it gives one.
    var speed: Double
    private var course: Double?

    init(from previous: Fix?, to fix: Fix) {
        meters = previous.map { $0.coordinate.distance(to: fix.coordinate) } ?? 0
        seconds = previous.map { max(fix.timestamp.seconds(since: $0.timestamp), 0) } ?? 0
        speed = fix.speed ?? (seconds > 0 ? meters / seconds : 0)
        course = previous.flatMap { meters >= Self.courseDistance ? $0.coordinate.bearing(to: fix.coordinate) : nil }
    }

    /// Which way the vehicle heads, where that can be told: a standing vehicle's compass can't.
    func heading(of fix: Fix, rules: TripRules) -> Double? {
        speed >= rules.headingSpeed ? fix.heading ?? course : nil
    }

    /// Two fixes nearer to each other than this show noise, not a direction.
    private static let courseDistance = 10.0
}

import Routing

/// A vehicle on its course: speeds up, keeps to its speed profile, stands at its stops. Exact for steps of any length.
struct Vehicle: Sendable {
    let dynamics: VehicleDynamics
    private(set) var course: Course
    private var profile: SpeedProfile
    /// Index of the knot ahead.
    private var ahead = 1
    /// Meters along the course.
    private(set) var offset = 0.0
    /// Meters per second.
    private(set) var speed = 0.0
    /// Meters, on all courses together.
    private(set) var driven = 0.0
    /// Seconds that have passed.
    private(set) var seconds = 0.0
    /// Seconds to stand still before going on.
    private var waiting = 0.0

    init(standingAt place: Coordinate, dynamics: VehicleDynamics = .car) {
        self.dynamics = dynamics
        course = Course(standingAt: place)
        profile = SpeedProfile(course, dynamics: dynamics)
    }

    var coordinate: Coordinate { course.line.coordinate(at: offset) }
    /// Degrees clockwise from north; `nil` where there is no way to go.
    var heading: Double? { course.line.bearing(at: offset) }
    var isAtEnd: Bool { ahead >= profile.knots.count }
    /// Meters within which it can stand.
    var brakingDistance: Double { speed * speed / (2 * dynamics.braking) }

    /// Takes a new course, from its start and at the speed that the vehicle has.
    mutating func follow(_ course: Course) {
        self.course = course
        profile = SpeedProfile(course, dynamics: dynamics)
        offset = 0
        ahead = 1
        if isAtEnd { speed = 0 }
    }

    /// Lets time pass.
    @discardableResult
    mutating func step(_ seconds: Double) -> VehicleState {
        guard seconds > 0, seconds.isFinite else { return state }
        self.seconds += seconds
        var rest = seconds
        while rest > 0, !isAtEnd {
            if waiting > 0 {
                let pause = min(waiting, rest)
                waiting -= pause
                rest -= pause
            } else {
                rest -= move(atMost: rest)
            }
        }
        return state
    }

    var state: VehicleState {
        VehicleState(
            coordinate: coordinate, heading: heading, speed: speed, seconds: seconds, metersDriven: driven,
            isInTunnel: course.isTunnel(at: offset))
    }

    /// Moves with one acceleration, at most for `seconds`, and returns how long that took.
    private mutating func move(atMost seconds: Double) -> Double {
        let knot = profile.knots[ahead]
        let phase = phase(to: knot, limit: profile.limits[ahead - 1])
        let end = max(speed * speed + 2 * phase.acceleration * phase.meters, 0).squareRoot()
        let needed = speed + end > 1e-9 ? 2 * phase.meters / (speed + end) : 0
        guard needed <= seconds else {
            let reached = max(speed + phase.acceleration * seconds, 0)
            advance(by: min((speed + reached) / 2 * seconds, phase.meters))
            speed = reached
            return seconds
        }
        let isAtKnot = phase.meters >= knot.offset - offset
        advance(by: phase.meters)
        speed = end
        if isAtKnot { pass(knot) }
        return needed
    }

    private mutating func advance(by meters: Double) {
        driven += meters
        offset += meters
    }

    private mutating func pass(_ knot: SpeedProfile.Knot) {
        offset = knot.offset
        speed = min(speed, knot.cap)
        ahead += 1
        waiting = knot.pause
    }

    /// What the vehicle does next: an acceleration, and the meters after which it does something else.
    private func phase(to knot: SpeedProfile.Knot, limit: Double) -> (acceleration: Double, meters: Double) {
        let left = max(knot.offset - offset, 0)
        let square = speed * speed
        let capSquare = knot.cap * knot.cap
        let limitSquare = limit * limit
        // The square of the highest speed from which the usual braking still suffices.
        let brakeable = capSquare + 2 * dynamics.braking * left
        if square >= brakeable - 1e-9 {
            return (left > 0 ? -max(square - capSquare, 0) / (2 * left) : 0, left)
        }
        if speed > limit + 1e-9 {
            return (-dynamics.braking, min(left, (square - limitSquare) / (2 * dynamics.braking)))
        }
        if speed < limit - 1e-9 {
            let toLimit = (limitSquare - square) / (2 * dynamics.acceleration)
            let toBraking = (brakeable - square) / (2 * (dynamics.acceleration + dynamics.braking))
            return (dynamics.acceleration, min(left, toLimit, toBraking))
        }
        return (0, min(left, left - (limitSquare - capSquare) / (2 * dynamics.braking)))
    }
}

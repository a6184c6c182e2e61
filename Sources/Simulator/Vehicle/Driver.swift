import Protocol
import Routing

/// Drives a vehicle along the routes that it is given, and now and then turns wrong. Deterministic by its seed.
struct Driver: Sendable {
    private(set) var vehicle: Vehicle
    private(set) var wrongTurns = 0
    /// From a wrong turn until the next route.
    private(set) var isAstray = false
    /// What is left of the route's own course, without mistakes; `nil` before the first route.
    private var route: Course?
    /// Where the vehicle will leave the route, in meters along what it follows and along the route.
    private var mistake: (onCourse: Double, onRoute: Double)?
    private var random: SeededRandom
    private let chance: Double

    /// How far one drives down a wrong road while no new route has come, in meters, and how fast.
    private static let strayDistance = 600.0
    private static let straySpeed = 30 / 3.6
    /// A maneuver nearer than this is not missed: one has just been told about it.
    private static let attention = 30.0

    init(at place: Coordinate, wrongTurns chance: Double, dynamics: VehicleDynamics = .car, seed: UInt64) {
        vehicle = Vehicle(standingAt: place, dynamics: dynamics)
        self.chance = min(max(chance, 0), 1)
        random = SeededRandom(seed: seed, stream: "driver")
    }

    var hasRoute: Bool { route != nil }
    /// Nothing more to drive: the last stop is reached.
    var isAtDestination: Bool { route != nil && !isAstray && vehicle.isAtEnd }

    var state: VehicleState {
        var state = vehicle.state
        state.isAstray = isAstray
        return state
    }

    /// Follows a route from where the vehicle is.
    ///
    /// - Returns: false where its geometry can't be read; the vehicle then goes on as before.
    @discardableResult
    mutating func follow(_ route: RouteObject) -> Bool {
        guard let course = Course(route, dynamics: vehicle.dynamics) else { return false }
        self.route = course
        join(course)
        return true
    }

    /// Lets time pass.
    ///
    /// - Returns: the vehicle afterwards.
    @discardableResult
    mutating func step(_ seconds: Double) -> VehicleState {
        vehicle.step(seconds)
        if let mistake, !isAstray, vehicle.offset > mistake.onCourse {
            isAstray = true
            wrongTurns += 1
        }
        if isAstray, vehicle.isAtEnd { turnBack() }
        return state
    }

    private mutating func join(_ course: Course) {
        let joined = course.joined(
            from: vehicle.coordinate, heading: vehicle.speed > 1 ? vehicle.heading : nil,
            brakingDistance: vehicle.brakingDistance)
        isAstray = false
        mistake = nil
        guard let wrong = nextMistake(on: joined) else { return vehicle.follow(joined) }
        mistake = (wrong.offset, course.line.length - (joined.line.length - wrong.offset))
        vehicle.follow(
            joined.leaving(
                at: wrong.offset, bearing: wrong.bearing, meters: Self.strayDistance,
                limit: min(Self.straySpeed, vehicle.dynamics.topSpeed)))
    }

    private mutating func nextMistake(on course: Course) -> (offset: Double, bearing: Double)? {
        for choice in course.choices where choice.offset > Self.attention {
            guard random.unit() < chance, !choice.bearings.isEmpty else { continue }
            return (choice.offset, choice.bearings[Int(random.unit() * Double(choice.bearings.count))])
        }
        return nil
    }

    /// No new route came: back to where the vehicle left the old one.
    private mutating func turnBack() {
        guard let route, let mistake else { return }
        let rest = route.part(from: max(mistake.onRoute, 0), to: route.line.length)
        self.route = rest
        join(rest)
    }
}

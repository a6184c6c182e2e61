import Protocol
import Routing

/// Drives a vehicle along the routes that it is given, and does what his habits tell him beside. Deterministic by its seed.
///
/// Where he goes a way of his own, he wants to be told the streets (`wanted`, `take`); unless told, he goes straight.
struct Driver: Sendable {
    /// What the vehicle is following.
    private enum Mode: Sendable {
        /// The route, or nothing yet. → astray, parked
        case onRoute
        /// Away from the route, until there is a new one. → onRoute, ownWay
        case astray
        /// To the destination without the server's help. → onRoute
        case ownWay
        /// Off the road at the destination, for good.
        case parked
    }

    private(set) var vehicle: Vehicle
    private(set) var wrongTurns = 0
    /// A way by the streets that the driver would like to know before he drives on.
    private(set) var wanted: StreetRequest?
    let habits: DriverHabits
    private let asksForStreets: Bool
    private var mode = Mode.onRoute
    /// The last route's own course, without what the driver makes of it; `nil` before the first route.
    private var route: Course?
    /// Whether that route came while the driver wasn't listening.
    private var hasNews = false
    private var departure: Departure?
    /// What is still to be done, each with the meters after which it is.
    private var plans: [(meters: Double, deed: DriverHabits.Deed)] = []
    private var stopsOfTrip = 0
    /// Stops that will be passed without stopping: once, since who is led back stops.
    private var stopsToPass: Set<Int>
    /// Those of them that the route has, by their numbers.
    private var passing: [Int: (offset: Double, place: Coordinate)] = [:]
    private var maneuversPassed = 0
    private var hasOvershot = false
    private var ignoringUntil = 0.0
    private var random: SeededRandom

    /// A maneuver nearer than this is not missed: one has just been told about it.
    private static let attention = 30.0
    /// A route farther away is reached by the streets.
    private static let farFromRoute = 60.0
    /// Who was nearer than this to a stop has passed it.
    private static let atTheStop = 20.0

    /// - Parameter asksForStreets: whether somebody answers what is `wanted`.
    init(
        at place: Coordinate, habits: DriverHabits, dynamics: VehicleDynamics = .car, asksForStreets: Bool, seed: UInt64
    ) {
        vehicle = Vehicle(standingAt: place, dynamics: dynamics)
        self.habits = habits
        self.asksForStreets = asksForStreets
        stopsToPass = habits.passedStops
        random = SeededRandom(seed: seed, stream: "driver")
    }

    var hasRoute: Bool { route != nil }
    /// From a departure until the next route that the driver listens to.
    var isAstray: Bool { mode == .astray }
    /// How he left the route, where he is away from it.
    var straying: Straying? { isAstray ? departure?.straying : nil }
    /// Nothing more to drive: the last stop is reached.
    var isAtDestination: Bool { route != nil && mode != .astray && vehicle.isAtEnd }

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
        guard var course = Course(route, dynamics: vehicle.dynamics) else { return false }
        if self.route == nil {
            stopsOfTrip = route.legs.count
            plans = habits.plans.map { ($0.at.meters(of: course.line.length), $0.deed) }.sorted {
                $0.meters < $1.meters
            }
        }
        passing = course.numbered(of: stopsOfTrip).filter { stopsToPass.contains($0.key) }
        course = course.without(passing.values.map(\.offset))
        self.route = course
        hasNews = isIgnoring
        if !isIgnoring { join(course) }
        return true
    }

    /// Lets time pass.
    ///
    /// - Returns: the vehicle afterwards.
    @discardableResult
    mutating func step(_ seconds: Double) -> VehicleState {
        vehicle.step(seconds)
        // A stop that is a hair's breadth away has been made.
        plans.removeAll { if case .stop = $0.deed { $0.meters <= vehicle.driven + 1 } else { false } }
        notePassedStops()
        if mode == .onRoute, let departure, vehicle.offset > departure.onCourse { depart(by: departure) }
        if isAstray, wanted == nil, vehicle.isAtEnd || (hasNews && !isIgnoring) { goOn() }
        return state
    }

    /// Takes the answer to what was `wanted`; `nil` where nobody knows a way.
    mutating func take(_ streets: RouteObject?) {
        guard let request = wanted else { return }
        wanted = nil
        let course = Course(streets, for: request, dynamics: vehicle.dynamics)
        switch mode {
        case .onRoute: leave(by: course)
        case .astray: if let course { goOwnWay(course) } else { turnBack() }
        case .ownWay, .parked: break
        }
    }
}

// MARK: - On the route

extension Driver {
    private mutating func join(_ course: Course) {
        let joined = course.joined(
            from: vehicle.coordinate, heading: vehicle.speed > 1 ? vehicle.heading : nil,
            brakingDistance: vehicle.brakingDistance
        ).stopping(at: stopsAhead)
        mode = .onRoute
        hasNews = false
        wanted = nil
        departure = nil
        countManeuvers()
        guard var next = nextDeparture(on: joined) else { return vehicle.follow(joined) }
        next.onRoute = course.line.length - (joined.line.length - next.onCourse)
        departure = next
        wanted = asksForStreets ? next.request(on: joined) : nil
        vehicle.follow(next.course(leaving: joined, streets: nil, topSpeed: vehicle.dynamics.topSpeed))
    }

    private mutating func notePassedStops() {
        for (number, stop) in passing where stop.place.distance(to: vehicle.coordinate) < Self.atTheStop {
            stopsToPass.remove(number)
            passing[number] = nil
        }
    }

    private var stopsAhead: [Course.Stop] {
        plans.compactMap { plan in
            guard case .stop(let seconds) = plan.deed else { return nil }
            return Course.Stop(offset: plan.meters - vehicle.driven, seconds: seconds)
        }
    }

    private mutating func countManeuvers() {
        maneuversPassed += vehicle.course.choices.count { $0.offset <= vehicle.offset }
    }

    /// The first of all reasons to leave.
    private mutating func nextDeparture(on course: Course) -> Departure? {
        let all = [nextMistake(on: course), nextDetour(on: course), departureAtTheEnd(of: course)]
        return all.compactMap(\.self).min { $0.onCourse < $1.onCourse }
    }

    private mutating func nextMistake(on course: Course) -> Departure? {
        for (index, choice) in course.choices.enumerated() where !choice.bearings.isEmpty {
            let isMeant = habits.wrongTurns.contains(maneuversPassed + index + 1) && choice.offset > 1
            guard choice.offset > Self.attention || isMeant else { continue }
            guard isMeant || random.unit() < habits.wrongTurnChance else { continue }
            let bearing = choice.bearings[Int(random.unit() * Double(choice.bearings.count))]
            return Departure(way: .wrongTurn(bearing: bearing), onCourse: choice.offset, onRoute: 0)
        }
        return nil
    }

    private func nextDetour(on course: Course) -> Departure? {
        for plan in plans {
            let offset = max(plan.meters - vehicle.driven, vehicle.brakingDistance + 5)
            guard offset < course.line.length else { return nil }
            switch plan.deed {
            case .stop: continue
            case .detour(let over): return Departure(way: .detour(over: over), onCourse: offset, onRoute: 0)
            case .turnRound(let meters):
                return Departure(way: .turnRound(meters: meters), onCourse: offset, onRoute: 0)
            }
        }
        return nil
    }

    private func departureAtTheEnd(of course: Course) -> Departure? {
        let end = course.line.length
        if habits.overshoot > 0, !hasOvershot {
            return Departure(way: .overshoot(meters: habits.overshoot), onCourse: end, onRoute: 0)
        }
        return habits.parking.map { parking in
            Departure(way: .parking(parking), onCourse: max(end - parking.before, 0), onRoute: 0)
        }
    }

    /// The streets that were wanted: what lies ahead is replaced by them, where the vehicle hasn't come to it yet.
    private mutating func leave(by streets: Course?) {
        guard var departure, let streets, vehicle.offset <= departure.onCourse else { return }
        let ahead = vehicle.course.part(from: vehicle.offset, to: departure.onCourse)
        countManeuvers()
        departure.onCourse = ahead.line.length
        self.departure = departure
        vehicle.follow(departure.course(leaving: ahead, streets: streets, topSpeed: vehicle.dynamics.topSpeed))
    }
}

// MARK: - Off the route

extension Driver {
    /// Whether new routes are of no interest just now.
    private var isIgnoring: Bool {
        switch mode {
        case .onRoute, .ownWay: return false
        case .parked: return true
        case .astray:
            if case .detour = departure?.way { return !vehicle.isAtEnd }
            return vehicle.seconds < ignoringUntil && !vehicle.isAtEnd
        }
    }

    private mutating func depart(by departure: Departure) {
        switch departure.way {
        case .parking: return mode = .parked
        case .wrongTurn:
            wrongTurns += 1
            maneuversPassed += 1
        case .overshoot: hasOvershot = true
        case .detour, .turnRound:
            if let done = plans.firstIndex(where: { !$0.deed.isStop }) {
                plans.remove(at: done)
            }
        }
        mode = .astray
        ignoringUntil = vehicle.seconds + habits.ignoringSeconds
    }

    /// To the newest route, where one came and is near, and else to the destination by the streets.
    private mutating func goOn() {
        guard let route else { return }
        let isNear = route.line.nearest(to: vehicle.coordinate).distance <= Self.farFromRoute
        if hasNews, isNear || !asksForStreets { return join(route) }
        guard asksForStreets else { return turnBack() }
        let passed = hasNews ? 0 : departure?.onRoute ?? 0
        let stops = route.stops.filter { $0.offset > passed }.map { route.line.coordinate(at: $0.offset) }
        wanted = StreetRequest(
            places: [vehicle.coordinate] + stops + [route.line.coordinate(at: route.line.length)],
            bearing: vehicle.isAtEnd ? nil : vehicle.heading)
    }

    private mutating func goOwnWay(_ streets: Course) {
        mode = .ownWay
        hasNews = false
        countManeuvers()
        vehicle.follow(Course(standingAt: vehicle.coordinate).followed(by: streets))
    }

    /// Nobody knows a way: back to where the vehicle left the old route, across the fields.
    private mutating func turnBack() {
        guard let route else { return }
        if hasNews { return join(route) }
        let rest = route.part(from: max(departure?.onRoute ?? 0, 0), to: route.line.length)
        self.route = rest
        join(rest)
    }
}

extension DriverHabits.Deed {
    fileprivate var isStop: Bool { if case .stop = self { true } else { false } }
}

extension Course {
    /// The stops on the way by their numbers in a trip of so many stops, of which those of this course are the last.
    fileprivate func numbered(of count: Int) -> [Int: (offset: Double, place: Coordinate)] {
        let first = count - stops.count - 1
        let pairs = stops.enumerated().map { index, stop in
            (first + index, (offset: stop.offset, place: line.coordinate(at: stop.offset)))
        }
        return Dictionary(pairs) { one, _ in one }
    }

    fileprivate func without(_ offsets: [Double]) -> Course {
        guard !offsets.isEmpty else { return self }
        let kept = stops.filter { !offsets.contains($0.offset) }
        return Course(line: line, limits: limits, stops: kept, choices: choices, tunnels: tunnels)
    }
}

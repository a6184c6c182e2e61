import Protocol
import Routing

/// Drives a vehicle along the routes that it is given, and now and then turns wrong. Deterministic by its seed.
struct Driver: Sendable {
    private(set) var vehicle: Vehicle
    private(set) var wrongTurns = 0
    private var plan: RoutePlan?
    private var pendingMistake: (offset: Double, bearing: Double)?
    private var random: SeededRandom
    private let chance: Double
    /// True from a wrong turn until the next route.
    private(set) var isAstray = false

    /// How far one drives down the wrong road while no new route has come, in metres.
    private static let strayDistance = 600.0

    init(at place: Coordinate, wrongTurnChance: Double, seed: UInt64) {
        vehicle = Vehicle(standingAt: place)
        chance = min(max(wrongTurnChance, 0), 1)
        random = SeededRandom(seed: seed ^ 0x6472_6976_6572)
    }

    /// Follows a route from where the vehicle is.
    mutating func take(_ plan: RoutePlan) {
        self.plan = plan
        isAstray = false
        vehicle.follow(plan.line, limits: plan.limits, stops: plan.stops)
        pendingMistake = nextMistake(in: plan)
    }

    mutating func advance(seconds: Double) {
        vehicle.advance(seconds: seconds)
        guard let mistake = pendingMistake, !isAstray, vehicle.offset >= mistake.offset else { return }
        pendingMistake = nil
        isAstray = true
        wrongTurns += 1
        let start = vehicle.coordinate
        let away = start.moved(by: Self.strayDistance, bearing: mistake.bearing)
        guard let line = MeasuredLine([start, away]) else { return }
        vehicle.follow(line, limits: [8], stops: [line.length])
    }

    /// Nothing more to drive: the route's last stop is reached.
    var hasArrived: Bool { plan != nil && !isAstray && vehicle.isAtEnd }

    private mutating func nextMistake(in plan: RoutePlan) -> (offset: Double, bearing: Double)? {
        for place in plan.wrongWays where place.offset > vehicle.offset + 20 {
            guard random.unit() < chance, let bearing = place.bearings.randomElement(using: &random) else { continue }
            return (place.offset, Double(bearing))
        }
        return nil
    }
}

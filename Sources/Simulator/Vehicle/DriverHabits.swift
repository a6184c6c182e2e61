import Routing

/// What a driver does of his own accord, beside following the route.
package struct DriverHabits: Sendable, Equatable {
    /// When something is done: counted along what the vehicle has driven, so that new routes don't shift it.
    package enum Spot: Sendable, Equatable {
        /// After so many meters.
        case meters(Double)
        /// After this share of the first route's length, `0...1`.
        case share(Double)

        func meters(of length: Double) -> Double {
            switch self {
            case .meters(let meters): meters
            case .share(let share): share * length
            }
        }
    }

    package enum Deed: Sendable, Equatable {
        /// Stands by the road for so many seconds.
        case stop(seconds: Double)
        /// Goes over a place of his own, by the streets, whatever is said meanwhile.
        case detour(over: Coordinate)
        /// Turns round on the road and goes back for so many meters.
        case turnRound(meters: Double)
    }

    package struct Plan: Sendable, Equatable {
        package var at: Spot
        package var deed: Deed

        package init(at spot: Spot, _ deed: Deed) {
            at = spot
            self.deed = deed
        }
    }

    /// Leaves the road network before the destination and stands there.
    package struct Parking: Sendable, Equatable {
        /// Meters before the end of the route where the entrance is.
        package var before: Double
        /// Meters from the road.
        package var away: Double
        /// Seen in the direction of travel.
        package var isOnRight: Bool

        package init(before: Double, away: Double, isOnRight: Bool) {
            self.before = before
            self.away = away
            self.isOnRight = isOnRight
        }
    }

    /// The chance of taking the wrong road at a maneuver, `0...1`.
    package var wrongTurnChance = 0.0
    /// The maneuvers at which the wrong road is taken, counted from 1 over the whole drive.
    package var wrongTurns: Set<Int> = []
    /// Seconds for which new routes are ignored after leaving the old one.
    package var ignoringSeconds = 0.0
    package var plans: [Plan] = []
    /// Stops of the trip, from 0, that are passed without stopping the first time.
    package var passedStops: Set<Int> = []
    package var parking: Parking?
    /// Meters to go on past the destination before coming back to it.
    package var overshoot = 0.0

    package init() {}
}

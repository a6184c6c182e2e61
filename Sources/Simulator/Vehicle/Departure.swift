import Protocol
import Routing

/// How a driver leaves the route.
package enum Straying: Sendable, Equatable {
    case wrongTurn
    case detour
    case turnRound
    /// Past the destination.
    case overshoot
}

/// Where and how a driver will leave the route: planned when the route comes, so that there is time to ask for the streets.
struct Departure: Sendable, Equatable {
    enum Way: Sendable, Equatable {
        /// Into a road that leads away in this direction.
        case wrongTurn(bearing: Double)
        case detour(over: Coordinate)
        case turnRound(meters: Double)
        case overshoot(meters: Double)
        case parking(DriverHabits.Parking)
    }

    var way: Way
    /// Meters along what the vehicle follows, and along the route as it came.
    var onCourse: Double
    var onRoute: Double

    /// `nil` for parking: who parks is where he wants to be.
    var straying: Straying? {
        switch way {
        case .wrongTurn: .wrongTurn
        case .detour: .detour
        case .turnRound: .turnRound
        case .overshoot: .overshoot
        case .parking: nil
        }
    }

    /// How far one drives down a wrong road while no new route has come, in meters, and how fast.
    private static let strayDistance = 600.0
    private static let straySpeed = 30 / 3.6
    /// So far down a wrong road there is no doubt which one is meant, in meters.
    private static let pastTheCrossing = 15.0
    private static let parkingSpeed = 10 / 3.6
}

// MARK: - Where it leads

extension Departure {
    /// What to ask for so that the way away from the route follows the streets; `nil` where it needs none.
    func request(on course: Course) -> StreetRequest? {
        let place = course.line.coordinate(at: onCourse)
        let heading = course.line.bearing(at: onCourse) ?? 0
        switch way {
        case .wrongTurn(let bearing): return Self.request(from: place, bearing: bearing, meters: Self.strayDistance)
        case .overshoot(let meters): return Self.request(from: place, bearing: heading, meters: meters)
        case .detour(let over): return StreetRequest(places: [place, over], bearing: heading)
        case .turnRound, .parking: return nil
        }
    }

    private static func request(from place: Coordinate, bearing: Double, meters: Double) -> StreetRequest {
        let start = place.moved(by: pastTheCrossing, bearing: bearing)
        return StreetRequest(places: [start, place.moved(by: meters + 100, bearing: bearing)], bearing: bearing)
    }

    /// The course to the place of departure and from there on.
    ///
    /// - Parameter streets: what was answered to `request`; without it the way leads straight over the fields.
    func course(leaving course: Course, streets: Course?, topSpeed: Double) -> Course {
        let kept = course.part(from: 0, to: onCourse)
        let place = course.line.coordinate(at: onCourse)
        return kept.followed(by: streets.map(shortened) ?? straight(from: place, on: course, topSpeed: topSpeed))
    }

    private func shortened(_ streets: Course) -> Course {
        switch way {
        case .wrongTurn: streets.part(from: 0, to: min(streets.line.length, Self.strayDistance))
        case .overshoot(let meters): streets.part(from: 0, to: min(streets.line.length, meters))
        case .detour, .turnRound, .parking: streets
        }
    }

    private func straight(from place: Coordinate, on course: Course, topSpeed: Double) -> Course {
        let limit = min(Self.straySpeed, topSpeed)
        let heading = course.line.bearing(at: onCourse) ?? 0
        switch way {
        case .wrongTurn(let bearing):
            return .straight(from: place, bearing: bearing, meters: Self.strayDistance, limit: limit)
        case .overshoot(let meters): return .straight(from: place, bearing: heading, meters: meters, limit: limit)
        case .detour(let over):
            return .straight(
                from: place, bearing: place.bearing(to: over), meters: place.distance(to: over), limit: limit)
        case .turnRound(let meters): return course.back(from: onCourse, meters: meters)
        case .parking(let parking):
            return .straight(
                from: place, bearing: heading + (parking.isOnRight ? 90 : -90), meters: parking.away,
                limit: min(Self.parkingSpeed, topSpeed))
        }
    }
}

import Protocol
import Routing

/// A way by the streets that a driver goes of his own accord, and that somebody who has a map is asked for.
package struct StreetRequest: Sendable, Equatable {
    /// The start, places to go over, the end.
    package var places: [Coordinate]
    /// Where the vehicle is heading at the start, in degrees; `nil` where it may leave in any direction.
    package var bearing: Double?

    package init(places: [Coordinate], bearing: Double?) {
        self.places = places
        self.bearing = bearing
    }
}

/// Whoever knows the streets.
package protocol StreetSource: Sendable {
    /// - Returns: `nil` where there is no way, or nobody to ask.
    func route(_ request: StreetRequest, profile: TravelProfile) async -> RouteObject?
}

extension Course {
    /// The way that was asked for.
    ///
    /// - Returns: `nil` where it doesn't begin where the vehicle will be.
    init?(_ route: RouteObject?, for request: StreetRequest, dynamics: VehicleDynamics) {
        guard let route, let course = Course(route, dynamics: dynamics), course.line.length > 1,
            let start = request.places.first, let first = course.line.coordinates.first,
            start.distance(to: first) < Self.farthestStart
        else { return nil }
        // Whoever goes a way of his own doesn't stop where it was asked about, and doesn't err on it.
        self.init(line: course.line, limits: course.limits, tunnels: course.tunnels)
    }

    private static let farthestStart = 60.0
}

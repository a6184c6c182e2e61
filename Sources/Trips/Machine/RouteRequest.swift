import Routing

/// A search for a route that the trip asks its surroundings for. Its answer names the request; a stale one is discarded.
package struct RouteRequest: Hashable, Sendable {
    package struct ID: Hashable, Sendable, Comparable {
        package var number: Int
        package init(number: Int) { self.number = number }
        package static func < (one: ID, other: ID) -> Bool { one.number < other.number }
    }

    package var id: ID
    package var reason: RouteReason
    package var origin: Coordinate
    /// Degrees; where given, the route leaves in that direction.
    package var heading: Double?
    /// The stops that are still ahead; at least one.
    package var stops: [Stop]
    /// The place of the first of them in the plan.
    package var firstStop: Int
    package var mode: TravelMode

    package init(
        id: ID, reason: RouteReason, origin: Coordinate, heading: Double?, stops: [Stop], firstStop: Int,
        mode: TravelMode
    ) {
        self.id = id
        self.reason = reason
        self.origin = origin
        self.heading = heading
        self.stops = stops
        self.firstStop = firstStop
        self.mode = mode
    }
}

/// What made a route necessary; `reason` of the `route` message.
package enum RouteReason: String, Sendable, CaseIterable {
    case start, deviation, traffic, request, resume
}

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
    /// The way to `origin`, if it is known: the route begins with it.
    package var approach: Approach?

    package init(
        id: ID, reason: RouteReason, origin: Coordinate, heading: Double?, stops: [Stop], firstStop: Int,
        mode: TravelMode, approach: Approach? = nil
    ) {
        self.id = id
        self.reason = reason
        self.origin = origin
        self.heading = heading
        self.stops = stops
        self.firstStop = firstStop
        self.mode = mode
        self.approach = approach
    }
}

extension RouteRequest {
    /// The way that a vehicle goes on its present route while another is searched and thought about.
    package struct Approach: Hashable, Sendable {
        package var path: RoutePath
        /// Whose arcs those are; on another network they mean nothing.
        package var network: RoadNetwork

        package init(path: RoutePath, network: RoadNetwork) {
            self.path = path
            self.network = network
        }

        /// Where it ends, to be left in the direction of travel only.
        package var end: RouteEndpoint {
            let arc = path.arcs[path.arcs.count - 1]
            let length = Double(network.road(of: arc).length)
            return RouteEndpoint(
                position: RoadPosition(
                    road: arc.road,
                    offset: arc.direction == .forward ? path.endOffset : max(length - path.endOffset, 0)),
                directions: [arc.direction])
        }

        package static func == (one: Approach, other: Approach) -> Bool {
            one.network === other.network && one.path == other.path
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(path) }
    }
}

/// What made a route necessary; `reason` of the `route` message.
package enum RouteReason: String, Sendable, CaseIterable {
    case start, deviation, traffic, request, resume
}

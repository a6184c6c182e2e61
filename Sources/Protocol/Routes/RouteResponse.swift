/// The answer of OSRM's `/route/v1` when there is a route: `{"code": "Ok", "routes": […], "waypoints": […]}`.
package struct RouteResponse: Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    /// The best one first.
    package var routes: [RouteObject]
    /// Absent where they were not wished.
    package var waypoints: [RouteWaypoint]?

    package init(routes: [RouteObject], waypoints: [RouteWaypoint]?) {
        self.routes = routes
        self.waypoints = waypoints
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", "Ok")
            json.field("routes", routes)
            json.field("waypoints", waypoints)
        }
    }
}

/// The answer of OSRM's `/nearest/v1`: roads, the nearest one first.
package struct NearestResponse: Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    package var waypoints: [RouteWaypoint]

    package init(waypoints: [RouteWaypoint]) { self.waypoints = waypoints }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", "Ok")
            json.field("waypoints", waypoints)
        }
    }
}

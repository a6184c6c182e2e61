import Guidance
import NIOPosix
import Protocol
import Routing
import Storage
import Trips

/// Directions between two places without a server: what `waymark route` prints.
package enum DirectionsOnce {
    /// - Throws: `ProtocolError` where a place is off the network or no way leads there.
    package static func find(
        from origin: Coordinate, to destination: Coordinate, mode: TravelMode, info: NetworkInfo,
        tables: RoadNetworkTables
    ) throws -> RouteResponse {
        let snapshot = try RoutingSnapshot(info: info, tables: tables, modes: [mode])
        let request = RouteRequest(
            id: .init(number: 1), reason: .start, origin: origin, heading: nil,
            stops: [Stop(coordinate: destination)], firstStop: 0, mode: mode)
        let found = RouteFinder(pool: SearchPool(threads: .singleton)).search(
            request, in: snapshot, wording: .init(language: .english, units: .metric))
        switch found {
        case .success(let route):
            return RouteResponse(
                routes: [RouteObject(route.directions)], waypoints: route.directions.snappedWaypoints)
        case .failure(let failure): throw ProtocolError(failure)
        }
    }
}

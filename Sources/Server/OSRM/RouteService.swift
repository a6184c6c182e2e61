import Guidance
import Protocol
import Routing

/// `/route/v1`: the way over some places in their order, and others beside it.
struct RouteService {
    let request: OSRMRequest
    let options: RouteOptions
    /// Which coordinates end a leg, the first among them.
    private let stops: [Int]

    init(_ request: OSRMRequest, _ options: RouteOptions) throws(OSRMError) {
        try request.checkCount(atMost: request.limits.routeCoordinates)
        guard options.alternatives <= request.limits.alternatives else {
            throw OSRMError(
                .tooBig,
                "Requested number of alternatives is higher than current maximum (\(request.limits.alternatives))")
        }
        let all = Array(request.coordinates.indices)
        stops = options.waypoints.isEmpty ? all : options.waypoints
        guard stops.count >= 2, stops[0] == 0, stops[stops.count - 1] == all.count - 1 else {
            throw OSRMError(.invalidValue, "First and last coordinates must be specified as waypoints.")
        }
        guard zip(stops, stops.dropFirst()).allSatisfy(<) else {
            throw OSRMError(.invalidValue, "Waypoints must be numbers of coordinates in rising order.")
        }
        self.request = request
        self.options = options
    }

    func answer(in pool: SearchPool) throws(OSRMError) -> RouteResponse {
        let finder = PlaceFinder(request: request)
        var places: [PlaceFinder.Place] = []
        for index in request.coordinates.indices {
            places.append(try finder.place(index, for: index == 0 ? .departure : .arrival))
        }
        let itinerary = Itinerary(
            places: places.map { $0.candidates.map(\.endpoint) }, continuesStraight: continuesStraight)
        let routes = pool.withWorkspace(for: request.hierarchy) { workspace in
            workspace.routes(along: itinerary, limit: 1 + options.alternatives)
        }
        guard let best = routes.first else { throw OSRMError(.noRoute, "Impossible route between points") }
        let waypoints = stops.map { finder.waypoint(places[$0].candidates[best.candidates[$0]], of: $0) }
        return RouteResponse(
            routes: routes.map(object), waypoints: request.places.skipsWaypoints ? nil : waypoints)
    }

    /// As OSRM's profiles have it: who drives goes on, who walks or cycles turns around where that is shorter.
    private var continuesStraight: Bool { options.continuesStraight ?? (request.metric.profile.mode == .car) }

    private func object(_ route: FoundRoute) -> RouteObject {
        let guide = RouteGuide(metric: request.metric)
        return RouteObject(guide.directions(along: route.paths, to: request.coordinates.dropFirst().map { Waypoint(coordinate: $0) }))
    }
}

import Protocol
import Routing

/// `/route/v1`: the way over some places in their order, and others beside it.
struct RouteService {
    let request: OSRMRequest
    let options: RouteQuery
    /// Which coordinates end a leg, the first among them.
    private let stops: [Int]

    init(_ request: OSRMRequest, _ options: RouteQuery) throws(OSRMError) {
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
        let passed = Set(request.coordinates.indices).subtracting(stops)
        let halts = places.enumerated().map { index, place in
            ViaStop(
                candidates: place.candidates.map(\.endpoint),
                allowsUTurn: !continuesStraight && !passed.contains(index))
        }
        let routes = pool.withWorkspace(for: request.hierarchy) { workspace in
            workspace.routes(through: halts, limit: 1 + options.alternatives)
        }
        guard let best = routes.first else { throw OSRMError(.noRoute, "Impossible route between points") }
        let waypoints = stops.map { index in
            finder.waypoint(places[index].candidate(at: best.stops[index]), of: index)
        }
        return RouteResponse(
            routes: try objects(of: routes),
            waypoints: request.places.skipsWaypoints ? nil : waypoints)
    }

    /// As OSRM's profiles have it: who drives goes on, who walks or cycles turns around where that is shorter.
    private var continuesStraight: Bool { options.continuesStraight ?? (request.metric.profile.mode == .car) }

    /// The route's paths from stop to stop; those that meet where it only passes are one.
    ///
    /// - Throws: `NoRoute` where the way can only turn around at a place that it should pass.
    private func legs(of route: ViaRoute) throws(OSRMError) -> [RoutePath] {
        var legs: [RoutePath] = []
        for (start, end) in zip(stops, stops.dropFirst()) {
            let paths = route.legs[start..<end]
            guard let leg = paths.dropFirst().reduce(paths.first, { $0?.joined(with: $1) }) else {
                throw OSRMError(
                    .noRoute, "Impossible route between points: no way goes straight on where it makes no stop")
            }
            legs.append(leg)
        }
        return legs
    }

    private func objects(of routes: [ViaRoute]) throws(OSRMError) -> [RouteObject] {
        var objects: [RouteObject] = []
        let telling = RouteTelling(request: request, options: options)
        for route in routes { objects.append(telling.object(of: try legs(of: route), to: stops.dropFirst())) }
        return objects
    }
}

import Guidance
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
        let itinerary = Itinerary(
            places: places.map { $0.candidates.map(\.endpoint) }, continuesStraight: continuesStraight,
            passed: Set(request.coordinates.indices).subtracting(stops))
        let routes = pool.withWorkspace(for: request.hierarchy) { workspace in
            workspace.routes(along: itinerary, limit: 1 + options.alternatives)
        }
        guard let best = routes.first else { throw OSRMError(.noRoute, "Impossible route between points") }
        let waypoints = stops.map { finder.waypoint(places[$0].candidates[best.candidates[$0]], of: $0) }
        return RouteResponse(
            routes: routes.map { object(of: legs(of: $0)) },
            waypoints: request.places.skipsWaypoints ? nil : waypoints)
    }

    /// As OSRM's profiles have it: who drives goes on, who walks or cycles turns around where that is shorter.
    private var continuesStraight: Bool { options.continuesStraight ?? (request.metric.profile.mode == .car) }

    /// The route's paths from stop to stop; those that meet where it only passes are one.
    private func legs(of route: FoundRoute) -> [RoutePath] {
        zip(stops, stops.dropFirst()).compactMap { start, end in
            let paths = route.paths[start..<end]
            return paths.dropFirst().reduce(paths.first) { $0?.joined(with: $1) }
        }
    }
}

// MARK: - What is told

extension RouteService {
    private func object(of paths: [RoutePath]) -> RouteObject {
        let told = options.told
        guard told.steps || told.overview != .none || !told.annotations.isEmpty else { return figures(of: paths) }
        let guide = RouteGuide(
            metric: request.metric, language: options.language.flatMap { Language.matching($0) } ?? .english,
            units: options.voiceUnits == .imperial ? .imperial : .metric, announcements: announcements,
            tellsNodes: told.annotations.contains(.nodes))
        guard told.steps else { return RouteObject(guide.outline(along: paths), told) }
        let waypoints = stops.dropFirst().map { Waypoint(coordinate: request.coordinates[$0]) }
        return RouteObject(guide.directions(along: paths, to: waypoints), told)
    }

    /// Sentences are Mapbox's addition: whoever asks for none of them gets OSRM's steps.
    private var announcements: Announcements {
        var announcements: Announcements = []
        if options.told.voiceInstructions { announcements.formUnion([.voice, .instructions]) }
        if options.told.bannerInstructions { announcements.formUnion([.banners, .instructions]) }
        return announcements
    }

    /// How far and how long, which takes no directions.
    private func figures(of paths: [RoutePath]) -> RouteObject {
        let legs = paths.map { path in
            let seconds = Double(path.cost) / 1000
            return RouteLeg(
                distance: path.length(in: request.network), duration: seconds, weight: seconds, summary: "", steps: [])
        }
        let seconds = legs.reduce(0) { $0 + $1.duration }
        return RouteObject(
            distance: legs.reduce(0) { $0 + $1.distance }, duration: seconds, weight: seconds, geometry: nil, legs: legs
        )
    }
}

import Routing
import Trips

/// One search's memory, used by one thread at a time and kept for the next.
final class Workspace: @unchecked Sendable {
    // Sendable by use: it is handed from thread to thread through a lock, never shared.
    private var search: HierarchySearch
    private var metric: Metric { search.metric.metric }

    /// What is searched; may be exchanged for another metric of the same hierarchy.
    var hierarchy: HierarchyMetric {
        get { search.metric }
        set { search.metric = newValue }
    }

    init(_ hierarchy: HierarchyMetric) { search = HierarchySearch(metric: hierarchy) }

    /// The paths from the origin over all stops, each beginning where and in the direction that the last one ended.
    func paths(of request: RouteRequest, candidates: Int) throws(RouteFailure) -> [RoutePath] {
        var starts = origins(of: request, candidates: candidates)
        guard !starts.isEmpty else { throw .originOffNetwork }
        var paths: [RoutePath] = []
        for (place, stop) in request.stops.enumerated() {
            let ends = metric.snaps(
                of: stop.coordinate, radius: RouteFinder.snapRadius, limit: candidates, for: .arrival)
            guard !ends.isEmpty else { throw .stopOffNetwork(request.firstStop + place) }
            guard let (path, end) = nearestPath(from: starts, to: ends.map(\.endpoint)) else { throw .unroutable }
            paths.append(path)
            let onward = RouteEndpoint(position: end.position, directions: [path.arcs[path.arcs.count - 1].direction])
            // Going on straight is what a driver expects; turning around at the stop is for where nothing else leads on.
            starts = [onward, end]
        }
        return paths
    }

    /// A moving vehicle leaves in the direction that it heads; where no road fits, any direction is better than none.
    private func origins(of request: RouteRequest, candidates: Int) -> [RouteEndpoint] {
        let headed = request.heading.map {
            metric.snaps(
                of: request.origin, radius: RouteFinder.headedRadius, heading: $0, headingTolerance: 60,
                limit: candidates)
        }
        let any = metric.snaps(of: request.origin, radius: RouteFinder.snapRadius, limit: candidates, for: .departure)
        return ((headed ?? []) + any).map(\.endpoint)
    }

    /// The nearest pair of ends that a path joins.
    private func nearestPath(
        from starts: [RouteEndpoint], to ends: [RouteEndpoint]
    ) -> (RoutePath, RouteEndpoint)? {
        for end in ends {
            for start in starts {
                if let path = search.route(from: start, to: end) { return (path, end) }
            }
        }
        return nil
    }
}

// MARK: - What OSRM's services ask for

extension Workspace {
    /// The best route and, between two places, others beside it.
    func routes(along itinerary: Itinerary, limit: Int) -> [FoundRoute] {
        guard itinerary.places.count == 2 else { return route(along: itinerary).map { [$0] } ?? [] }
        for (first, origin) in itinerary.places[0].enumerated() {
            for (last, destination) in itinerary.places[1].enumerated() {
                let paths =
                    limit > 1
                    ? search.routes(from: origin, to: destination, limit: limit)
                    : search.route(from: origin, to: destination).map { [$0] } ?? []
                if !paths.isEmpty { return paths.map { FoundRoute(paths: [$0], candidates: [first, last]) } }
            }
        }
        return []
    }

    private func route(along itinerary: Itinerary) -> FoundRoute? {
        var start = itinerary.places[0][0]
        var paths: [RoutePath] = []
        for (index, place) in itinerary.places.enumerated().dropFirst() {
            guard let path = search.route(from: start, to: place[0]) else { return nil }
            paths.append(path)
            start = place[0]
            if itinerary.continuesStraight || itinerary.passed.contains(index) {
                start.directions = [path.arcs[path.arcs.count - 1].direction]
            }
        }
        return FoundRoute(paths: paths, candidates: itinerary.places.map { _ in 0 })
    }

    func matrix(from origins: [RouteEndpoint], to destinations: [RouteEndpoint], measuring: Bool) -> RouteMatrix {
        var search = MatrixSearch(metric: hierarchy)
        return search.matrix(from: origins, to: destinations, measuring: measuring)
    }
}

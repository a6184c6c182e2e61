import Routing
import Trips

/// One search's memory, used by one thread at a time and kept for the next.
final class Workspace: @unchecked Sendable {
    // Sendable by use: it is handed from thread to thread through a lock, never shared.
    private var search: HierarchySearch
    /// Made by the first track that is matched.
    private var ways: WaySearch?
    private lazy var matrices = MatrixSearch(hierarchy: search.metric.hierarchy)
    private var metric: Metric { search.metric.metric }

    /// What is searched; may be exchanged for another metric of the same hierarchy.
    var hierarchy: HierarchyMetric {
        get { search.metric }
        set { search.metric = newValue }
    }

    init(_ hierarchy: HierarchyMetric) { search = HierarchySearch(metric: hierarchy) }

    /// The paths from the origin over all stops, each beginning where and, if any way leads on, in the direction that the last
    /// one ended.
    func paths(of request: RouteRequest, candidates: Int) throws(RouteFailure) -> [RoutePath] {
        let origins = origins(of: request, candidates: candidates)
        guard !origins.isEmpty else { throw .originOffNetwork }
        var stops = [ViaStop(candidates: origins, allowsUTurn: false)]
        for (place, stop) in request.stops.enumerated() {
            let ends = metric.snaps(
                of: stop.coordinate, radius: RouteFinder.snapRadius, limit: candidates, for: .arrival)
            guard !ends.isEmpty else { throw .stopOffNetwork(request.firstStop + place) }
            stops.append(ViaStop(candidates: ends.map(\.endpoint), allowsUTurn: false))
        }
        guard let route = search.route(through: stops) else { throw .unroutable }
        guard let approach = request.approach(in: metric.network) else {
            return onward(route, for: request) ?? route.legs
        }
        guard let first = approach.path.joined(with: route.legs[0]) else { throw .unroutable }
        return [first] + route.legs.dropFirst()
    }

    /// The same without turning around at once, where that doesn't take much longer: the driver is under way.
    private func onward(_ route: ViaRoute, for request: RouteRequest) -> [RoutePath]? {
        let first = route.legs[0]
        guard request.heading != nil, first.turnsAround(within: RouteFinder.onwardMeters, in: metric.network),
            let other = search.route(
                from: RouteEndpoint(position: route.stops[0].position, directions: [first.arcs[0].direction]),
                to: route.stops[1], onwardFor: RouteFinder.onwardMeters),
            other.cost <= first.cost + RouteFinder.turnaroundSaving,
            other.arcs.last == first.arcs.last || route.legs.count == 1
        else { return nil }
        return [other] + route.legs.dropFirst()
    }

    /// A moving vehicle leaves in the direction that it heads; where no road fits, any direction is better than none.
    private func origins(of request: RouteRequest, candidates: Int) -> [RouteEndpoint] {
        if let approach = request.approach(in: metric.network) { return [approach.end] }
        let headed = request.heading.map {
            metric.snaps(
                of: request.origin, radius: RouteFinder.headedRadius, heading: $0, headingTolerance: 60,
                limit: candidates / 2)
        }
        let any = metric.snaps(of: request.origin, radius: RouteFinder.snapRadius, limit: candidates, for: .departure)
        return ((headed ?? []) + any).map(\.endpoint)
    }
}

extension RouteRequest {
    /// The way to the origin, if it is one of this network.
    fileprivate func approach(in network: RoadNetwork) -> Approach? {
        approach.flatMap { $0.network === network ? $0 : nil }
    }
}

// MARK: - What OSRM's services ask for

extension Workspace {
    /// The best route through stops and, between two of them, others beside it.
    func routes(through stops: [ViaStop], limit: Int) -> [ViaRoute] {
        guard let best = search.route(through: stops) else { return [] }
        guard limit > 1, best.stops.count == 2 else { return [best] }
        return search.routes(from: best.stops[0], to: best.stops[1], limit: limit).map {
            ViaRoute(legs: [$0], stops: best.stops)
        }
    }

    func matches(of track: [Observation], by matcher: TrackMatcher) -> [TrackMatch] {
        var ways = self.ways.take() ?? WaySearch(hierarchy: HierarchySearch(metric: hierarchy))
        defer { self.ways = ways }
        ways.use(hierarchy)
        return matcher.matches(of: track, by: &ways)
    }

    func matrix(from origins: [RouteEndpoint], to destinations: [RouteEndpoint], measuring: Bool) -> RouteMatrix {
        matrices.matrix(from: origins, to: destinations, measuring: measuring, by: &search)
    }
}

import Guidance
import NIOCore
import Routing
import Trips

/// Finds the routes of trips, with their directions.
struct RouteFinder: Sendable {
    let pool: SearchPool

    /// How far from a road an origin or a stop may lie, in metres.
    static let snapRadius = 1_000.0
    /// How far a road that fits the vehicle's heading may lie from the fix to be preferred to the nearest.
    static let headedRadius = 50.0
    /// Who is under way isn't told to turn around within so many metres, unless it saves more than so many milliseconds.
    static let onwardMeters = 300.0
    static let turnaroundSaving: Milliseconds = 90_000
    /// How many roads are tried at each end where the nearest leads nowhere.
    private static let candidates = 4

    /// The words of a route's directions.
    struct Wording: Sendable {
        var language: Language
        var units: Units
    }

    /// - Returns: the route, or why there is none.
    func find(
        _ request: RouteRequest, in snapshot: RoutingSnapshot?, avoiding avoidance: Routing.Avoidance,
        wording: Wording, on eventLoop: any EventLoop
    ) -> EventLoopFuture<Result<TripRoute, RouteFailure>> {
        pool.run(on: eventLoop) {
            let found = search(request, in: snapshot, avoiding: avoidance, wording: wording)
            // A driver is rather led over a toll road than nowhere.
            guard case .failure = found, avoidance != .none else { return found }
            return search(request, in: snapshot, wording: wording)
        }
    }

    /// The same on the caller's own thread.
    func search(
        _ request: RouteRequest, in snapshot: RoutingSnapshot?, avoiding avoidance: Routing.Avoidance = .none,
        wording: Wording
    ) -> Result<TripRoute, RouteFailure> {
        guard let snapshot, let hierarchy = snapshot.hierarchy(for: request.mode, avoiding: avoidance) else {
            return .failure(.noNetwork)
        }
        do throws(RouteFailure) {
            let paths = try pool.withWorkspace(for: hierarchy) { workspace throws(RouteFailure) in
                try workspace.paths(of: request, candidates: Self.candidates)
            }
            let waypoints = request.stops.enumerated().map { place, stop in
                Waypoint(coordinate: stop.coordinate, name: stop.name, number: request.firstStop + place + 1)
            }
            let guide = RouteGuide(metric: hierarchy.metric, language: wording.language, units: wording.units)
            let directions = guide.directions(along: paths, to: waypoints)
            guard let route = TripRoute(directions, on: hierarchy.metric) else { throw .unroutable }
            return .success(route)
        } catch {
            return .failure(error)
        }
    }
}

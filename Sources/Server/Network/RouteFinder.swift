import Guidance
import NIOCore
import NIOPosix
import Routing
import Synchronization
import Trips

/// Finds routes on threads of their own, so that no connection waits for another's search.
final class RouteFinder: Sendable {
    private let threads: NIOThreadPool
    /// Workspaces that nobody uses now.
    private let idle = Mutex<[Workspace]>([])

    /// How far from a road an origin or a stop may lie, in metres.
    static let snapRadius = 1_000.0
    /// How far a road that fits the vehicle's heading may lie from the fix to be preferred to the nearest.
    static let headedRadius = 50.0
    /// How many roads are tried at each end where the nearest leads nowhere.
    private static let candidates = 4

    init(threads: NIOThreadPool) { self.threads = threads }

    /// The words of a route's directions.
    struct Wording: Sendable {
        var language: Language
        var units: Units
    }

    /// - Returns: the route, or why there is none.
    func find(
        _ request: RouteRequest, in snapshot: RoutingSnapshot?, wording: Wording, on eventLoop: any EventLoop
    ) -> EventLoopFuture<Result<TripRoute, RouteFailure>> {
        threads.runIfActive(eventLoop: eventLoop) { self.search(request, in: snapshot, wording: wording) }
    }

    /// The same on the caller's own thread.
    func search(
        _ request: RouteRequest, in snapshot: RoutingSnapshot?, wording: Wording
    ) -> Result<TripRoute, RouteFailure> {
        guard let snapshot, let metric = snapshot.metric(for: request.mode) else { return .failure(.noNetwork) }
        let workspace = takeWorkspace(for: metric)
        defer { giveBack(workspace) }
        do throws(RouteFailure) {
            let paths = try workspace.paths(of: request, candidates: Self.candidates)
            let waypoints = request.stops.map { Waypoint(coordinate: $0.coordinate, name: $0.name) }
            let guide = RouteGuide(metric: metric, language: wording.language, units: wording.units)
            guard let route = TripRoute(guide.directions(along: paths, to: waypoints)) else { throw .unroutable }
            return .success(route)
        } catch {
            return .failure(error)
        }
    }

    private func takeWorkspace(for metric: Metric) -> Workspace {
        let known = idle.withLock { idle in
            idle.firstIndex { $0.metric.network === metric.network }.map { idle.remove(at: $0) }
        }
        known?.metric = metric
        return known ?? Workspace(metric: metric)
    }

    private func giveBack(_ workspace: Workspace) { idle.withLock { $0.append(workspace) } }

    /// Lets go of the memory of searches on networks that are no longer served.
    func keepOnly(_ network: RoadNetwork) {
        idle.withLock { idle in idle.removeAll { $0.metric.network !== network } }
    }
}

import Guidance
import NIOCore
import NIOPosix
import Routing
import Synchronization
import Trips

/// Finds routes on threads of their own, so that no connection waits for another's search.
final class RouteFinder: Sendable {
    private let threads: NIOThreadPool
    private let state = Mutex(State())

    private struct State {
        /// Workspaces that nobody uses now.
        var idle: [Workspace] = []
        /// What is served now: idle workspaces hold nothing older.
        var snapshot: RoutingSnapshot?
    }

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
        guard let snapshot, let hierarchy = snapshot.hierarchy(for: request.mode) else { return .failure(.noNetwork) }
        let workspace = takeWorkspace(for: hierarchy)
        defer { giveBack(workspace) }
        do throws(RouteFailure) {
            let paths = try workspace.paths(of: request, candidates: Self.candidates)
            let waypoints = request.stops.map { Waypoint(coordinate: $0.coordinate, name: $0.name) }
            let guide = RouteGuide(metric: hierarchy.metric, language: wording.language, units: wording.units)
            guard let route = TripRoute(guide.directions(along: paths, to: waypoints)) else { throw .unroutable }
            return .success(route)
        } catch {
            return .failure(error)
        }
    }

    private func takeWorkspace(for hierarchy: HierarchyMetric) -> Workspace {
        let known = state.withLock { state in
            state.idle.firstIndex { $0.hierarchy.hierarchy === hierarchy.hierarchy }.map { state.idle.remove(at: $0) }
        }
        known?.hierarchy = hierarchy
        return known ?? Workspace(hierarchy)
    }

    private func giveBack(_ workspace: Workspace) {
        state.withLock { state in
            if let snapshot = state.snapshot, !workspace.adopt(snapshot) { return }
            state.idle.append(workspace)
        }
    }

    /// Lets go of the costs that were, and of the memory of searches on networks that are no longer served.
    func serve(_ snapshot: RoutingSnapshot) {
        state.withLock { state in
            state.snapshot = snapshot
            state.idle.removeAll { !$0.adopt(snapshot) }
        }
    }
}

extension Workspace {
    /// Goes over to the costs of a snapshot; `false` where it is one of another network.
    fileprivate func adopt(_ snapshot: RoutingSnapshot) -> Bool {
        guard let current = snapshot.hierarchy(for: hierarchy.hierarchy.profile.mode),
            current.hierarchy === hierarchy.hierarchy
        else { return false }
        hierarchy = current
        return true
    }
}

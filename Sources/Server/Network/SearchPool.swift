import NIOCore
import NIOPosix
import Routing
import Synchronization

/// Threads that search, so that no connection waits for another's search, and the memory of searches, kept for the next.
final class SearchPool: Sendable {
    private let threads: NIOThreadPool
    private let state = Mutex(State())

    private struct State {
        /// Workspaces that nobody uses now.
        var idle: [Workspace] = []
        /// What is served now: idle workspaces hold nothing older.
        var snapshot: RoutingSnapshot?
    }

    init(threads: NIOThreadPool) { self.threads = threads }

    /// Works on one of the threads; the answer comes back on `eventLoop`.
    func run<Answer: Sendable>(
        on eventLoop: any EventLoop, _ work: @escaping @Sendable () -> Answer
    ) -> EventLoopFuture<Answer> {
        threads.runIfActive(eventLoop: eventLoop, work)
    }

    /// Lends the memory for a search on `hierarchy`, on the caller's own thread.
    func withWorkspace<Answer, Failure>(
        for hierarchy: HierarchyMetric, _ body: (Workspace) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        let workspace = take(for: hierarchy)
        defer { giveBack(workspace) }
        return try body(workspace)
    }

    /// Lets go of the costs that were, and of the memory of searches on networks that are no longer served.
    func serve(_ snapshot: RoutingSnapshot) {
        state.withLock { state in
            state.snapshot = snapshot
            state.idle.removeAll { !$0.adopt(snapshot) }
        }
    }

    private func take(for hierarchy: HierarchyMetric) -> Workspace {
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

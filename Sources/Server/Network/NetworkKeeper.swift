import Logging
import ServiceLifecycle
import Storage
import Synchronization

/// Keeps the active road network in memory, and swaps it whole when another one becomes active.
final class NetworkKeeper: Service {
    private let store: NetworkStore
    private let finder: RouteFinder
    private let wakeUps: WakeUps
    private let logger: Logger
    private let current = Mutex<RoutingSnapshot?>(nil)

    /// - Parameter wakeUps: signaled when another network may have become active.
    init(store: NetworkStore, finder: RouteFinder, wakeUps: WakeUps, logger: Logger) {
        self.store = store
        self.finder = finder
        self.wakeUps = wakeUps
        self.logger = logger
    }

    /// What is served now; `nil` while nothing has been imported.
    var snapshot: RoutingSnapshot? { current.withLock { $0 } }

    /// Loads the active network where it is not the one in memory.
    func refresh() async throws {
        guard let id = try await store.activeID(), id != snapshot?.info.id else { return }
        guard let (info, tables) = try await store.loadActive() else { return }
        let next = try RoutingSnapshot(info: info, tables: tables)
        current.withLock { $0 = next }
        finder.keepOnly(next)
        logger.info(
            "Road network is served",
            metadata: [
                "network": "\(info.name)", "roads": "\(next.network.roads.count)",
                "junctions": "\(next.network.junctions.count)",
            ])
    }

    /// Follows the database until the end.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.wakeUps.stream { await self.refreshOrLog() }
        }
    }

    private func refreshOrLog() async {
        do {
            try await refresh()
        } catch {
            logger.error("Could not load the road network; the old one stays", metadata: ["error": "\(error)"])
        }
    }
}

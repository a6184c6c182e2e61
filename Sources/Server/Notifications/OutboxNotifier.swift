import ServiceLifecycle
import Storage

/// Tells all nodes' delivery services of what this node has put into the outbox.
struct OutboxNotifier: Service {
    let notices: OutboxNotices

    func run() async throws {
        await cancelWhenGracefulShutdown { await notices.run() }
    }
}

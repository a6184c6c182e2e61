import Logging
import PostgreSQL

/// Tells all nodes that the outbox has something new: many signals as one notification, outside the transactions that write.
///
/// A NOTIFY inside a transaction takes a lock of the whole database at its commit, so that the facts of all trips would
/// wait for each other. One that gets lost costs a poll's time and nothing else.
package struct OutboxNotices: Sendable {
    /// What delivery services listen to.
    package static let channel = "waymark_outbox"

    /// The least time between two notifications of a node; what is signaled meanwhile goes with the next.
    private static let interval: Duration = .milliseconds(50)

    private let pool: ConnectionPool
    private let logger: Logger
    private let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init(pool: ConnectionPool, logger: Logger = Logger(label: "waymark.storage")) {
        self.pool = pool
        self.logger = logger
        (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// To be called after a commit that put something into the outbox; costs nothing.
    package func signal() { continuation.yield() }

    /// Sends notifications until the task is cancelled. To be called once.
    package func run() async {
        for await _ in signals {
            do {
                try await pool.execute("SELECT pg_notify(\(Self.channel), '')")
            } catch {
                logger.debug("Other nodes will find out by their polls", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }
}

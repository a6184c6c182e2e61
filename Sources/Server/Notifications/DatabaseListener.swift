import Logging
import PostgreSQL
import ServiceLifecycle

/// Hears what PostgreSQL notifies, on one connection for all channels, and wakes whoever waits for it.
struct DatabaseListener: Service {
    let databaseURL: String
    /// Whom a channel's notifications wake. All are woken whenever notifications may have been missed.
    let wakeUps: [String: WakeUps]
    let logger: Logger

    func run() async throws {
        let listener = try Listener(url: databaseURL, channels: wakeUps.keys.sorted())
        await cancelWhenGracefulShutdown {
            for await event in listener { take(event) }
        }
    }

    private func take(_ event: Listener.Event) {
        switch event {
        case .listening: wakeUps.values.forEach { $0.signal() }
        case .notification(let notification): wakeUps[notification.channel]?.signal()
        case .lost(let error): logger.warning("Lost the connection that listens", metadata: ["error": "\(error)"])
        }
    }
}

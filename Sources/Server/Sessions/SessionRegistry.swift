import Synchronization
import WebSockets

/// Which connection of this node drives which trip: the newer one wins.
final class SessionRegistry: Sendable {
    private let sessions = Mutex<[String: (handle: WebSocketHandle, epoch: Int64)]>([:])

    /// Makes `handle` the one that drives `trip`.
    ///
    /// - Returns: the connection that did so before.
    func take(_ trip: String, _ handle: WebSocketHandle, epoch: Int64) -> WebSocketHandle? {
        sessions.withLock { sessions in
            let previous = sessions[trip]
            guard (previous?.epoch ?? 0) < epoch else { return nil }
            sessions[trip] = (handle, epoch)
            return previous?.handle
        }
    }

    func leave(_ trip: String, epoch: Int64) {
        sessions.withLock { sessions in
            if sessions[trip]?.epoch == epoch { sessions[trip] = nil }
        }
    }

    var count: Int { sessions.withLock { $0.count } }
}

import NIOCore
import Synchronization
import WebSockets

/// Which connection of this node drives which trip: the newer one wins.
final class SessionRegistry: Sendable {
    private struct Driver {
        var session: NIOLoopBound<NavigationSession>
        var handle: WebSocketHandle
        var epoch: Int64
    }

    private let drivers = Mutex<[String: Driver]>([:])

    /// How many sessions in a row a loop may be busy with, so that fixes come between.
    private static let sliceSize = 100

    /// Makes `session` the one that drives `trip`.
    ///
    /// - Returns: the connection that did so before.
    func take(
        _ trip: String, _ session: NIOLoopBound<NavigationSession>, _ handle: WebSocketHandle, epoch: Int64
    ) -> WebSocketHandle? {
        drivers.withLock { drivers in
            let previous = drivers[trip]
            guard (previous?.epoch ?? 0) < epoch else { return nil }
            drivers[trip] = Driver(session: session, handle: handle, epoch: epoch)
            return previous?.handle
        }
    }

    func leave(_ trip: String, epoch: Int64) {
        drivers.withLock { drivers in
            if drivers[trip]?.epoch == epoch { drivers[trip] = nil }
        }
    }

    var count: Int { drivers.withLock { $0.count } }

    /// Runs `body` with every session that drives a trip, on its loop: a few tasks for each loop, however many they are.
    func forEach(_ body: @escaping @Sendable (NavigationSession) -> Void) {
        let drivers = drivers.withLock { Array($0.values) }
        for sessions in Dictionary(grouping: drivers, by: { ObjectIdentifier($0.handle.eventLoop) }).values {
            guard let eventLoop = sessions.first?.handle.eventLoop else { continue }
            Self.run(body, sessions.map(\.session)[...], on: eventLoop)
        }
    }

    private static func run(
        _ body: @escaping @Sendable (NavigationSession) -> Void,
        _ sessions: ArraySlice<NIOLoopBound<NavigationSession>>,
        on eventLoop: any EventLoop
    ) {
        guard !sessions.isEmpty else { return }
        eventLoop.execute {
            for session in sessions.prefix(sliceSize) { body(session.value) }
            run(body, sessions.dropFirst(sliceSize), on: eventLoop)
        }
    }
}

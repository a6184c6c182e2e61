import Logging

/// What `NOTIFY` told.
package struct Notification: Sendable, Equatable {
    package let channel: String
    package let payload: String
    /// The server process that sent it.
    package let sender: Int32
}

/// Listens to channels on a connection of its own, which it opens anew whenever it breaks.
///
///     for await event in Listener(url: url, channels: ["road_state"]) {
///         switch event {
///         case .listening: await readEverythingNew()
///         case .notification(let notification): await read(notification.payload)
///         case .lost(let error): log(error)
///         }
///     }
///
/// PostgreSQL keeps notifications for nobody who does not listen. So `.listening` comes first, again after each lost
/// connection, and when the consumer was too slow: whenever notifications may have been missed. The thread and the
/// connection end with the iteration, or with the last copy of the listener.
package struct Listener: AsyncSequence, Sendable {
    package enum Event: Sendable {
        /// From now on notifications arrive; what happened before may have been missed, so look for it.
        case listening
        case notification(Notification)
        /// The connection broke or cannot be made; it is being tried again.
        case lost(PostgreSQLError)
    }

    private let events: AsyncStream<Event>

    /// - Parameter capacity: how many events wait for a slow consumer before they are dropped and `.listening` says so.
    /// - Throws: `PostgreSQLError` for a URL that cannot be read.
    package init(
        url: String, channels: [String], capacity: Int = 10_000, logger: Logger = Logger(label: "waymark.postgresql")
    ) throws {
        let (events, continuation) = AsyncStream.makeStream(
            of: Event.self, bufferingPolicy: .bufferingOldest(capacity))
        self.events = events
        let address = try ConnectionString(url)
        let loop = try ListenerLoop(address: address, channels: channels, continuation: continuation, logger: logger)
        continuation.onTermination = { _ in loop.stop() }
        loop.start()
    }

    package func makeAsyncIterator() -> AsyncStream<Event>.Iterator { events.makeAsyncIterator() }
}

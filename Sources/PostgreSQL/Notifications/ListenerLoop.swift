import CLibPQ
import Foundation
import Logging
import Synchronization

/// The thread behind a `Listener`: connects, listens, delivers, and does so again until it is stopped.
final class ListenerLoop: Sendable {
    private let address: ConnectionString
    private let channels: [String]
    private let continuation: AsyncStream<Listener.Event>.Continuation
    private let logger: Logger
    private let wake: WakePipe
    private let stopped = Atomic(false)

    /// How long the connection may be silent before it is tried.
    private static let silence = Duration.seconds(60)

    init(
        address: ConnectionString, channels: [String], continuation: AsyncStream<Listener.Event>.Continuation,
        logger: Logger
    ) throws {
        self.address = address
        self.channels = channels
        self.continuation = continuation
        self.logger = logger
        wake = try WakePipe()
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "postgresql-listen"
        thread.start()
    }

    func stop() {
        stopped.store(true, ordering: .releasing)
        wake.signal()
    }

    private var isStopped: Bool { stopped.load(ordering: .acquiring) }

    private func run() {
        var pause = Duration.milliseconds(50)
        while !isStopped {
            do {
                let wire = try Wire(connectingTo: address, wake: wake, logger: logger)
                try subscribe(wire)
                pause = .milliseconds(50)
                try deliver(from: wire)
            } catch {
                let failure = error as? PostgreSQLError ?? PostgreSQLError(.connectionLost, "\(error)")
                logger.warning("listening was interrupted, trying again", metadata: ["reason": "\(failure)"])
                continuation.yield(.lost(failure))
                sleep(for: pause * Double.random(in: 0.5...1))
                pause = min(pause * 2, .seconds(5))
            }
        }
    }

    private func subscribe(_ wire: Wire) throws {
        let script = channels.map { "LISTEN \(quoted(identifier: $0))" }.joined(separator: "; ")
        try wire.perform(Operation(label: "LISTEN", timeout: .seconds(10), interrupt: nil)) {
            try wire.runScript(script)
        }
    }

    private func deliver(from wire: Wire) throws {
        var owesListening = true
        while !isStopped {
            if owesListening, yield(.listening) { owesListening = false }
            while let notification = wire.nextNotification() {
                if !owesListening, !yield(.notification(notification)) { owesListening = true }
            }
            let wait = owesListening ? Duration.milliseconds(100) : Self.silence
            if !(try wire.awaitInput(for: wait)), !owesListening, !isStopped { try probe(wire) }
        }
    }

    /// Whether the consumer took it; `false` when its buffer is full.
    private func yield(_ event: Listener.Event) -> Bool {
        if case .dropped = continuation.yield(event) { return false }
        return true
    }

    /// Finds out whether a silent server is still there.
    private func probe(_ wire: Wire) throws {
        try wire.perform(Operation(label: "LISTEN", timeout: .seconds(10), interrupt: nil)) { try wire.runScript("") }
    }

    private func sleep(for pause: Duration) {
        let end = ContinuousClock.now + pause
        while !isStopped, .now < end {
            var descriptor = pollfd(fd: wake.readingEnd, events: Int16(POLLIN), revents: 0)
            if poll(&descriptor, 1, Wire.milliseconds(until: end)) > 0 { wake.drain() }
        }
    }
}

extension Wire {
    /// The next notification that has already arrived.
    fileprivate func nextNotification() -> Notification? {
        guard let pointer = PQnotifies(handle) else { return nil }
        defer { PQfreemem(pointer) }
        return Notification(
            channel: String(cString: pointer.pointee.relname), payload: String(cString: pointer.pointee.extra),
            sender: pointer.pointee.be_pid)
    }

    /// Sleeps until the server sends something; `false` when it did not, or the wake pipe rang.
    fileprivate func awaitInput(for time: Duration) throws -> Bool {
        guard try poll(POLLIN32, until: .now + time) != 0 else { return false }
        try consumeInput()
        return true
    }
}

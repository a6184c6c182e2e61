import Synchronization

/// Wakes the one delivery loop. Rings while it is busy are remembered as one.
final class Bell: Sendable {
    private let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let closed = Mutex(false)

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether shutdown has begun.
    var isClosed: Bool { closed.withLock { $0 } }

    func ring() { continuation.yield() }

    /// Begins shutdown, and says so.
    func close() {
        closed.withLock { $0 = true }
        ring()
    }

    /// Waits for a ring, or until then. A ring too many is possible and harmless.
    func wait(until deadline: ContinuousClock.Instant) async {
        let alarm = Task { [continuation] in
            try await Task.sleep(until: deadline, clock: .continuous)
            continuation.yield()
        }
        defer { alarm.cancel() }
        var iterator = rings.makeAsyncIterator()
        _ = await iterator.next()
    }
}

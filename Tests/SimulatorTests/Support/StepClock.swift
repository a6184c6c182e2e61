import Synchronization

@testable import Simulator

/// A clock that stands still until a test lets it go on. The drive's seconds each wait for leave; waits of another length,
/// for a new connection, end at once and take no time.
final class StepClock: DriveClock {
    private let time = Mutex(Duration.seconds(1_777_000_000))
    private let leave: AsyncStream<Void>
    private let leaveGiven: AsyncStream<Void>.Continuation

    init() { (leave, leaveGiven) = AsyncStream.makeStream() }

    var now: Duration { time.withLock { $0 } }

    /// Lets one second of the drive pass, now or when it comes to it.
    func passSecond() { leaveGiven.yield() }

    func sleep(for duration: Duration) async throws {
        guard duration == .seconds(1) else { return await Task.yield() }
        var passes = leave.makeAsyncIterator()
        guard await passes.next() != nil else { throw CancellationError() }
        time.withLock { $0 += duration }
    }
}

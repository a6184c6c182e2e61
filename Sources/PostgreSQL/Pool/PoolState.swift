/// What a pool knows: which connections are free, how many there are, who waits. Pure bookkeeping under the pool's lock.
struct PoolState {
    struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Connection, any Error>
        /// Fails the waiter when its time is up.
        var alarm: Task<Void, Never>?

        func resume(with result: Result<Connection, any Error>) {
            alarm?.cancel()
            continuation.resume(with: result)
        }
    }

    private struct Idle {
        let connection: Connection
        let since: ContinuousClock.Instant
    }

    enum Taking {
        case connection(Connection)
        case wait(id: Int)
        case closed
    }

    private let minimum: Int
    private let maximum: Int
    private var idle: [Idle] = []
    /// In the order in which they came.
    private var waiters: [Waiter] = []
    /// Connections that exist or are being opened.
    private(set) var total = 0
    private(set) var opening = 0
    private var nextID = 0
    private(set) var isClosed = false
    private var closers: [CheckedContinuation<Void, Never>] = []
    /// Why connecting fails, as long as it does.
    private(set) var lastFailure: PostgreSQLError?

    init(minimum: Int, maximum: Int) {
        self.maximum = max(1, maximum)
        self.minimum = min(max(0, minimum), self.maximum)
    }

    var idleCount: Int { idle.count }
    var waiterCount: Int { waiters.count }
    var inUse: Int { total - idle.count - opening }
    /// Somebody may give back a connection: waiting is not in vain.
    var hasConnections: Bool { total > opening }

    /// A free connection, the warmest first, or a place in the queue.
    mutating func take() -> Taking {
        if isClosed { return .closed }
        if let free = idle.popLast() { return .connection(free.connection) }
        nextID += 1
        return .wait(id: nextID)
    }

    /// Joins the queue, unless a connection came free in between.
    ///
    /// - Returns: the waiter to resume now, if it need not wait.
    mutating func enqueue(_ waiter: Waiter) -> Result<Connection, any Error>? {
        if isClosed { return .failure(PostgreSQLError.poolClosed) }
        if let free = idle.popLast() { return .success(free.connection) }
        waiters.append(waiter)
        return nil
    }

    mutating func removeWaiter(_ id: Int) -> Waiter? {
        waiters.firstIndex { $0.id == id }.map { waiters.remove(at: $0) }
    }

    mutating func removeAllWaiters() -> [Waiter] {
        defer { waiters = [] }
        return waiters
    }

    mutating func setAlarm(_ alarm: Task<Void, Never>, of id: Int) {
        guard let index = waiters.firstIndex(where: { $0.id == id }) else { return alarm.cancel() }
        waiters[index].alarm = alarm
    }

    /// How many connections must be opened for those who wait; the caller opens them.
    mutating func openForWaiters() -> Int {
        guard !isClosed else { return 0 }
        let count = max(0, min(waiters.count - opening, maximum - total))
        opening += count
        total += count
        return count
    }

    /// Makes room for one more below the minimum, which is one at least here; the caller opens it.
    mutating func openBelowMinimum() -> Bool {
        guard !isClosed, total < max(1, minimum) else { return false }
        opening += 1
        total += 1
        return true
    }

    /// Whether someone still waits for a connection that could not be opened; if not, its place is given back.
    mutating func opensAgain(after failure: PostgreSQLError) -> Bool {
        lastFailure = failure
        if !waiters.isEmpty, !isClosed { return true }
        gaveUpOpening()
        return false
    }

    mutating func gaveUpOpening() {
        opening -= 1
        forgetOne()
    }

    mutating func opened() {
        opening -= 1
        lastFailure = nil
    }

    /// A connection is free. The first in the queue gets it; else it stays, unless the pool is closed.
    ///
    /// - Returns: the waiter to hand it to, and whether the pool kept it.
    mutating func offer(_ connection: Connection) -> (waiter: Waiter?, isKept: Bool) {
        if isClosed { return (nil, false) }
        if !waiters.isEmpty { return (waiters.removeFirst(), true) }
        idle.append(Idle(connection: connection, since: .now))
        return (nil, true)
    }

    /// The connection that has been free longest, when it is above the minimum and has been for so long.
    mutating func retire(idleSince limit: ContinuousClock.Instant) -> Connection? {
        guard total > minimum, let oldest = idle.first, oldest.since < limit else { return nil }
        return idle.removeFirst().connection
    }

    /// A connection has ended.
    mutating func forgetOne() {
        total -= 1
        guard isClosed, total == 0 else { return }
        for closer in closers { closer.resume() }
        closers = []
    }

    /// - Returns: the free connections and the waiters, which have no business here any more.
    mutating func close() -> (idle: [Connection], waiters: [Waiter]) {
        isClosed = true
        defer { idle = [] }
        return (idle.map(\.connection), removeAllWaiters())
    }

    mutating func awaitEmpty(_ closer: CheckedContinuation<Void, Never>) {
        if total == 0 { closer.resume() } else { closers.append(closer) }
    }
}

extension PostgreSQLError {
    static let poolClosed = PostgreSQLError(.closed, "the connection pool is closed")
}

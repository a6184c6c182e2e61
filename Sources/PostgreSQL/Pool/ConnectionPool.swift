import Logging
import Synchronization

/// Lends connections, each to one user at a time, and opens them as they are needed.
///
/// Who waits is served in the order of coming. A connection that broke is thrown away; while the server is away,
/// those who wait do so until their time is up, and connecting is tried again with growing pauses meanwhile.
/// Session state (`SET`, temporary tables, session locks) stays with a connection: change it inside transactions only.
package final class ConnectionPool: PostgreSQLSession {
    package struct Configuration: Sendable {
        package var connection: Connection.Configuration
        /// Connections that are kept though nobody uses them.
        package var minimum = 0
        package var maximum = 10
        /// How long to wait for a connection.
        package var acquireTimeout: Duration = .seconds(10)
        /// How long a connection above the minimum stays unused.
        package var idleTimeout: Duration = .seconds(600)

        package init(url: String, logger: Logger = Logger(label: "waymark.postgresql")) {
            connection = Connection.Configuration(url: url, logger: logger)
        }
    }

    private let configuration: Configuration
    private let state: Mutex<PoolState>

    /// A pool of no connections yet; `warmUp()` opens the first ones.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        state = Mutex(PoolState(minimum: configuration.minimum, maximum: configuration.maximum))
    }

    package convenience init(url: String) { self.init(Configuration(url: url)) }

    /// How many connections there are, how many of them are free, and how many callers wait.
    package var usage: (total: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.total, $0.idleCount, $0.waiterCount) }
    }

    /// Opens the minimum of connections, at least one, without trying twice: a server's start calls this to fail early.
    package func warmUp() async throws {
        while state.withLock({ $0.openBelowMinimum() }) {
            do {
                await deliver(try await Connection.connect(configuration.connection))
            } catch {
                state.withLock { $0.gaveUpOpening() }
                throw error
            }
        }
    }

    nonisolated(nonsending) package func withConnection<T>(
        _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T {
        let connection = try await acquire()
        do {
            let value = try await body(connection)
            await release(connection)
            return value
        } catch {
            await release(connection)
            throw error
        }
    }

    /// Refuses new users, lets those at work finish, and returns when every connection is closed. Not to be called by a
    /// user of the pool's own connections.
    package func close() async {
        let (idle, waiters) = state.withLock { $0.close() }
        for waiter in waiters { waiter.resume(with: .failure(PostgreSQLError.poolClosed)) }
        for connection in idle { await discard(connection) }
        await withCheckedContinuation { closer in state.withLock { $0.awaitEmpty(closer) } }
    }
}

// Lending.
extension ConnectionPool {
    private func acquire() async throws -> Connection {
        while true {
            try Task.checkCancellation()
            switch state.withLock({ $0.take() }) {
            case .closed: throw PostgreSQLError.poolClosed
            case .wait(let id): return try await wait(as: id)
            case .connection(let connection):
                if connection.isQuiet { return connection }
                if await connection.outlivesInput() { return connection }
                await discard(connection)
            }
        }
    }

    private func wait(as id: Int) async throws -> Connection {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let waiter = PoolState.Waiter(id: id, continuation: continuation)
                if let result = state.withLock({ $0.enqueue(waiter) }) { return waiter.resume(with: result) }
                state.withLock { $0.setAlarm(alarm(for: id), of: id) }
                // A cancellation before this line found nobody in the queue.
                if Task.isCancelled { fail(id, with: CancellationError()) }
                openForWaiters()
            }
        } onCancel: {
            fail(id, with: CancellationError())
        }
    }

    private func alarm(for id: Int) -> Task<Void, Never> {
        Task { [weak self, timeout = configuration.acquireTimeout] in
            guard (try? await Task.sleep(for: timeout)) != nil, let self else { return }
            self.fail(id, with: self.exhaustion)
        }
    }

    private var exhaustion: PostgreSQLError {
        let (failure, inUse, opening) = state.withLock { ($0.lastFailure, $0.inUse, $0.opening) }
        if let failure { return failure }
        return PostgreSQLError(
            .poolExhausted,
            "no connection came free within \(configuration.acquireTimeout); "
                + "\(inUse) of \(configuration.maximum) are in use, \(opening) are being opened. Enlarge the pool or hold connections for less long."
        )
    }

    private func fail(_ id: Int, with error: any Error) {
        state.withLock { $0.removeWaiter(id) }?.resume(with: .failure(error))
    }

    private func release(_ connection: Connection) async {
        if connection.condition == .inTransaction { await connection.abandon("ROLLBACK") }
        guard connection.condition == .idle, !connection.isRetired else { return await discard(connection) }
        await offer(connection)
        let limit = ContinuousClock.now - configuration.idleTimeout
        if let retired = state.withLock({ $0.retire(idleSince: limit) }) { await discard(retired) }
    }

    private func offer(_ connection: Connection) async {
        let (waiter, isKept) = state.withLock { $0.offer(connection) }
        waiter?.resume(with: .success(connection))
        if !isKept { await discard(connection) }
    }

    private func discard(_ connection: Connection) async {
        await connection.close()
        state.withLock { $0.forgetOne() }
        openForWaiters()
    }
}

// Opening.
extension ConnectionPool {
    private func openForWaiters() {
        for _ in 0..<state.withLock({ $0.openForWaiters() }) {
            Task { await open() }
        }
    }

    /// Tries until there is a connection or nobody wants one.
    private func open() async {
        var pause = Duration.milliseconds(50)
        while true {
            do {
                return await deliver(try await Connection.connect(configuration.connection))
            } catch {
                let failure = error as? PostgreSQLError ?? PostgreSQLError(.connectionFailed, "\(error)")
                if failure.code != .connectionFailed { failAllUnlessConnected(with: failure) }
                log(failure)
                guard state.withLock({ $0.opensAgain(after: failure) }) else { return }
                try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
                pause = min(pause * 2, .seconds(1))
            }
        }
    }

    /// A server that turns us away will do so again; nobody need wait for that, unless connections are there already.
    private func failAllUnlessConnected(with failure: PostgreSQLError) {
        let waiters = state.withLock { $0.hasConnections ? [] : $0.removeAllWaiters() }
        for waiter in waiters { waiter.resume(with: .failure(failure)) }
    }

    /// The first failure of an outage is worth a warning, the others are not.
    private func log(_ failure: PostgreSQLError) {
        let isFirst = state.withLock { $0.lastFailure == nil }
        configuration.connection.logger.log(
            level: isFirst ? .warning : .debug, "PostgreSQL cannot be reached, trying again",
            metadata: ["reason": "\(failure)"])
    }

    private func deliver(_ connection: Connection) async {
        state.withLock { $0.opened() }
        await offer(connection)
    }
}

import Foundation
import Logging
import Synchronization

/// One connection to PostgreSQL: an actor on a thread of its own, in which libpq may block.
///
/// Statements run one after the other. Task cancellation and the time limit both end a statement on the server; the
/// connection is usable afterwards, or known to be broken.
package actor Connection {
    package struct Configuration: Sendable {
        /// A `postgresql://` URI or `keyword=value` pairs; several hosts and TLS as libpq's documentation has them.
        package var url: String
        /// How long a statement may run that says nothing itself.
        package var statementTimeout: Duration = .seconds(30)
        /// How many statements to keep prepared; 0 for none, as poolers in transaction mode need.
        package var preparedStatements = 256
        package var logger: Logger

        package init(url: String, logger: Logger = Logger(label: "waymark.postgresql")) {
            self.url = url
            self.logger = logger
        }
    }

    /// What the last operation left the connection in.
    enum Condition: UInt8 { case idle, inTransaction, broken }

    private nonisolated let thread: DedicatedThread
    private nonisolated let lastCondition = Atomic(Condition.broken.rawValue)
    private nonisolated let descriptor = Atomic<Int32>(-1)
    private nonisolated let retirement = Atomic(false)
    private nonisolated let configuration: Configuration
    private var wire: Wire?
    private var statements: StatementCache

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Connects.
    ///
    /// - Throws: `PostgreSQLError` with `.connectionFailed`, which says where and why, or `.misuse` for a URL that
    ///   cannot be read.
    package static func connect(_ configuration: Configuration) async throws -> Connection {
        let connection = Connection(configuration)
        try await connection.open()
        return connection
    }

    /// Connects with the defaults.
    package static func connect(to url: String) async throws -> Connection {
        try await connect(Configuration(url: url))
    }

    private init(_ configuration: Configuration) {
        self.configuration = configuration
        thread = DedicatedThread(name: "postgresql")
        statements = StatementCache(capacity: configuration.preparedStatements)
    }

    deinit { thread.finish() }

    private func open() throws {
        let address = try ConnectionString(configuration.url)
        let wire = try Wire(connectingTo: address, logger: configuration.logger)
        self.wire = wire
        descriptor.store(wire.socket, ordering: .releasing)
        noteCondition()
    }

    /// Says goodbye to the server. Later statements throw `.closed`.
    package func close() {
        wire = nil
        noteCondition()
    }
}

// What a pool wants to know without waiting for the connection's thread.
extension Connection {
    nonisolated var condition: Condition { Condition(rawValue: lastCondition.load(ordering: .acquiring)) ?? .broken }

    /// The server became read-only: after a failover another one may be the primary.
    nonisolated var isRetired: Bool { retirement.load(ordering: .acquiring) }

    /// The server has sent nothing since the last statement. What it sends unasked is mostly its goodbye.
    nonisolated var isQuiet: Bool {
        var socket = pollfd(fd: descriptor.load(ordering: .acquiring), events: Int16(POLLIN), revents: 0)
        return poll(&socket, 1, 0) == 0
    }

    /// Reads what the server sent unasked and tries whether the connection outlived it.
    func outlivesInput() -> Bool {
        guard let wire else { return false }
        defer { noteCondition() }
        let limits = Operation(label: "probe", timeout: .seconds(5), interrupt: nil)
        return (try? wire.perform(limits) { try wire.runScript("") }) != nil
    }

    private func noteCondition() {
        let condition: Condition =
            switch wire {
            case nil: .broken
            case let wire? where wire.isBroken: .broken
            case let wire?: wire.isInTransaction ? .inTransaction : .idle
            }
        lastCondition.store(condition.rawValue, ordering: .releasing)
    }
}

extension Connection {
    /// Runs one statement and returns its rows.
    package func query(_ query: Query) async throws -> Rows {
        try await operate(query.label, timeout: query.timeout ?? configuration.statementTimeout) { wire in
            try query.parameters.check(for: query.label)
            try self.deallocateDiscarded(on: wire)
            return try self.run(query, on: wire)
        }
    }

    /// Runs one statement and returns how many rows it changed.
    @discardableResult
    package func execute(_ query: Query) async throws -> Int { try await self.query(query).affected }

    /// Runs a text of many statements, as a migration has; in one transaction unless the text says otherwise.
    package func executeScript(_ sql: String, named name: String, timeout: Duration? = nil) async throws {
        guard !sql.utf8.contains(0) else {
            throw PostgreSQLError(.invalidParameter, "the script has a NUL character", query: name)
        }
        try await operate(name, timeout: timeout) { try $0.runScript(sql) }
    }

    /// Runs many statements in one round trip, all or none unless a transaction is open already.
    ///
    /// - Returns: each statement's rows, in order.
    @discardableResult
    package func pipeline(_ queries: [Query], timeout: Duration? = nil) async throws -> [Rows] {
        let label = queries.first.map { "pipeline of \(queries.count) from \($0.label)" } ?? "empty pipeline"
        return try await operate(label, timeout: timeout ?? configuration.statementTimeout) { wire in
            for query in queries { try query.parameters.check(for: query.label) }
            try self.deallocateDiscarded(on: wire)
            return try self.runPipeline(queries, on: wire)
        }
    }

    /// Runs `COPY … FROM STDIN (FORMAT binary)`: `body` writes the rows, on the connection's own thread, where waiting
    /// for the server is free. When it throws, no row is kept.
    ///
    /// - Returns: the number of rows copied.
    @discardableResult
    package func copyIn(
        _ statement: Query, _ body: @Sendable (inout BinaryCopyWriter) throws -> Void
    ) async throws -> Int {
        try await operate(statement.label, timeout: statement.timeout) { try $0.copyIn(statement, body) }
    }

    /// Runs `COPY … TO STDOUT (FORMAT binary)`: `body` reads the rows, on the connection's own thread. It may stop
    /// before the end.
    package func copyOut<T: Sendable>(
        _ statement: Query, _ body: @Sendable (inout BinaryCopyReader) throws -> T
    ) async throws -> T {
        try await operate(statement.label, timeout: statement.timeout) { try $0.copyOut(statement, body) }
    }

    /// Runs a short statement that must not be left undone because the task was cancelled, such as `ROLLBACK`.
    func finish(_ query: Query) throws -> Rows {
        guard let wire else { throw Self.closed }
        defer { noteCondition() }
        let limits = Operation(label: query.label, timeout: configuration.statementTimeout, interrupt: nil)
        return try wire.perform(limits) { try wire.run(query) }
    }

    private static var closed: PostgreSQLError { PostgreSQLError(.closed, "the connection is closed") }

    private func operate<T>(
        _ label: String, timeout: Duration?, _ body: (Wire) throws -> T
    ) async throws -> T {
        guard let wire else { throw Self.closed }
        let interrupt = Interrupt(wake: wire.wake)
        return try await withTaskCancellationHandler {
            defer { noteCondition() }
            do {
                return try wire.perform(Operation(label: label, timeout: timeout, interrupt: interrupt)) {
                    try body(wire)
                }
            } catch let error as PostgreSQLError where error.sqlState == .readOnlyTransaction {
                retirement.store(true, ordering: .releasing)
                throw error
            }
        } onCancel: {
            interrupt.request()
        }
    }
}

// Prepared statements.
extension Connection {
    private func run(_ query: Query, on wire: Wire) throws -> Rows {
        switch statements.use(query) {
        case .once: return try wire.run(query)
        case .prepared(let name): return try runPrepared(query, name: name, on: wire)
        case .prepare(let name):
            try wire.prepare(query, as: name)
            statements.remember(query, preparedAs: name)
            return try runPrepared(query, name: name, on: wire)
        }
    }

    /// A statement prepared before its tables changed fails once; outside a transaction that is nobody's business.
    private func runPrepared(_ query: Query, name: String, on wire: Wire) throws -> Rows {
        do {
            return try wire.run(query, preparedAs: name)
        } catch let error as PostgreSQLError where error.isOfStalePlan {
            statements.forget(query)
            if wire.isInTransaction { throw error }
            return try wire.run(query)
        }
    }

    private func runPipeline(_ queries: [Query], on wire: Wire) throws -> [Rows] {
        var steps: [Wire.PipelineStep] = []
        for query in queries {
            switch statements.use(query) {
            case .once: steps.append(.run(query, preparedAs: nil))
            case .prepared(let name): steps.append(.run(query, preparedAs: name))
            case .prepare(let name):
                statements.remember(query, preparedAs: name)
                steps.append(.prepare(query, name: name))
                steps.append(.run(query, preparedAs: name))
            }
        }
        do {
            return try wire.runPipeline(steps)
        } catch {
            // Which of them were prepared before the failure is not worth knowing.
            for query in queries { statements.forget(query) }
            throw error
        }
    }

    private func deallocateDiscarded(on wire: Wire) throws {
        guard !statements.discarded.isEmpty, !wire.isInTransaction else { return }
        for name in statements.takeDiscarded() {
            do {
                try wire.runScript("DEALLOCATE \(name)")
            } catch let error as PostgreSQLError where error.sqlState == .invalidStatementName {}
        }
    }
}

extension PostgreSQLError {
    fileprivate var isOfStalePlan: Bool { sqlState == .invalidStatementName || sqlState == .featureNotSupported }
}

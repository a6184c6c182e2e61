/// Where statements can be run: a connection, inside a transaction or not, or a pool that lends one for each.
///
/// Code that reads or writes takes `some PostgreSQLSession` and works in all of these.
package protocol PostgreSQLSession: Sendable {
    /// Runs `body` on one connection.
    nonisolated(nonsending) func withConnection<T>(
        _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T
}

extension PostgreSQLSession {
    /// Runs one statement and returns its rows.
    nonisolated(nonsending) package func query(_ query: Query) async throws -> Rows {
        try await withConnection { try await $0.query(query) }
    }

    /// Runs one statement and returns how many rows it changed.
    @discardableResult
    nonisolated(nonsending) package func execute(_ query: Query) async throws -> Int {
        try await withConnection { try await $0.execute(query) }
    }

    /// Runs a text of many statements, as a migration has; in one transaction unless the text says otherwise.
    nonisolated(nonsending) package func executeScript(
        _ sql: String, named name: String, timeout: Duration? = nil
    ) async throws {
        try await withConnection { try await $0.executeScript(sql, named: name, timeout: timeout) }
    }

    /// Runs many statements in one round trip, all or none unless a transaction is open already.
    ///
    /// - Returns: each statement's rows, in order.
    @discardableResult
    nonisolated(nonsending) package func pipeline(_ queries: [Query], timeout: Duration? = nil) async throws -> [Rows] {
        try await withConnection { try await $0.pipeline(queries, timeout: timeout) }
    }

    /// Runs `COPY … FROM STDIN (FORMAT binary)` with the rows that `body` writes.
    ///
    /// - Returns: the number of rows copied.
    @discardableResult
    nonisolated(nonsending) package func copyIn(
        _ statement: Query, _ body: @Sendable (inout BinaryCopyWriter) throws -> Void
    ) async throws -> Int {
        try await withConnection { try await $0.copyIn(statement, body) }
    }

    /// Runs `COPY … TO STDOUT (FORMAT binary)` and has `body` read the rows.
    nonisolated(nonsending) package func copyOut<T: Sendable>(
        _ statement: Query, _ body: @Sendable (inout BinaryCopyReader) throws -> T
    ) async throws -> T {
        try await withConnection { try await $0.copyOut(statement, body) }
    }
}

extension Connection: PostgreSQLSession {
    nonisolated(nonsending) package func withConnection<T>(
        _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T {
        try await body(self)
    }
}

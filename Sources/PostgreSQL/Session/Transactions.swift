/// PostgreSQL's isolation levels, as far as they differ.
package enum IsolationLevel: Sendable { case readCommitted, repeatableRead, serializable }

extension PostgreSQLSession {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// Inside a transaction this is a savepoint of it: `isolation` and `retrying` are then the outer one's business.
    ///
    /// - Throws: what `body` throws; `PostgreSQLError` for what the server refuses, at the commit too.
    @discardableResult
    nonisolated(nonsending) package func withTransaction<T>(
        isolation: IsolationLevel = .readCommitted, readOnly: Bool = false, retrying retry: Retry = .never,
        _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await withConnection { connection in
                    if connection.condition == .inTransaction {
                        return try await connection.runInSavepoint(body)
                    }
                    return try await connection.runInTransaction(isolation, readOnly: readOnly, body)
                }
            } catch {
                guard let delay = retry.delay(after: error, attempt: attempt) else { throw error }
                try await Task.sleep(for: delay)
                attempt += 1
            }
        }
    }
}

extension Connection {
    fileprivate nonisolated(nonsending) func runInTransaction<T>(
        _ isolation: IsolationLevel, readOnly: Bool, _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T {
        try await execute(isolation.begin(readOnly: readOnly))
        let value: T
        do {
            value = try await body(self)
            try Task.checkCancellation()
        } catch {
            await abandon("ROLLBACK")
            throw error
        }
        try await commit()
        return value
    }

    fileprivate nonisolated(nonsending) func runInSavepoint<T>(
        _ body: nonisolated(nonsending) (Connection) async throws -> T
    ) async throws -> T {
        try await execute("SAVEPOINT waymark")
        do {
            let value = try await body(self)
            try await execute("RELEASE SAVEPOINT waymark")
            return value
        } catch {
            await abandon("ROLLBACK TO SAVEPOINT waymark")
            await abandon("RELEASE SAVEPOINT waymark")
            throw error
        }
    }

    /// Commits. The server answers the commit of a failed transaction with success and a rollback; here it is an error.
    private func commit() throws {
        let rows = try finish("COMMIT")
        guard rows.result.command == "COMMIT" else {
            throw PostgreSQLError(
                .refused, "the transaction was rolled back: an error inside it was caught and not thrown on",
                query: "COMMIT")
        }
    }

    /// Undoes, whatever the task's state. A connection on which even that fails is broken and says so itself.
    func abandon(_ statement: Query) {
        _ = try? finish(statement)
    }
}

extension IsolationLevel {
    fileprivate func begin(readOnly: Bool) -> Query {
        switch (self, readOnly) {
        case (.readCommitted, false): "BEGIN ISOLATION LEVEL READ COMMITTED"
        case (.readCommitted, true): "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY"
        case (.repeatableRead, false): "BEGIN ISOLATION LEVEL REPEATABLE READ"
        case (.repeatableRead, true): "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case (.serializable, false): "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case (.serializable, true): "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY"
        }
    }
}

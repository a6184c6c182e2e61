import CLibPQ

extension Wire {
    /// Runs a statement once, parsed on the spot.
    func run(_ query: Query) throws -> Rows {
        try send { sendOnce(query) }
        return try onlyResult()
    }

    /// Runs a statement prepared before.
    func run(_ query: Query, preparedAs name: String) throws -> Rows {
        try send { sendPrepared(query, name: name) }
        return try onlyResult()
    }

    func prepare(_ query: Query, as name: String) throws {
        try send { sendPrepare(query, name: name) }
        _ = try results()
    }

    /// Runs many statements of plain text; the first error ends them.
    func runScript(_ sql: String) throws {
        try send { PQsendQuery(handle, sql) == 1 }
        _ = try results()
    }

    func sendOnce(_ query: Query) -> Bool {
        query.parameters.withArrays { values, lengths, formats in
            PQsendQueryParams(
                handle, query.sql, Int32(values.count), query.parameters.types, values, lengths, formats, 1) == 1
        }
    }

    func sendPrepared(_ query: Query, name: String) -> Bool {
        query.parameters.withArrays { values, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(values.count), values, lengths, formats, 1) == 1
        }
    }

    func sendPrepare(_ query: Query, name: String) -> Bool {
        PQsendPrepare(handle, name, query.sql, Int32(query.parameters.count), query.parameters.types) == 1
    }

    /// Hands a message to libpq and pushes it out.
    func send(_ message: () -> Bool) throws {
        guard message() else { throw lost(operation.label) }
        try flush()
    }

    /// The next result, or `nil` when the statement has no more.
    func nextResult() throws -> OpaquePointer? {
        while PQisBusy(handle) == 1 {
            try wait(for: POLLIN32)
            try consumeInput()
        }
        return PQgetResult(handle)
    }

    /// All results up to the end of the statement; throws the first error, but only after everything was read.
    func results() throws -> [QueryResult] {
        var results: [QueryResult] = []
        var failure: PostgreSQLError?
        while let pointer = try nextResult() {
            let result = QueryResult(pointer, label: operation.label)
            switch PQresultStatus(pointer) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: results.append(result)
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                failure = failure ?? misplacedCopy
                try refuseCopy(PQresultStatus(pointer))
            default: failure = failure ?? PostgreSQLError(serverResult: pointer, query: operation.label)
            }
        }
        if let failure { throw failure }
        return results
    }

    private func onlyResult() throws -> Rows {
        guard let result = try results().last else { throw lost(operation.label) }
        return Rows(result: result)
    }

    private var misplacedCopy: PostgreSQLError {
        PostgreSQLError(.misuse, "is a COPY; use copyIn or copyOut for it", query: operation.label)
    }

    /// Gets out of a COPY that was begun as an ordinary statement.
    private func refuseCopy(_ status: ExecStatusType) throws {
        if status == PGRES_COPY_OUT {
            try discardCopyData()
        } else {
            _ = PQputCopyEnd(handle, "the client sends no rows for this statement")
            try flush()
        }
    }
}

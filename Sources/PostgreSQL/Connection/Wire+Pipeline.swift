import CLibPQ

extension Wire {
    /// One message of a pipeline, in the order sent, to tell what each answer belongs to.
    enum PipelineStep {
        case prepare(Query, name: String)
        case run(Query, preparedAs: String?)

        fileprivate var label: String {
            switch self {
            case .prepare(let query, _), .run(let query, _): query.label
            }
        }
    }

    /// Sends all steps with one sync behind them, then reads all answers: one round trip, and one transaction unless
    /// one is open already.
    ///
    /// - Returns: the rows of each `.run`.
    func runPipeline(_ steps: [PipelineStep]) throws -> [Rows] {
        guard PQenterPipelineMode(handle) == 1 else { throw lost(operation.label) }
        defer { if PQexitPipelineMode(handle) != 1 { abandon() } }
        for step in steps { try send { send(step) } }
        try send { PQpipelineSync(handle) == 1 }
        return try pipelineResults(of: steps)
    }

    private func send(_ step: PipelineStep) -> Bool {
        switch step {
        case .prepare(let query, let name): sendPrepare(query, name: name)
        case .run(let query, let name?): sendPrepared(query, name: name)
        case .run(let query, nil): sendOnce(query)
        }
    }

    private func pipelineResults(of steps: [PipelineStep]) throws -> [Rows] {
        var rows: [Rows] = []
        var failure: PostgreSQLError?
        for step in steps {
            while let pointer = try nextResult() {
                let result = QueryResult(pointer, label: step.label)
                switch PQresultStatus(pointer) {
                case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                    if case .run = step { rows.append(Rows(result: result)) }
                case PGRES_PIPELINE_ABORTED: break
                default: failure = failure ?? PostgreSQLError(serverResult: pointer, query: step.label)
                }
            }
        }
        try readSync()
        if let failure { throw failure }
        return rows
    }

    private func readSync() throws {
        guard let pointer = try nextResult() else { throw lost(operation.label) }
        defer { PQclear(pointer) }
        guard PQresultStatus(pointer) == PGRES_PIPELINE_SYNC else { throw lost(operation.label) }
    }
}

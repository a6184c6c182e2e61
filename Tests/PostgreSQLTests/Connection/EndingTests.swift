import PostgreSQL
import TestSupport
import Testing

@Suite("Time limits and cancellation")
struct EndingTests {
    @Test("a statement that runs too long is ended on the server, and the connection goes on")
    func deadline() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let sleep: Query = "SELECT pg_sleep(600)"
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.query(sleep.within(.milliseconds(50)).named("the sleeper"))
            }
            #expect(error?.code == .timedOut && error?.query == "the sleeper")
            #expect(try await connection.query("SELECT 1").count == 1)
        }
    }

    @Test("the connection's own limit holds for statements that say nothing")
    func defaultDeadline() async throws {
        try await withTestDatabase { url in
            var configuration = Connection.Configuration(url: url)
            configuration.statementTimeout = .milliseconds(50)
            let connection = try await Connection.connect(configuration)
            for _ in 0..<3 {
                let error = await #expect(throws: PostgreSQLError.self) {
                    try await connection.query("SELECT pg_sleep(600)")
                }
                #expect(error?.code == .timedOut)
            }
            let fast = try await connection.query(("SELECT pg_sleep(0.1)" as Query).within(.seconds(60)))
            #expect(fast.count == 1)
        }
    }

    @Test("cancelling the task ends the statement on the server, and the connection goes on")
    func cancellation() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let observer = try await Connection.connect(to: url)
            let process: Int32 = try await connection.query("SELECT pg_backend_pid()").one()[0]
            let sleeper = Task { try await connection.query("SELECT pg_sleep(600)") }
            try await observer.awaitTrue(
                "SELECT count(*) = 1 FROM pg_stat_activity WHERE pid = \(process) AND wait_event = 'PgSleep'")
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            #expect(try await connection.query("SELECT pg_backend_pid()").one()[0] == process)
            let active: Int = try await observer.query(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND state = 'active' AND pid <> pg_backend_pid()"
            ).one()[0]
            #expect(active == 0)
        }
    }

    @Test("a task that was cancelled before sends nothing")
    func cancelledBefore() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.execute("CREATE TABLE a (i int)")
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await connection.execute("INSERT INTO a VALUES (1)")
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await connection.query("SELECT i FROM a").isEmpty)
        }
    }

    @Test("cancelling at any moment never gives one statement another's answer")
    func cancellationAtAnyMoment() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            var random = SeededGenerator(seed: 42)
            for number in 0..<300 {
                let task = Task { try await connection.query("SELECT \(number), pg_sleep(0.0005)") }
                for _ in 0..<Int.random(in: 0...60, using: &random) { await Task.yield() }
                task.cancel()
                if let rows = try? await task.value { #expect(try rows.one()[0, as: Int.self] == number) }
                let answer: Int = try await connection.query("SELECT \(-number)").one()[0]
                #expect(answer == -number)
            }
        }
    }

    @Test("a statement that waits for a lock is ended as well")
    func lockWait() async throws {
        try await withTestDatabase { url in
            let holder = try await Connection.connect(to: url)
            let waiter = try await Connection.connect(to: url)
            try await holder.execute("CREATE TABLE a (i int)")
            try await holder.execute("BEGIN")
            try await holder.execute("LOCK TABLE a")
            let error = await #expect(throws: PostgreSQLError.self) {
                try await waiter.execute(("INSERT INTO a VALUES (1)" as Query).within(.milliseconds(50)))
            }
            #expect(error?.code == .timedOut)
            try await holder.execute("COMMIT")
            #expect(try await waiter.execute("INSERT INTO a VALUES (2)") == 1)
        }
    }

    @Test("a pipeline is ended as a whole")
    func pipeline() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.pipeline(
                    ["SELECT 1", "SELECT pg_sleep(600)", "SELECT pg_sleep(600)"], timeout: .milliseconds(50))
            }
            #expect(error?.code == .timedOut)
            #expect(try await connection.query("SELECT 1").count == 1)
        }
    }
}

extension Connection {
    /// Asks until the answer is true; the test's own time limit is the only one.
    func awaitTrue(_ question: Query) async throws {
        while try await query(question).one()[0, as: Bool.self] == false { await Task.yield() }
    }
}

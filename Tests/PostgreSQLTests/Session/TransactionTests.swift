import PostgreSQL
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
    private struct Refusal: Error {}

    private static let counters = DatabaseTemplate("counters") { url in
        let connection = try await Connection.connect(to: url)
        try await connection.executeScript(
            "CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL); INSERT INTO counter VALUES ('a', 0), ('b', 0)",
            named: "counters")
        await connection.close()
    }

    private func value(_ name: String, in session: some PostgreSQLSession) async throws -> Int {
        try await session.query("SELECT value FROM counter WHERE name = \(name)").one()[0]
    }

    @Test("a transaction that returns is kept, one that throws is not")
    func commitAndRollback() async throws {
        try await withTestPool(from: Self.counters) { pool in
            let answer = try await pool.withTransaction { connection in
                try await connection.execute("UPDATE counter SET value = 1")
            }
            #expect(answer == 2)
            await #expect(throws: Refusal.self) {
                try await pool.withTransaction { connection in
                    try await connection.execute("UPDATE counter SET value = 2")
                    throw Refusal()
                }
            }
            #expect(try await value("a", in: pool) == 1)
            #expect(pool.usage.total == 1)
        }
    }

    @Test("a transaction inside a transaction is undone alone")
    func savepoint() async throws {
        try await withTestPool(from: Self.counters) { pool in
            try await pool.withTransaction { connection in
                try await connection.execute("UPDATE counter SET value = 1 WHERE name = 'a'")
                try? await connection.withTransaction { inner in
                    try await inner.execute("UPDATE counter SET value = 1 WHERE name = 'b'")
                    try await inner.execute("SELECT 1/0")
                }
                try await connection.withTransaction { inner in
                    try await inner.execute("UPDATE counter SET value = value + 1 WHERE name = 'a'")
                }
            }
            #expect(try await value("a", in: pool) == 2)
            #expect(try await value("b", in: pool) == 0)
        }
    }

    @Test("an error that the body swallowed is no silent rollback")
    func swallowedError() async throws {
        try await withTestPool(from: Self.counters) { pool in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.withTransaction { connection in
                    try await connection.execute("UPDATE counter SET value = 5")
                    _ = try? await connection.execute("SELECT 1/0")
                }
            }
            let kept = try await value("a", in: pool)
            #expect(error?.message.contains("rolled back") == true && kept == 0)
        }
    }

    @Test("a cancelled task's transaction is rolled back and its connection is free again")
    func cancellation() async throws {
        try await withTestPool(from: Self.counters, maximum: 2) { pool in
            let (began, beganNow) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await pool.withTransaction { connection in
                    try await connection.execute("UPDATE counter SET value = 9")
                    beganNow.yield()
                    try await connection.execute("SELECT pg_sleep(600)")
                }
            }
            for await _ in began { break }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let updated = try await pool.execute("UPDATE counter SET value = value + 1")
            #expect(try await value("a", in: pool) == 1 && updated == 2)
            #expect(pool.usage.idle == pool.usage.total)
        }
    }

    @Test("of two transactions that read what the other writes, the one refused runs again", arguments: [true, false])
    func serializationFailure(retrying: Bool) async throws {
        try await withTestPool(from: Self.counters) { pool in
            let bothHaveRead = Meeting(of: 2)
            let runs = Shared(0)
            let swap: @Sendable (String, String) async throws -> Void = { from, to in
                try await pool.withTransaction(
                    isolation: .serializable, retrying: retrying ? .conflicts : .never
                ) { connection in
                    runs.update { $0 += 1 }
                    let read: Int = try await connection.query("SELECT value FROM counter WHERE name = \(from)").one()[
                        0]
                    await bothHaveRead.arrive()
                    try await connection.execute("UPDATE counter SET value = \(read + 1) WHERE name = \(to)")
                }
            }
            async let first: Void = swap("a", "b")
            async let second: Void = swap("b", "a")
            var failures: [PostgreSQLError] = []
            do { try await first } catch { failures.append(try #require(error as? PostgreSQLError)) }
            do { try await second } catch { failures.append(try #require(error as? PostgreSQLError)) }
            let values = try await [value("a", in: pool), value("b", in: pool)].sorted()
            if retrying {
                #expect(failures.isEmpty && runs.value == 3)
                #expect(values == [1, 2])
            } else {
                #expect(failures.map(\.sqlState) == [.serializationFailure] && failures.allSatisfy(\.isConflict))
                #expect(values == [0, 1])
            }
        }
    }

    @Test("a deadlock is broken by the server, and both transactions get through")
    func deadlock() async throws {
        try await withTestPool(from: Self.counters) { pool in
            let bothHaveLocked = Meeting(of: 2)
            let add: @Sendable (String, String) async throws -> Void = { first, second in
                try await pool.withTransaction(retrying: .conflicts) { connection in
                    try await connection.execute("SET LOCAL deadlock_timeout = '10ms'")
                    try await connection.execute("UPDATE counter SET value = value + 1 WHERE name = \(first)")
                    await bothHaveLocked.arrive()
                    try await connection.execute("UPDATE counter SET value = value + 1 WHERE name = \(second)")
                }
            }
            async let one: Void = add("a", "b")
            async let other: Void = add("b", "a")
            _ = try await (one, other)
            #expect(try await value("a", in: pool) == 2)
        }
    }

    @Test(
        "an idempotent transaction survives the loss of its connection; another tells of it", arguments: [true, false])
    func lostConnection(idempotent: Bool) async throws {
        try await withTestPool(from: Self.counters) { pool in
            let runs = Shared(0)
            let set: @Sendable () async throws -> Void = {
                try await pool.withTransaction(retrying: idempotent ? .idempotent : .conflicts) { connection in
                    try await connection.execute("UPDATE counter SET value = 7")
                    let run = runs.update { runs -> Int in
                        runs += 1
                        return runs
                    }
                    if run == 1 { try await connection.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
                }
            }
            if idempotent {
                try await set()
            } else {
                let error = await #expect(throws: PostgreSQLError.self) { try await set() }
                #expect(error?.code == .connectionLost)
            }
            #expect(try await value("a", in: pool) == (idempotent ? 7 : 0))
        }
    }

    @Test("a read-only transaction refuses to write")
    func readOnly() async throws {
        try await withTestPool(from: Self.counters) { pool in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.withTransaction(isolation: .repeatableRead, readOnly: true) { connection in
                    try await connection.execute("UPDATE counter SET value = 7")
                }
            }
            #expect(error?.sqlState == .readOnlyTransaction)
        }
    }
}

/// Holds the first ones to arrive until all have; who comes later passes.
private actor Meeting {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of count: Int) { missing = count }

    func arrive() async {
        missing -= 1
        if missing > 0 { return await withCheckedContinuation { waiting.append($0) } }
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

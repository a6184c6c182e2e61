import PostgreSQL
import TestSupport
import Testing

@Suite("The connection pool")
struct ConnectionPoolTests {
    @Test("never more connections than allowed, and every one is used again")
    func limit() async throws {
        try await withTestPool(maximum: 3) { pool in
            let use = Shared((now: 0, most: 0))
            try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await pool.withConnection { connection in
                            use.update { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                            defer { use.update { $0.now -= 1 } }
                            return try await connection.query("SELECT pg_backend_pid() FROM pg_sleep(0.001)").one()[0]
                        }
                    }
                }
                let processes = try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
                #expect(processes.count <= 3)
            }
            #expect(use.value.most <= 3)
            await waitUntil { pool.usage.waiting == 0 && pool.usage.idle == pool.usage.total }
        }
    }

    @Test("who waits is served in the order of coming")
    func fairness() async throws {
        try await withTestPool(maximum: 1) { pool in
            let order = Shared<[Int]>([])
            try await pool.withConnection { _ in
                for number in 0..<20 {
                    Task { try await pool.withConnection { _ in order.update { $0.append(number) } } }
                    await waitUntil { pool.usage.waiting == number + 1 }
                }
            }
            await waitUntil { order.value.count == 20 }
            #expect(order.value == Array(0..<20))
        }
    }

    @Test("a waiter that is cancelled leaves the queue, and the next ones are served")
    func cancelledWaiter() async throws {
        try await withTestPool(maximum: 1) { pool in
            let (first, second) = try await pool.withConnection { _ in
                let first = Task { try await pool.query("SELECT 1").count }
                await waitUntil { pool.usage.waiting == 1 }
                let second = Task { try await pool.query("SELECT 2").count }
                await waitUntil { pool.usage.waiting == 2 }
                first.cancel()
                await #expect(throws: CancellationError.self) { try await first.value }
                #expect(pool.usage.waiting == 1)
                return (first, second)
            }
            _ = first
            #expect(try await second.value == 1)
            #expect(pool.usage.total == 1 && pool.usage.idle == 1)
        }
    }

    @Test("cancelling many waiters at random leaks no connection")
    func manyCancellations() async throws {
        try await withTestPool(maximum: 2) { pool in
            var random = SeededGenerator(seed: 3)
            var tasks: [Task<Void, any Error>] = []
            for _ in 0..<300 {
                tasks.append(Task { try await pool.execute("SELECT 1") })
                if Bool.random(using: &random) { tasks.randomElement(using: &random)?.cancel() }
                await Task.yield()
            }
            for task in tasks { _ = await task.result }
            try await pool.execute("SELECT 1")
            #expect(pool.usage.waiting == 0 && pool.usage.idle == pool.usage.total && pool.usage.total <= 2)
        }
    }

    @Test("who waits too long gets an error that says how many are in use")
    func exhausted() async throws {
        try await withTestDatabase { url in
            var configuration = ConnectionPool.Configuration(url: url)
            configuration.maximum = 1
            configuration.acquireTimeout = .milliseconds(20)
            let pool = ConnectionPool(configuration)
            try await pool.warmUp()
            try await pool.withConnection { _ in
                let error = await #expect(throws: PostgreSQLError.self) { try await pool.query("SELECT 1") }
                #expect(error?.code == .poolExhausted && error?.message.contains("1 of 1") == true)
            }
            #expect(try await pool.query("SELECT 1").count == 1)
            await pool.close()
        }
    }

    @Test("a connection that the server ended while it was free is replaced unnoticed")
    func endedWhileFree() async throws {
        try await withTestDatabase { url in
            let pool = ConnectionPool(url: url)
            let process: Int32 = try await pool.query("SELECT pg_backend_pid()").one()[0]
            let other = try await Connection.connect(to: url)
            try await other.execute("SELECT pg_terminate_backend(\(process), 5000)")
            let next: Int32 = try await pool.query("SELECT pg_backend_pid()").one()[0]
            #expect(next != process && pool.usage.total == 1)
            await pool.close()
        }
    }

    @Test("a connection that broke in use is an error once, and replaced")
    func brokenInUse() async throws {
        try await withTestPool(maximum: 1) { pool in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            #expect(error?.code == .connectionLost && error?.isDisconnection == true)
            let next = try await pool.query("SELECT 1").count
            #expect(next == 1)
        }
    }

    @Test("a transaction that a user left open is rolled back before the next user comes")
    func leftOpen() async throws {
        try await withTestPool(maximum: 1) { pool in
            try await pool.withConnection { connection in
                try await connection.executeScript("BEGIN; CREATE TABLE left_open (i int)", named: "leave open")
            }
            let found: String? = try await pool.query("SELECT to_regclass('left_open')::text").one()[0]
            #expect(found == nil && pool.usage.total == 1)
        }
    }

    @Test("a closed pool refuses users, lets those at work finish and keeps no connection")
    func close() async throws {
        try await withTestDatabase { url in
            let pool = ConnectionPool(url: url)
            let (began, beganNow) = AsyncStream.makeStream(of: Void.self)
            let (released, release) = AsyncStream.makeStream(of: Void.self)
            let user = Task {
                try await pool.withConnection { connection in
                    beganNow.yield()
                    for await _ in released { break }
                    return try await connection.query("SELECT 1").count
                }
            }
            for await _ in began { break }
            let closing = Task { await pool.close() }
            await waitUntil { await isClosed(pool) }
            release.yield()
            let served = try await user.value
            await closing.value
            #expect(served == 1 && pool.usage.total == 0)
        }
    }

    private func isClosed(_ pool: ConnectionPool) async -> Bool {
        do { try await pool.withConnection { _ in } } catch { return (error as? PostgreSQLError)?.code == .closed }
        return false
    }

    @Test("warming up opens the minimum, and fails at once when nobody is there")
    func warmUp() async throws {
        try await withTestDatabase { url in
            var configuration = ConnectionPool.Configuration(url: url)
            configuration.minimum = 3
            let pool = ConnectionPool(configuration)
            try await pool.warmUp()
            #expect(pool.usage.idle == 3)
            await pool.close()
        }
        let nowhere = ConnectionPool(url: "postgresql://127.0.0.1:1/trips")
        let error = await #expect(throws: PostgreSQLError.self) { try await nowhere.warmUp() }
        #expect(error?.code == .connectionFailed)
        await nowhere.close()
    }

    @Test("while the server is away a waiter learns why when its time is up")
    func serverAway() async throws {
        var configuration = ConnectionPool.Configuration(url: "postgresql://127.0.0.1:1/trips")
        configuration.acquireTimeout = .milliseconds(100)
        let pool = ConnectionPool(configuration)
        let error = await #expect(throws: PostgreSQLError.self) { try await pool.query("SELECT 1") }
        #expect(error?.code == .connectionFailed && error?.message.contains("127.0.0.1") == true)
        await pool.close()
        #expect(pool.usage.total == 0)
    }

    @Test("a database that does not exist fails every waiter at once")
    func permanentFailure() async throws {
        try await withTestDatabase { url in
            let pool = ConnectionPool(url: try ConnectionString(url).replacing(database: "no_such").text)
            let error = await #expect(throws: PostgreSQLError.self) { try await pool.query("SELECT 1") }
            #expect(error?.code == .rejected)
            await pool.close()
        }
    }
}

/// Looks again and again; the test's own time limit is the only one.
func waitUntil(_ condition: () async -> Bool) async {
    while !(await condition()) { await Task.yield() }
}

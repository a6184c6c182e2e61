import Foundation
import PostgreSQL

/// The one PostgreSQL server of a test process: the one that `WAYMARK_TEST_DATABASE_URL` names, else a private cluster
/// that starts with the first test that wants it and goes with the process.
actor PostgreSQLTestServer {
    static let shared = PostgreSQLTestServer()

    /// Lends one connection to each running test. All tests run at once; this keeps their databases to a few at a time.
    private var administration: Task<ConnectionPool, any Error>?
    private var templates: [String: Task<String, any Error>] = [:]
    private var count = 0

    private static let concurrentTests = 6

    func pool() async throws -> ConnectionPool {
        if let administration { return try await administration.value }
        let task = Task { try await Self.start() }
        administration = task
        return try await task.value
    }

    func nextDatabaseName() -> String {
        count += 1
        return "waymark_test_\(getpid())_\(count)"
    }

    /// The template's database, prepared when it is first asked for.
    func database(of template: DatabaseTemplate, in pool: ConnectionPool) async throws -> String {
        if let task = templates[template.name] { return try await task.value }
        let name = "waymark_template_\(getpid())_\(template.name)"
        let task = Task {
            let admin = try await Connection.connect(to: Self.url)
            try await admin.execute("CREATE DATABASE \(identifier: name)")
            await admin.close()
            try await template.prepare(Self.url(of: name))
            return name
        }
        templates[template.name] = task
        return try await task.value
    }

    static func url(of database: String) throws -> String {
        try ConnectionString(url).replacing(database: database).text
    }

    private static func start() async throws -> ConnectionPool {
        if let given = ProcessInfo.processInfo.environment["WAYMARK_TEST_DATABASE_URL"] {
            url = given
            atEnd { await PostgreSQLTestServer.shared.dropTemplates() }
        } else {
            await TestFolders.removeThoseOfDeadProcesses()
            let home = try TestFolders.make()
            let cluster = PrivateCluster(home: home, durability: .none)
            atEnd { await TestFolders.remove(home) }
            url = try await cluster.start().url
        }
        var configuration = ConnectionPool.Configuration(url: url)
        configuration.maximum = concurrentTests
        configuration.acquireTimeout = .seconds(3600)
        configuration.connection.statementTimeout = .seconds(120)
        return ConnectionPool(configuration)
    }

    private func dropTemplates() async {
        guard let admin = try? await Connection.connect(to: Self.url) else { return }
        for task in templates.values {
            guard let name = try? await task.value else { continue }
            _ = try? await admin.execute("DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)")
        }
    }

    /// Written once, before any test has the pool.
    private nonisolated(unsafe) static var url = ""

    private nonisolated(unsafe) static var lastRites: (@Sendable () async -> Void)?

    /// Has `work` done when the process exits, and waits for it.
    private static func atEnd(_ work: @escaping @Sendable () async -> Void) {
        lastRites = work
        atexit {
            guard let work = PostgreSQLTestServer.lastRites else { return }
            let done = DispatchSemaphore(value: 0)
            Task.detached {
                await work()
                done.signal()
            }
            _ = done.wait(timeout: .now() + 30)
        }
    }
}

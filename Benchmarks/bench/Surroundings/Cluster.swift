import Foundation
import PostgreSQL
import Storage
import Synchronization

/// A PostgreSQL for one run, durable as in production, in a temporary folder that goes with it.
final class Cluster: Sendable {
    /// What `WAYMARK_HOME` is for servers that use it.
    let home: String
    /// Of the database that `waymark serve` uses.
    let url: String
    private let server: PrivateCluster
    private let ending = Mutex<Task<Void, Never>?>(nil)

    private init(home: String, url: String, server: PrivateCluster) {
        self.home = home
        self.url = url
        self.server = server
    }

    static func start() async throws -> Cluster {
        // The server's own user must be able to enter it.
        let home = FileManager.default.temporaryDirectory.appending(path: "waymark-bench-\(getpid())").path
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let server = PrivateCluster(home: home)
        let url = try await server.start().url
        return Cluster(home: home, url: url, server: server)
    }

    /// Stops it and removes the folder, once, whoever asks; returns when that is done.
    func stop() async {
        let task = ending.withLock { ending in
            let task = ending ?? Task { await end() }
            ending = task
            return task
        }
        await task.value
    }

    private func end() async {
        do {
            let folder = URL(filePath: try await server.folders().data).deletingLastPathComponent()
            try await server.stop()
            try FileManager.default.removeItem(at: folder)
            try? FileManager.default.removeItem(atPath: home)
        } catch {
            Terminal.say("could not clean up \(home): \(error)")
        }
    }

    /// As in `15.9`.
    func version() async throws -> String {
        try await withPool(url) { pool in
            try await pool.query("SELECT current_setting('server_version')").one()[0, as: String.self]
        }
    }

    /// Runs `body` with a database of its own that has Waymark's schema, dropped afterwards.
    func withDatabase<T>(_ name: String, _ body: (_ pool: ConnectionPool) async throws -> T) async throws -> T {
        try await withEmptyDatabase(name) { url in
            try await withPool(url) { pool in
                try await Migrator.migrate(pool)
                return try await body(pool)
            }
        }
    }

    /// Runs `body` with a database of its own that has nothing in it, dropped afterwards.
    func withEmptyDatabase<T>(_ name: String, _ body: (_ url: String) async throws -> T) async throws -> T {
        try await withPool(url) { admin in
            try await Databases.make(name, in: admin)
            let result = try await body(try ConnectionString(url).replacing(database: name).text)
            try await admin.execute("DROP DATABASE \(identifier: name) WITH (FORCE)")
            return result
        }
    }

    /// Runs `body` with as many connections as a server may have, closed afterwards.
    func withPool<T>(_ url: String, _ body: (ConnectionPool) async throws -> T) async throws -> T {
        var configuration = ConnectionPool.Configuration(url: url)
        configuration.maximum = 20
        let pool = ConnectionPool(configuration)
        do {
            let result = try await body(pool)
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }
}

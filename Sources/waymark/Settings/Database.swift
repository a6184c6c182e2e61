import Foundation
import Logging
import PostgreSQL
import Storage

/// The database that a command works with: the one of `DATABASE_URL`, or the embedded one, started when it isn't running.
struct Database: Sendable {
    let url: String
    /// `nil` for a database that belongs to somebody else.
    let cluster: PrivateCluster?

    /// Runs `body` with a database, and stops it afterwards if it was started here.
    static func with<T>(
        _ settings: Settings, _ body: (Database) async throws -> T
    ) async throws -> T {
        let database = try await open(settings)
        do {
            let value = try await body(database)
            try await database.stopIfStartedHere()
            return value
        } catch {
            try? await database.stopIfStartedHere()
            throw error
        }
    }

    private static func open(_ settings: Settings) async throws -> Database {
        if let url = settings.databaseURL { return Database(url: url, cluster: nil) }
        let cluster = PrivateCluster(home: settings.home, logger: settings.logger)
        let started = try await cluster.start()
        return Database(url: started.url, cluster: cluster)
    }

    private func stopIfStartedHere() async throws { try await cluster?.stopIfStartedHere() }

    /// Whether the database is private to this machine.
    var isEmbedded: Bool { cluster != nil }

    /// Runs `body` with connections, closed afterwards.
    func withPool<T>(logger: Logger, _ body: (ConnectionPool) async throws -> T) async throws -> T {
        let pool = ConnectionPool(.init(url: url, logger: logger))
        do {
            try await pool.warmUp()
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    /// The same server's database of another name, made where it isn't there.
    func sibling(_ name: String, logger: Logger) async throws -> Database {
        try await withPool(logger: logger) { pool in
            try await Databases.make(name, in: pool)
        }
        return Database(url: try ConnectionString(url).replacing(database: name).text, cluster: nil)
    }
}

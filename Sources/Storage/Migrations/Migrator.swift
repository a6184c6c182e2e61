import Logging
import PostgreSQL

/// Brings the schema `waymark` up to what this binary knows.
package enum Migrator {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The advisory lock under which migrations run; any number does, if it is always the same.
    private static let lock: Int64 = 0x5741_594d_4152_4b00
    /// For one migration, and for waiting until another process has finished its own.
    private static let timeout: Duration = .seconds(3_600)

    /// Applies what is missing, all in one transaction, one process at a time.
    ///
    /// Where nothing is missing this only reads, so that a server may run as a role that can't change the schema.
    ///
    /// - Returns: the numbers that were applied, none where the schema was up to date.
    /// - Throws: `Failure` where the schema is newer than this binary or an applied migration has been edited;
    ///   `PostgreSQLError` otherwise.
    @discardableResult
    package static func migrate(
        _ session: some PostgreSQLSession, to migrations: [Migration] = Migration.all
    ) async throws -> [Int32] {
        try await session.withTransaction { connection in
            let wait: Query = "SELECT pg_advisory_xact_lock(\(lock))"
            try await connection.execute(wait.within(timeout))
            let applied = try await history(on: connection)
            try check(applied, against: migrations)
            let missing = migrations.filter { migration in !applied.contains { $0.0 == migration.number } }
            for migration in missing { try await apply(migration, on: connection) }
            if migrations.count == Migration.all.count { try await GeographicViews.makeIfPossible(on: connection) }
            return missing.map(\.number)
        }
    }

    /// The numbers and checksums of what has been applied, from a table that is made where it isn't there.
    private static func history(on connection: Connection) async throws -> [(Int32, String)] {
        let exists = try await connection.query("SELECT to_regclass('waymark.migration') IS NOT NULL").one()
        if try !exists[0, as: Bool.self] {
            try await connection.executeScript(
                """
                CREATE SCHEMA IF NOT EXISTS waymark;
                CREATE TABLE waymark.migration (
                    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now()
                );
                """, named: "migration table")
        }
        return try await connection.query("SELECT number, checksum FROM waymark.migration ORDER BY number")
            .decode((Int32, String).self)
    }

    private static func apply(_ migration: Migration, on connection: Connection) async throws {
        try await connection.executeScript(
            migration.sql, named: "migration \(migration.number) \(migration.name)", timeout: timeout)
        try await connection.execute(
            """
            INSERT INTO waymark.migration (number, name, checksum)
            VALUES (\(migration.number), \(migration.name), \(migration.checksum))
            """)
    }

    private static func check(_ applied: [(Int32, String)], against migrations: [Migration]) throws {
        for (number, checksum) in applied {
            guard let known = migrations.first(where: { $0.number == number }) else {
                throw Failure(
                    description: "the database's schema has migration \(number), which this waymark doesn't know; "
                        + "use the newer waymark that made it")
            }
            guard known.checksum == checksum else {
                throw Failure(
                    description: "migration \(number) (\(known.name)) was applied with another text than this "
                        + "waymark's; use the waymark that made this database, or another database")
            }
        }
    }
}

extension Migration {
    /// FNV-1a over the text, 64 bits: tells an edited migration from the one that was applied; no protection from malice.
    var checksum: String {
        let hash = sql.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}

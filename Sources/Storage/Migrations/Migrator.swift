import Logging
import PostgreSQL

/// Brings the schema `waymark` up to what this binary knows.
package enum Migrator {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The advisory lock under which migrations run; any number does, if it is always the same.
    private static let lock: Int64 = 0x5741_594d_4152_4b00

    /// Applies what is missing, all in one transaction, one process at a time.
    ///
    /// - Returns: the numbers that were applied, none where the schema was up to date.
    /// - Throws: `Failure` where the schema is newer than this binary or an applied migration has been edited;
    ///   `PostgreSQLError` otherwise.
    @discardableResult
    package static func migrate(
        _ session: some PostgreSQLSession, to migrations: [Migration] = Migration.all
    ) async throws -> [Int32] {
        try await session.withTransaction { connection in
            try await connection.execute("SELECT pg_advisory_xact_lock(\(lock))")
            try await connection.executeScript(
                """
                CREATE SCHEMA IF NOT EXISTS waymark;
                CREATE TABLE IF NOT EXISTS waymark.migration (
                    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now()
                );
                """, named: "migration table")
            let applied = try await connection.query("SELECT number, checksum FROM waymark.migration ORDER BY number")
                .decode((Int32, String).self)
            try check(applied, against: migrations)
            let missing = migrations.filter { migration in !applied.contains { $0.0 == migration.number } }
            for migration in missing { try await apply(migration, on: connection) }
            return missing.map(\.number)
        }
    }

    private static func apply(_ migration: Migration, on connection: Connection) async throws {
        try await connection.executeScript(migration.sql, named: "migration \(migration.number) \(migration.name)")
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
                    description: "migration \(number) (\(known.name)) was applied with another text than this waymark's; "
                        + "the schema is not what this binary expects")
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

import PostgreSQL
import Storage
import TestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
    @Test("apply once, whoever runs them")
    func concurrently() async throws {
        try await withTestPool { pool in
            let applied = try await withThrowingTaskGroup(of: [Int32].self) { tasks in
                for _ in 0..<4 { tasks.addTask { try await Migrator.migrate(pool) } }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.filter { !$0.isEmpty } == [Migration.all.map(\.number)])
            #expect(try await Migrator.migrate(pool).isEmpty)
        }
    }

    @Test("refuse a schema that is newer, or whose history was edited")
    func foreign() async throws {
        try await withTestPool(from: migrated) { pool in
            try await pool.execute("UPDATE waymark.migration SET checksum = 'other' WHERE number = 1")
            await #expect(throws: Migrator.Failure.self) { try await Migrator.migrate(pool) }
        }
        try await withTestPool(from: migrated) { pool in
            try await pool.execute("INSERT INTO waymark.migration (number, name, checksum) VALUES (9999, 'later', 'x')")
            await #expect(throws: Migrator.Failure.self) { try await Migrator.migrate(pool) }
        }
    }

    @Test("are numbered without a gap")
    func numbers() {
        #expect(Migration.all.map(\.number) == Array(1...Int32(Migration.all.count)))
    }
}

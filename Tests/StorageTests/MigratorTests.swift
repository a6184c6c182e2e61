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

    @Test("go on from where a database stands, all or none of them")
    func further() async throws {
        let known = Int32(Migration.all.count)
        let more = Migration(number: known + 1, name: "more", sql: "CREATE TABLE waymark.more (id integer)")
        let broken = Migration(number: known + 2, name: "broken", sql: "CREATE TABLE waymark.more (id integer)")
        let good: [Migration] = Migration.all + [more]
        let bad: [Migration] = good + [broken]
        try await withTestPool(from: migrated) { pool in
            await #expect(throws: PostgreSQLError.self) {
                try await Migrator.migrate(pool, to: bad)
            }
            #expect(try await Fixture.count("migration", on: pool) == Int(known))
            let applied = try await Migrator.migrate(pool, to: good)
            #expect(applied == [known + 1])
            #expect(try await Fixture.count("more", on: pool) == 0)
        }
    }

    @Test("take the signs of roads along into their own table")
    func signs() async throws {
        try await withTestPool { pool in
            try await Migrator.migrate(pool, to: Array(Migration.all.prefix(2)))
            try await pool.execute(
                """
                WITH made AS (INSERT INTO waymark.network (name, source) VALUES ('a', 'b') RETURNING id)
                INSERT INTO waymark.road (network_id, id, osm_way_id, from_junction, to_junction, class, attributes,
                    access_forward, access_backward, restricted_forward, restricted_backward, speed_limit_forward,
                    speed_limit_backward, lanes_forward, lanes_backward, name, ref, destination_forward,
                    destination_backward, destination_ref_forward, destination_ref_backward, turn_lanes_forward,
                    turn_lanes_backward, length, geometry)
                SELECT made.id, road, 1, 0, 1, 'primary', 0, 7, 7, 0, 0, 0, 0, 2, 2, '', '', forward, '', '', '', '', lanes,
                    1, ''
                FROM made, (VALUES (0, 'Turku', ''), (1, '', 'left|right'), (2, '', '')) AS road (road, forward, lanes)
                """)
            try await Migrator.migrate(pool)
            let signs = try await pool.query(
                "SELECT road, direction, destination, turn_lanes FROM waymark.road_sign ORDER BY road"
            ).decode((Int32, String, String, String).self)
            #expect(signs.map(\.0) == [0, 1] && signs.map(\.1) == ["forward", "backward"])
            #expect(signs.map(\.2) == ["Turku", ""] && signs.map(\.3) == ["", "left|right"])
        }
    }

    @Test("leave signs that were there before as they are")
    func earlierSigns() async throws {
        try await withTestPool { pool in
            try await Migrator.migrate(pool, to: Array(Migration.all.prefix(4)))
            try await pool.execute(
                """
                WITH made AS (INSERT INTO waymark.network (name, source) VALUES ('a', 'b') RETURNING id)
                INSERT INTO waymark.road_sign (network_id, road, direction, destination)
                SELECT made.id, 3, 'forward', 'Turku' FROM made
                """)
            try await Migrator.migrate(pool)
            let signs = try await pool.query("SELECT destination, exit_number, lane_modes FROM waymark.road_sign")
                .decode((String, String, String).self)
            #expect(signs.map { [$0.0, $0.1, $0.2] } == [["Turku", "", ""]])
        }
    }

    @Test("need no right to change anything where nothing is missing")
    func asReader() async throws {
        try await withTestPool(from: migrated) { pool in
            let applied = try await pool.withTransaction { connection in
                // Roles belong to the whole server, so this one is never committed.
                try await connection.executeScript(
                    """
                    CREATE ROLE waymark_reader;
                    GRANT USAGE ON SCHEMA waymark TO waymark_reader;
                    GRANT SELECT ON waymark.migration TO waymark_reader;
                    SET LOCAL ROLE waymark_reader;
                    """, named: "become a reader")
                let applied = try await Migrator.migrate(connection)
                try await connection.executeScript(
                    "RESET ROLE; DROP OWNED BY waymark_reader; DROP ROLE waymark_reader", named: "be oneself")
                return applied
            }
            #expect(applied.isEmpty)
        }
    }

    @Test("are numbered without a gap")
    func numbers() {
        #expect(Migration.all.map(\.number) == Array(1...Int32(Migration.all.count)))
    }
}

import TestSupport
import Testing

@testable import PostgreSQL

@Suite("Queries and rows")
struct QueryTests {
    @Test("interpolated values become numbered parameters, names are quoted, raw text stays")
    func interpolation() {
        let name: String? = "x'; DROP TABLE road; --"
        let query: Query =
            "SELECT \(identifiers: ["a", "b\"c"]) FROM \(identifier: "Road") WHERE n = \(name) \(raw: "AND true") LIMIT \(3)"
        #expect(query.sql == #"SELECT "a", "b""c" FROM "Road" WHERE n = $1 AND true LIMIT $2"#)
        #expect(query.parameters.types == [25, 20])
    }

    @Test("a query is called by its name, else by the beginning of its text on one line")
    func labels() {
        let query: Query = """
            SELECT   id
              FROM trip
            """
        #expect(query.label == "SELECT id FROM trip")
        #expect(query.named("open trips").label == "open trips")
        #expect(Query(stringLiteral: String(repeating: "x ", count: 500)).label.count == 80)
    }

    @Test("rows are read by name, by number and as tuples")
    func reading() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let rows = try await connection.query(
                "SELECT n::bigint AS id, CASE WHEN n > 1 THEN 'r' || n END AS name FROM generate_series(1, \(2)) AS n")
            #expect(rows.count == 2 && rows.affected == 2)
            #expect(try rows[1]["name", as: String.self] == "r2")
            #expect(try rows[0]["name", as: String?.self] == nil)
            let (id, name) = try rows[1].decode((Int, String?).self)
            #expect(id == 2 && name == "r2")
            #expect(try rows.decode((Int16, String?).self).map { Int($0.0) } == [1, 2])
        }
    }

    @Test("an integer is read from any integer column that fits, and refused when it does not")
    func integerWidths() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let row = try await connection.query(
                "SELECT 7::int2, 70000::int4, 5000000000::int8, 'pg_class'::regclass::oid"
            ).one()
            #expect(try row[0, as: Int64.self] == 7)
            #expect(try row[1, as: Int.self] == 70000)
            #expect(try row[3, as: UInt32.self] == 1259)
            let error = #expect(throws: PostgreSQLError.self) { try row[2, as: Int32.self] }
            #expect(error?.message.contains("5000000000") == true)
        }
    }

    @Test(
        "what cannot be read is an error that names query, column and reason",
        arguments: [("missing", "no column 'missing'"), ("nothing", "NULL"), ("text", "text"), ("money", "numeric")])
    func undecodable(column: String, reason: String) async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let query: Query = "SELECT NULL::float8 AS nothing, 'a' AS text, 1.5 AS money"
            let row = try await connection.query(query.named("the odd ones")).one()
            let error = #expect(throws: PostgreSQLError.self) { try row[column, as: Double.self] }
            #expect(error?.code == .undecodable && error?.query == "the odd ones")
            #expect(error?.message.contains(reason) == true && error?.message.contains(column) == true)
        }
    }

    @Test("one() refuses no row and two rows")
    func one() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            for count in [0, 2] {
                let rows = try await connection.query("SELECT generate_series(1, \(count))")
                #expect(throws: PostgreSQLError.self) { try rows.one() }
            }
        }
    }

    @Test("a domain, an enumerated type and a char column are read as text")
    func otherTextTypes() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.executeScript(
                "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN word AS text", named: "types")
            let row = try await connection.query(
                "SELECT 'glad'::mood, 'w'::word, 'x'::char(3), 'n'::name, '[1]'::json, '[1]'::jsonb"
            ).one()
            let texts = try (0..<6).map { try row[$0, as: String.self] }
            #expect(texts == ["glad", "w", "x  ", "n", "[1]", "[1]"])
        }
    }
}

import PostgreSQL
import TestSupport
import Testing

@Suite("Errors")
struct ErrorTests {
    @Test("a refused statement carries SQLSTATE, constraint, table, detail and the query's name")
    func refusal() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.execute("CREATE TABLE app (id bigint CONSTRAINT one_id UNIQUE, name text NOT NULL)")
            try await connection.execute("INSERT INTO app VALUES (1, 'a')")
            let insert: Query = "INSERT INTO app VALUES (\(1), \("b"))"
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.execute(insert.named("add app"))
            }
            #expect(error?.code == .refused && error?.sqlState == .uniqueViolation)
            #expect(error?.constraint == "one_id" && error?.table == "app" && error?.schema == "public")
            #expect(error?.isUniqueViolation(of: "one_id") == true && error?.isUniqueViolation(of: "other") == false)
            #expect(error?.detail == "Key (id)=(1) already exists.")
            #expect(error.map { "\($0)" }?.hasPrefix("add app: duplicate key") == true)
            let null = await #expect(throws: PostgreSQLError.self) {
                try await connection.execute("INSERT INTO app VALUES (2, NULL)")
            }
            #expect(null?.sqlState == .notNullViolation && null?.column == "name")
        }
    }

    @Test("a server that is not there is an error that says where it was looked for")
    func nobodyThere() async throws {
        let error = await #expect(throws: PostgreSQLError.self) {
            try await Connection.connect(to: "postgresql://someone:secret@127.0.0.1:1/trips")
        }
        #expect(error?.code == .connectionFailed && error?.isDisconnection == true)
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("127.0.0.1:1/trips") && text.contains("DATABASE_URL") && !text.contains("secret"))
    }

    @Test("a database that does not exist is an error with that name")
    func missingDatabase() async throws {
        try await withTestDatabase { url in
            let elsewhere = try ConnectionString(url).replacing(database: "no_such_database").text
            let error = await #expect(throws: PostgreSQLError.self) { try await Connection.connect(to: elsewhere) }
            #expect(error?.code == .rejected && error?.message.contains("no_such_database") == true)
        }
    }

    @Test(
        "a URL that cannot be read is refused without repeating its password",
        arguments: ["postgresql://u:hunter2@[::1]x/db", "host", "postgresql://u:hunter2@h/db?nonsense=1", "port='1"])
    func unreadableURL(url: String) async throws {
        let error = await #expect(throws: PostgreSQLError.self) { try await Connection.connect(to: url) }
        #expect(error?.code == .misuse)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test("the first of several hosts that answers is used")
    func severalHosts() async throws {
        try await withTestDatabase { url in
            let folder = try await Connection.connect(to: url).query("SHOW unix_socket_directories").one()
                .decode((String).self).replacing("\"", with: "")
            let database = try await Connection.connect(to: url).query("SELECT current_database(), current_user::text")
                .one().decode((String, String).self)
            let hosts = "host=127.0.0.1,'\(folder)' port=1,5432 dbname=\(database.0) user=\(database.1)"
            let connection = try await Connection.connect(to: hosts.replacing("'", with: ""))
            #expect(try await connection.query("SELECT 1").count == 1)
        }
    }

    @Test("a closed connection says so")
    func closed() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            await connection.close()
            let error = await #expect(throws: PostgreSQLError.self) { try await connection.query("SELECT 1") }
            #expect(error?.code == .closed)
        }
    }
}

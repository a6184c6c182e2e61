import TestSupport
import Testing

@testable import PostgreSQL

@Suite("Statements")
struct StatementTests {
    private func preparedCount(_ connection: Connection) async throws -> Int {
        try await connection.query("SELECT count(*) FROM pg_prepared_statements").one()[0]
    }

    @Test("a statement is prepared when it comes the second time")
    func preparing() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            for number in 1...5 {
                let answer: Int = try await connection.query("SELECT \(number) + 1").one()[0]
                #expect(answer == number + 1)
            }
            let names = try await connection.query("SELECT statement FROM pg_prepared_statements").decode((String).self)
            #expect(names == ["SELECT $1 + 1"])
        }
    }

    @Test("no more statements stay prepared than allowed")
    func bounded() async throws {
        try await withTestDatabase { url in
            var configuration = Connection.Configuration(url: url)
            configuration.preparedStatements = 4
            let connection = try await Connection.connect(configuration)
            for number in 0..<30 {
                for _ in 0..<3 { try await connection.execute(Query(stringLiteral: "SELECT \(number)")) }
            }
            #expect(try await preparedCount(connection) <= 4)
        }
    }

    @Test("a prepared statement survives a change of its table, outside and after a transaction")
    func stalePlan() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.execute("CREATE TABLE t (a int)")
            try await connection.execute("INSERT INTO t VALUES (1)")
            for _ in 0..<3 { _ = try await connection.query("SELECT * FROM t") }
            try await connection.execute("ALTER TABLE t ADD COLUMN b text DEFAULT 'new'")
            #expect(try await connection.query("SELECT * FROM t").one()["b", as: String.self] == "new")
            try await connection.execute("DEALLOCATE ALL")
            for _ in 0..<3 { #expect(try await connection.query("SELECT * FROM t").count == 1) }
        }
    }

    @Test("a script runs many statements, all or none")
    func script() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.executeScript("CREATE TABLE a (i int); INSERT INTO a VALUES (1), (2)", named: "one")
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.executeScript("INSERT INTO a VALUES (3); SELECT 1/0;", named: "0002_two.sql")
            }
            #expect(error?.query == "0002_two.sql" && error?.sqlState?.rawValue == "22012")
            #expect(try await connection.query("SELECT i FROM a").count == 2)
        }
    }

    @Test("a pipeline answers every statement in order and in one transaction")
    func pipeline() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.execute("CREATE TABLE a (i bigint PRIMARY KEY)")
            for round in 0..<3 {
                let inserts = (0..<500).map { "INSERT INTO a VALUES (\(round * 1000 + $0)) RETURNING i" as Query }
                let answers = try await connection.pipeline(inserts).map { try $0.one()[0, as: Int.self] }
                #expect(answers == (0..<500).map { round * 1000 + $0 })
            }
            let clash: [Query] = ["INSERT INTO a VALUES (\(-1))", "INSERT INTO a VALUES (\(0))", "SELECT 1"]
            let error = await #expect(throws: PostgreSQLError.self) { try await connection.pipeline(clash) }
            #expect(error?.isUniqueViolation() == true)
            #expect(try await connection.query("SELECT i FROM a").count == 1500)
            #expect(try await connection.pipeline(["SELECT 1", "SELECT 2"]).count == 2)
            #expect(try await connection.pipeline([]).isEmpty)
        }
    }

    @Test("a pipeline larger than every buffer does not lock up")
    func largePipeline() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let text = String(repeating: "x", count: 100_000)
            let rows = try await connection.pipeline((0..<200).map { _ in "SELECT \(text)" })
            #expect(try rows.allSatisfy { try $0.one()[0, as: String.self] == text })
        }
    }

    @Test("a COPY as an ordinary statement is refused, and the connection goes on")
    func misplacedCopy() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await connection.execute("CREATE TABLE a (i int)")
            for statement in ["COPY a FROM STDIN", "COPY (SELECT generate_series(1, 100000)) TO STDOUT"] {
                let error = await #expect(throws: PostgreSQLError.self) {
                    try await connection.query(Query(stringLiteral: statement))
                }
                #expect(error?.code == .misuse)
                #expect(try await connection.query("SELECT 1").count == 1)
            }
        }
    }

    @Test("the least recently used statement gives way, and is named to be deallocated")
    func eviction() {
        var cache = StatementCache(capacity: 2)
        for query in ["A", "A", "B", "A", "C"] as [Query] {
            if case .prepare(let name) = cache.use(query) { cache.remember(query, preparedAs: name) }
        }
        #expect(cache.use("A") == .prepared("waymark_1"))
        #expect(cache.use("B") == .once)
        #expect(cache.use("A") == .prepared("waymark_1"))
        #expect(cache.use("D") == .once)
        #expect(cache.use("E") == .once)
        #expect(cache.takeDiscarded() == ["waymark_1"])
    }
}

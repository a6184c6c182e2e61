import PostgreSQL
import TestSupport
import Testing

@Suite("Binary COPY")
struct CopyTests {
    private static let roads = DatabaseTemplate("roads") { url in
        let connection = try await Connection.connect(to: url)
        try await connection.execute(
            "CREATE TABLE road (id bigint, small smallint, class int, oneway bool, length float8, speed real, name text, shape bytea, seen timestamptz, tags jsonb)"
        )
        await connection.close()
    }

    private struct Road: Equatable, Sendable {
        var id: Int64
        var small: Int16?
        var roadClass: Int32?
        var oneway: Bool?
        var length: Double?
        var speed: Float?
        var name: String?
        var shape: [UInt8]?
        var seen: Timestamp?
        var tags: JSONB?

        /// Every column is NULL now and then.
        init(number: Int, random: inout SeededGenerator) {
            func some<T>(_ value: T) -> T? { Int.random(in: 0..<7, using: &random) == 0 ? nil : value }
            id = Int64(number)
            small = some(Int16.random(in: .min ... .max, using: &random))
            roadClass = some(Int32.random(in: .min ... .max, using: &random))
            oneway = some(Bool.random(using: &random))
            length = some(Double.random(in: -1e9...1e9, using: &random))
            speed = some(Float.random(in: 0...300, using: &random))
            name = some(String(repeating: "Tähtitorninkatu 🧭", count: Int.random(in: 0...3, using: &random)))
            shape = some((0..<Int.random(in: 0...60, using: &random)).map { UInt8(truncatingIfNeeded: $0 * 31) })
            seen = some(Timestamp(microseconds: Int64.random(in: -1 << 50...1 << 50, using: &random)))
            tags = some(JSONB(#"{"lanes": \#(number % 5)}"#))
        }

        func write(to writer: inout BinaryCopyWriter) throws {
            try writer.startRow()
            writer.write(id)
            writer.write(small)
            writer.write(roadClass)
            writer.write(oneway)
            writer.write(length)
            writer.write(speed)
            writer.write(name)
            writer.write(shape)
            try writer.write(seen)
            writer.write(tags)
        }

        init(from reader: inout BinaryCopyReader) throws {
            id = try reader.read(Int64.self)
            small = try reader.read(Int16?.self)
            roadClass = try reader.read(Int32?.self)
            oneway = try reader.read(Bool?.self)
            length = try reader.read(Double?.self)
            speed = try reader.read(Float?.self)
            name = try reader.read(String?.self)
            shape = try reader.read([UInt8]?.self)
            seen = try reader.read(Timestamp?.self)
            tags = try reader.read(JSONB?.self)
        }
    }

    @Test("a hundred thousand rows of every type go in and come out the same")
    func bothWays() async throws {
        try await withTestPool(from: Self.roads) { pool in
            var random = SeededGenerator(seed: 11)
            let roads = (0..<100_000).map { Road(number: $0, random: &random) }
            let count = try await pool.copyIn("COPY road FROM STDIN (FORMAT binary)") { writer in
                for road in roads { try road.write(to: &writer) }
            }
            #expect(count == 100_000)
            let copied = try await pool.copyOut("COPY (SELECT * FROM road ORDER BY id) TO STDOUT (FORMAT binary)") {
                reader in
                var copied: [Road] = []
                while try reader.nextRow() { copied.append(try Road(from: &reader)) }
                return copied
            }
            #expect(copied == roads)
        }
    }

    @Test("no rows at all, both ways")
    func empty() async throws {
        try await withTestPool(from: Self.roads) { pool in
            #expect(try await pool.copyIn("COPY road FROM STDIN (FORMAT binary)") { _ in } == 0)
            let rows = try await pool.copyOut("COPY road TO STDOUT (FORMAT binary)") { reader in
                while try reader.nextRow() {}
                return reader.rows
            }
            #expect(rows == 0)
        }
    }

    @Test("a value larger than the buffer, an array, a skipped and an unread column")
    func oddRows() async throws {
        try await withTestPool { pool in
            try await pool.execute("CREATE TABLE odd (big bytea, list text[], i int)")
            let big = [UInt8](repeating: 7, count: 3 << 20)
            try await pool.copyIn("COPY odd FROM STDIN (FORMAT binary)") { writer in
                for number in 0..<3 as Range<Int32> {
                    try writer.startRow()
                    writer.write(big)
                    try writer.write(encoding: ["a", "b"])
                    writer.write(number)
                }
            }
            #expect(try await pool.query("SELECT list FROM odd WHERE i = 2").one()[0] == ["a", "b"])
            let sizes = try await pool.copyOut("COPY odd TO STDOUT (FORMAT binary)") { reader in
                var sizes: [Int] = []
                while try reader.nextRow() {
                    sizes.append(try reader.readBytes { $0?.count ?? 0 })
                    try reader.skip()
                }
                return sizes
            }
            #expect(sizes == [big.count, big.count, big.count])
        }
    }

    private struct Stop: Error {}

    @Test("when the writer throws, no row is kept and the connection goes on")
    func writerThrows() async throws {
        try await withTestPool(from: Self.roads, maximum: 1) { pool in
            await #expect(throws: Stop.self) {
                try await pool.copyIn("COPY road (id) FROM STDIN (FORMAT binary)") { writer in
                    for id in 0..<100_000 as Range<Int64> {
                        try writer.startRow()
                        writer.write(id)
                    }
                    throw Stop()
                }
            }
            let kept = try await pool.query("SELECT 1 FROM road").count
            #expect(kept == 0 && pool.usage.total == 1)
        }
    }

    @Test("a row with too few or too many fields is refused here, with its number")
    func wrongFieldCount() async throws {
        try await withTestPool(from: Self.roads) { pool in
            for extra in [0, 2] {
                let error = await #expect(throws: PostgreSQLError.self) {
                    try await pool.copyIn("COPY road (id, class) FROM STDIN (FORMAT binary)") { writer in
                        try writer.startRow()
                        writer.write(1 as Int64)
                        for _ in 0..<extra { writer.write(2 as Int32) }
                    }
                }
                #expect(error?.code == .misuse && error?.message.contains("2 columns") == true)
            }
        }
    }

    @Test("what the server refuses is an error with row and column")
    func refusedByServer() async throws {
        try await withTestPool(from: Self.roads, maximum: 1) { pool in
            let width = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyIn("COPY road (id) FROM STDIN (FORMAT binary)") { writer in
                    for _ in 0..<200_000 {
                        try writer.startRow()
                        writer.write(1 as Int32)
                    }
                }
            }
            #expect(width?.context?.contains("line 1, column id") == true)
            let nul = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyIn("COPY road (name) FROM STDIN (FORMAT binary)") { writer in
                    try writer.startRow()
                    writer.write("a\0")
                }
            }
            #expect(nul?.sqlState?.rawValue == "22021" && nul?.context?.contains("column name") == true)
            let kept = try await pool.query("SELECT 1 FROM road").count
            #expect(kept == 0 && pool.usage.total == 1)
        }
    }

    @Test("a reader may stop early or fail, and the connection goes on")
    func readerStops() async throws {
        try await withTestPool(maximum: 1) { pool in
            let statement: Query = "COPY (SELECT generate_series(1, 10000000::int8)) TO STDOUT (FORMAT binary)"
            let first = try await pool.copyOut(statement) { reader in
                _ = try reader.nextRow()
                return try reader.read(Int64.self)
            }
            #expect(first == 1)
            await #expect(throws: Stop.self) {
                try await pool.copyOut(statement) { reader in
                    _ = try reader.nextRow()
                    throw Stop()
                }
            }
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyOut(statement) { reader in
                    _ = try reader.nextRow()
                    _ = try reader.read(Int32.self)
                }
            }
            #expect(error?.code == .undecodable && error?.message.contains("8 bytes") == true)
            let alive = try await pool.query("SELECT 1").count
            #expect(alive == 1 && pool.usage.total == 1)
        }
    }

    @Test("an error on the server in the middle of the rows is thrown")
    func failsMidway() async throws {
        try await withTestPool { pool in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyOut(
                    "COPY (SELECT 1000 / (5000 - n) FROM generate_series(1, 10000) AS n) TO STDOUT (FORMAT binary)"
                ) { reader in while try reader.nextRow() {} }
            }
            #expect(error?.sqlState?.rawValue == "22012")
        }
    }

    @Test("text format, the wrong direction, no COPY at all and parameters are refused")
    func misuse() async throws {
        try await withTestPool(from: Self.roads, maximum: 1) { pool in
            try await pool.execute("INSERT INTO road (id) SELECT generate_series(1, 1000)")
            let parameter = 1
            for statement in [
                "COPY road TO STDOUT", "COPY road FROM STDIN (FORMAT binary)", "SELECT 1",
                "COPY (SELECT \(parameter)) TO STDOUT (FORMAT binary)",
            ] as [Query] {
                let error = await #expect(throws: PostgreSQLError.self) {
                    try await pool.copyOut(statement) { reader in while try reader.nextRow() {} }
                }
                #expect(error?.code == .misuse)
            }
            let error = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyIn("COPY road TO STDOUT (FORMAT binary)") { _ in }
            }
            #expect(error?.code == .misuse)
            let missing = await #expect(throws: PostgreSQLError.self) {
                try await pool.copyIn("COPY no_such_table FROM STDIN (FORMAT binary)") { _ in }
            }
            #expect(missing?.sqlState == .undefinedTable)
            let alive = try await pool.query("SELECT 1").count
            #expect(alive == 1 && pool.usage.total == 1)
        }
    }

    @Test("cancelling the task ends a COPY in both directions, and the connection goes on")
    func cancellation() async throws {
        try await withTestPool(from: Self.roads, maximum: 1) { pool in
            let (began, beganNow) = AsyncStream.makeStream(of: Void.self)
            let writing = Task {
                try await pool.copyIn("COPY road (id) FROM STDIN (FORMAT binary)") { writer in
                    while true {
                        try writer.startRow()
                        writer.write(1 as Int64)
                        if writer.rows == 1000 { beganNow.yield() }
                    }
                }
            }
            for await _ in began { break }
            writing.cancel()
            await #expect(throws: CancellationError.self) { try await writing.value }
            let reading = Task {
                try await pool.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT (FORMAT binary)") {
                    reader in
                    while try reader.nextRow() { if reader.rows == 1000 { beganNow.yield() } }
                }
            }
            for await _ in began { break }
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            let kept = try await pool.query("SELECT 1 FROM road").count
            #expect(kept == 0 && pool.usage.total == 1)
        }
    }
}

import PostgreSQL
import TestSupport
import Testing

@Suite("Values to the server and back")
struct RoundTripTests {
    /// What the server makes of a value when it is asked for it again.
    private func echo<Value: PostgreSQLCodable & Equatable>(
        _ values: [Value], _ connection: Connection
    ) async throws -> [Value] {
        var answers: [Value] = []
        for value in values { answers.append(try await connection.query("SELECT \(value)").one()[0]) }
        return answers
    }

    private func expectRoundTrip<Value: PostgreSQLCodable & Equatable>(
        _ values: [Value], _ connection: Connection, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(try await echo(values, connection) == values, sourceLocation: sourceLocation)
        let optionals: [Value?] = values.map { $0 } + [nil]
        for value in optionals {
            let answer: Value? = try await connection.query("SELECT \(value)").one()[0]
            #expect(answer == value, sourceLocation: sourceLocation)
        }
    }

    @Test("numbers of all widths come back exactly, extremes and random ones")
    func numbers() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            var random = SeededGenerator(seed: 7)
            func some<I: FixedWidthInteger>(_: I.Type) -> [I] {
                [.min, .max, 0] + (0..<40).map { _ in I.random(in: .min ... .max, using: &random) }
            }
            try await expectRoundTrip([true, false], connection)
            try await expectRoundTrip(some(Int16.self), connection)
            try await expectRoundTrip(some(Int32.self), connection)
            try await expectRoundTrip(some(Int64.self), connection)
            try await expectRoundTrip(some(Int.self), connection)
            try await expectRoundTrip(some(UInt32.self), connection)
            let bits = some(UInt64.self).map(Double.init(bitPattern:)).filter { !$0.isNaN }
            let extremes = [-0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi]
            try await expectRoundTrip(bits + extremes, connection)
            try await expectRoundTrip([Float.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity], connection)
            let nan: Double = try await connection.query("SELECT \(Double.nan)").one()[0]
            let zero: Double = try await connection.query("SELECT \(-0.0)").one()[0]
            #expect(nan.isNaN)
            #expect(zero.sign == .minus)
        }
    }

    @Test("text, bytes, JSON and moments come back exactly")
    func textBytesAndMoments() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let texts = ["", "'; DROP TABLE trip; --", "Ääkköset 東京 🧭 \u{10FFFF}", "e\u{301}", "\\x00 \"quoted\"\n\t"]
            let long = [String(repeating: "street ", count: 200_000)]
            try await expectRoundTrip(texts + long, connection)
            try await expectRoundTrip(
                [[], [0], Array(0...255), Array(repeating: 0xFF, count: 1 << 20)] as [[UInt8]], connection)
            let slice: [UInt8] = try await connection.query("SELECT \(([1, 2, 3, 4] as [UInt8])[1...2])").one()[0]
            #expect(slice == [2, 3])
            let moments: [Int64] = [0, -1, 1_700_000_000_123_456, -62_135_596_800_000_000, 946_684_800_000_000]
            try await expectRoundTrip(moments.map(Timestamp.init(microseconds:)) + [.min, .max], connection)
            let json: JSONB = try await connection.query("SELECT \(JSONB(#"{"b": [1, null], "a": "ü"}"#))").one()[0]
            #expect(json.text == #"{"a": "ü", "b": [1, null]}"#)
            let epoch: String = try await connection.query(
                "SELECT to_char(\(Timestamp(microseconds: 1)) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
            ).one()[0]
            #expect(epoch == "1970-01-01 00:00:00.000001")
        }
    }

    @Test("arrays of every kind come back exactly, empty ones and ones with NULL too")
    func arrays() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await expectRoundTrip([[], [.min, 0, .max]] as [[Int64]], connection)
            try await expectRoundTrip([[], [.min, 0, .max]] as [[Int32]], connection)
            try await expectRoundTrip([[], [.min, .max]] as [[Int16]], connection)
            try await expectRoundTrip([[], [1, -1]] as [[Int]], connection)
            try await expectRoundTrip([[], [true, false]] as [[Bool]], connection)
            try await expectRoundTrip([[], [-.infinity, 0.1, .infinity]] as [[Double]], connection)
            try await expectRoundTrip([[], ["", "NULL", "a,b", "{}", "\"", "ü"]] as [[String]], connection)
            try await expectRoundTrip([[], [[], [0, 1]]] as [[[UInt8]]], connection)
            try await expectRoundTrip([[], [Timestamp(microseconds: 1), .max]] as [[Timestamp]], connection)
            try await expectRoundTrip([[nil], ["a", nil, ""], []] as [[String?]], connection)
            try await expectRoundTrip([[nil, 1, nil]] as [[Int64?]], connection)
            let sum: Int64 = try await connection.query(
                "SELECT sum(value)::int8 FROM unnest(\(Array(1...1000)))  AS value"
            ).one()[0]
            #expect(sum == 500_500)
        }
    }

    private enum Control: String, PostgreSQLCodable { case signals, stop }

    @Test("enumerations travel as their raw values, and an unknown one is an error that names it")
    func enumerations() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            try await expectRoundTrip([Control.signals, .stop], connection)
            let row = try await connection.query("SELECT 'zebra' AS control").one()
            let error = #expect(throws: PostgreSQLError.self) { try row["control", as: Control.self] }
            #expect(error?.code == .undecodable)
            #expect(error?.message.contains("'control'") == true && error?.message.contains("zebra") == true)
        }
    }

    @Test("a NUL character is refused before anything is sent, with the parameter's number")
    func nulCharacter() async throws {
        try await withTestDatabase { url in
            let connection = try await Connection.connect(to: url)
            let query: Query = "SELECT \(1), \("a\0b")"
            let error = await #expect(throws: PostgreSQLError.self) { try await connection.query(query.named("names")) }
            #expect(error?.code == .invalidParameter && error?.query == "names")
            #expect(error?.message.contains("$2") == true && error?.message.contains("NUL") == true)
            let alive: Int32 = try await connection.query("SELECT 1").one()[0]
            #expect(alive == 1)
        }
    }
}

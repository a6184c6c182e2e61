import Testing

@testable import Protocol

/// The error that `body` throws.
func refusal<Value>(_ body: () throws(ProtocolError) -> Value) -> ProtocolError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

@Suite("A position")
struct PositionTests {
    private func position(_ fields: String) throws(ProtocolError) -> Position {
        guard case .position(let position) = try ClientMessage.decode(#"{"type":"position",\#(fields)}"#) else {
            throw ProtocolError(.internal)
        }
        return position
    }

    private let place = #""latitude":60.17,"longitude":24.94,"timestamp":1700000000000"#

    @Test("is read with all its fields")
    func allFields() throws {
        let read = try position(#"\#(place),"accuracy":4.5,"heading":271.25,"speed":13.9,"altitude":-3,"sequence":17"#)
        #expect(
            read
                == Position(
                    latitude: 60.17, longitude: 24.94, timestamp: 1_700_000_000_000, accuracy: 4.5, heading: 271.25,
                    speed: 13.9, altitude: -3, sequence: 17))
    }

    @Test("takes null for what the browser doesn't know, also through the general decoder")
    func nulls() throws {
        let nulls = #""accuracy":null,"heading":null,"speed":null,"altitude":null,"sequence":null"#
        let bare = Position(latitude: 60.17, longitude: 24.94, timestamp: 1_700_000_000_000)
        #expect(try position("\(place),\(nulls)") == bare)
        #expect(try position(#"\#(place),\#(nulls),"extra":{"a":[1]}"#) == bare)
    }

    @Test(
        "has its heading brought into 0..<360",
        arguments: [("0", 0.0), ("-0", 0), ("360", 0), ("-90", 270), ("450.5", 90.5), ("-1e-20", 0), ("359.9", 359.9)])
    func headings(_ text: String, _ expected: Double) throws {
        let heading = try #require(try position("\(place),\"heading\":\(text)").heading)
        #expect(heading == expected)
        #expect(heading.sign == .plus)
    }

    @Test("takes Core Location's -1 as unknown")
    func coreLocation() throws {
        let read = try position("\(place),\"heading\":-1,\"speed\":-1")
        #expect(read.heading == nil)
        #expect(read.speed == nil)
    }

    @Test("rounds fractions of a millisecond")
    func fractionalTimestamp() throws {
        #expect(try position(#""latitude":1,"longitude":2,"timestamp":1700000000000.7"#).timestamp == 1_700_000_000_001)
    }

    @Test(
        "is refused with a code and the field's name",
        arguments: [
            (#""latitude":90.0001,"longitude":0,"timestamp":0"#, ErrorCode.coordinateOutOfRange, "latitude"),
            (#""latitude":-91,"longitude":0,"timestamp":0"#, .coordinateOutOfRange, "latitude"),
            (#""latitude":0,"longitude":180.5,"timestamp":0"#, .coordinateOutOfRange, "longitude"),
            (#""latitude":0,"longitude":1e300,"timestamp":0"#, .coordinateOutOfRange, "longitude"),
            (#""longitude":0,"timestamp":0"#, .missingField, "latitude"),
            (#""latitude":null,"longitude":0,"timestamp":0"#, .missingField, "latitude"),
            (#""latitude":0,"longitude":0"#, .missingField, "timestamp"),
            (#""latitude":0,"longitude":0,"timestamp":-1"#, .invalidField, "timestamp"),
            (#""latitude":0,"longitude":0,"timestamp":1e17"#, .invalidField, "timestamp"),
            (#""latitude":"60","longitude":0,"timestamp":0"#, .invalidField, "latitude"),
            (#""latitude":true,"longitude":0,"timestamp":0"#, .invalidField, "latitude"),
            (#""latitude":[60],"longitude":0,"timestamp":0"#, .invalidField, "latitude"),
            (#""latitude":0,"longitude":0,"timestamp":0,"accuracy":-0.1"#, .invalidField, "accuracy"),
            (#""latitude":0,"longitude":0,"timestamp":0,"speed":-2"#, .invalidField, "speed"),
            (#""latitude":0,"longitude":0,"timestamp":0,"heading":1000"#, .invalidField, "heading"),
            (#""latitude":0,"longitude":0,"timestamp":0,"sequence":1.5"#, .invalidField, "sequence"),
            (#""latitude":0,"longitude":0,"timestamp":0,"sequence":-1"#, .invalidField, "sequence"),
        ])
    func refusals(_ fields: String, _ code: ErrorCode, _ field: String) {
        let error = refusal { () throws(ProtocolError) in try position(fields) }
        #expect(error?.code == code)
        #expect(error?.field == field)
        #expect(error?.messageType == "position")
        #expect(error?.message.hasPrefix(field) == true)
    }

    @Test(
        "has no number that no double holds",
        arguments: [
            ("1e999", ErrorCode.invalidField), ("-1e999", .invalidField), ("NaN", .malformedJSON),
            ("Infinity", .malformedJSON),
        ])
    func infinity(_ number: String, _ code: ErrorCode) {
        let error = refusal { () throws(ProtocolError) in
            try position(#""latitude":\#(number),"longitude":0,"timestamp":0"#)
        }
        #expect(error?.code == code)
    }

    @Test("inside a batch is refused by its place in it")
    func batch() throws {
        let good = #"{"latitude":1,"longitude":2,"timestamp":3}"#
        let message = try ClientMessage.decode(#"{"type":"positions","positions":[\#(good),\#(good)]}"#)
        let expected = Position(latitude: 1, longitude: 2, timestamp: 3)
        #expect(message == .positions(.init(positions: [expected, expected])))
        let error = refusal { () throws(ProtocolError) in
            try ClientMessage.decode(
                #"{"type":"positions","positions":[\#(good),{"latitude":95,"longitude":2,"timestamp":3}]}"#)
        }
        #expect(error?.code == .coordinateOutOfRange)
        #expect(error?.field == "positions[1].latitude")
    }

    @Test("batches are bounded")
    func batchLimit() {
        let fixes = Array(repeating: #"{"latitude":1,"longitude":2,"timestamp":3}"#, count: WireLimit.positions + 1)
        let text = #"{"type":"positions","positions":[\#(fixes.joined(separator: ","))]}"#
        #expect(refusal { () throws(ProtocolError) in try ClientMessage.decode(text) }?.code == .messageTooLarge)
    }
}

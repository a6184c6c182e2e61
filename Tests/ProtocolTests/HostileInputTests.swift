import Testing

@testable import Protocol

@Suite("Hostile input")
struct HostileInputTests {
    private func code(_ bytes: [UInt8]) -> ErrorCode? {
        refusal { () throws(ProtocolError) in try ClientMessage.decode(bytes) }?.code
    }

    private func code(_ text: String) -> ErrorCode? { code(Array(text.utf8)) }

    @Test("that nests beyond the limit is refused before it is parsed", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func nesting(_ opening: String) {
        #expect(code(String(repeating: opening, count: 10_000)) == .malformedJSON)
        #expect(code(#"{"type":"skip","x":"# + String(repeating: opening, count: 5_000)) == .malformedJSON)
    }

    @Test("of brackets inside a string is only a string")
    func bracketsInStrings() throws {
        let text = #"{"type":"cancel","note":"\#(String(repeating: "[", count: 500))\"\\"}"#
        #expect(try ClientMessage.decode(text) == .cancel(.init()))
    }

    @Test("at the depth limit still passes, one deeper does not")
    func depthLimit() throws {
        func nested(_ depth: Int) -> String {
            #"{"type":"skip","x":\#(String(repeating: "[", count: depth - 1))\#(String(repeating: "]", count: depth - 1))}"#
        }
        #expect(try ClientMessage.decode(nested(WireLimit.depth)) == .skip(.init()))
        #expect(code(nested(WireLimit.depth + 1)) == .malformedJSON)
    }

    @Test("over the size limit is refused unread")
    func size() {
        let text = #"{"type":"cancel","note":"\#(String(repeating: "x", count: WireLimit.messageBytes))"}"#
        #expect(code(text) == .messageTooLarge)
        let space = String(repeating: " ", count: WireLimit.messageBytes)
        #expect(code(#"{"type":"position","latitude":1,"longitude":2,"timestamp":3\#(space)}"#) == .messageTooLarge)
    }

    @Test("in one string of nearly 64 KiB is refused for its length, by field")
    func longStrings() {
        let text = String(repeating: "x", count: 65_000)
        #expect(code(#"{"type":"cancel","reason":"\#(text)"}"#) == .invalidField)
        #expect(code(#"{"type":"resume","trip":"t","token":"\#(text)","after":0}"#) == .invalidField)
        let error = refusal { () throws(ProtocolError) in try ClientMessage.decode(#"{"type":"\#(text)"}"#) }
        #expect(error?.code == .unknownType)
        #expect((error?.message.utf8.count ?? .max) < 200)
        #expect((error?.messageType?.utf8.count ?? .max) <= 64)
    }

    @Test(
        "that isn't UTF-8 is refused",
        arguments: [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]])
    func invalidUTF8(_ bytes: [UInt8]) {
        #expect(code(Array(#"{"type":"cancel","note":""#.utf8) + bytes + Array(#""}"#.utf8)) == .malformedJSON)
        #expect(code(bytes) == .malformedJSON)
    }

    @Test("with raw control characters is refused", arguments: [0, 1, 10, 31] as [UInt8])
    func controlCharacters(_ byte: UInt8) {
        #expect(code(Array(#"{"type":"cancel","note":"a"#.utf8) + [byte] + Array(#"b"}"#.utf8)) == .malformedJSON)
    }

    @Test("cut off anywhere is refused and never crashes")
    func truncation() {
        for message in ClientMessageTests.all {
            let bytes = message.encoded()
            for length in 0..<bytes.count {
                #expect(code(Array(bytes[..<length])) != nil, "\(length) bytes of \(message)")
            }
        }
    }

    @Test("of random bytes never crashes and never passes")
    func garbage() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(code(bytes) == .malformedJSON)
        }
    }

    @Test("changed at random never crashes, and what still passes can be said again")
    func mutations() throws {
        var random = SeededGenerator(seed: 11)
        var passed = 0
        for round in 0..<8_000 {
            var bytes = ClientMessageTests.all[round % ClientMessageTests.all.count].encoded()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 9...126, using: &random)
            }
            guard let message = try? ClientMessage.decode(bytes) else { continue }
            passed += 1
            let again = message.encoded()
            #expect(try ClientMessage.decode(again).encoded() == again)
        }
        #expect(passed > 100)
    }

    @Test(
        "with half a surrogate pair is refused",
        arguments: [#"\ud800"#, #"\udc00"#, #"\ud800x"#, #"\ud800\u0041"#, #"\udfff\ud800"#])
    func loneSurrogates(_ escape: String) {
        #expect(code(#"{"type":"cancel","reason":"\#(escape)"}"#) == .malformedJSON)
        #expect(code(#"{"type":"cancel","ignored":"\#(escape)"}"#) == .malformedJSON)
    }

    @Test("in escapes is what it stands for")
    func escapes() throws {
        let text = #"{"\u0074ype":"c\u0061ncel","reason":"\"\\\/\b\f\n\r\t\u00e4\ud83d\ude80"}"#
        #expect(try ClientMessage.decode(text) == .cancel(.init(reason: "\"\\/\u{8}\u{C}\n\r\tä🚀")))
    }

    @Test("that repeats a key gets one answer, whichever decoder reads it")
    func duplicateKeys() {
        let twice = #""latitude":1,"latitude":95,"longitude":2,"timestamp":3"#
        let plain = code(#"{"type":"position",\#(twice)}"#)
        let surprising = code(#"{"type":"position",\#(twice),"note":"\n"}"#)
        #expect(plain == surprising)
    }

    @Test(
        "that isn't an object is refused",
        arguments: ["", " ", "null", "1", "\"skip\"", "[]", "[{\"type\":\"skip\"}]", "{} {}"])
    func notAnObject(_ text: String) {
        #expect(code(text) == .malformedJSON)
    }
}

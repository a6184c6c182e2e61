import Foundation
import Testing
import Webhooks

@Suite("Identifiers")
struct IdentifierTests {
    private struct Constant: RandomNumberGenerator {
        var value: UInt64
        func next() -> UInt64 { value }
    }

    @Test("every random number makes an identifier", arguments: [0, 1, UInt64.max, 1 << 63])
    func extremes(value: UInt64) {
        var random = Constant(value: value)
        let id = MessageID(at: Date(timeIntervalSince1970: 1_469_918_176.385), using: &random)
        // The time is the example of the ULID specification.
        #expect(id.rawValue.hasPrefix("msg_01ARYZ6S41"))
        #expect(id.rawValue.utf8.count == 30)
        #expect(MessageID(rawValue: id.rawValue) == id)
    }

    @Test("later ones sort after earlier ones")
    func order() {
        var random = Constant(value: .max)
        let first = MessageID(at: Date(timeIntervalSince1970: 1000), using: &random)
        random.value = 0
        let second = MessageID(at: Date(timeIntervalSince1970: 1000.001), using: &random)
        #expect(first < second)
    }

    @Test("a dot, a blank or another prefix makes none", arguments: ["msg_", "msg_a.b", "msg_a b", "ep_a", ""])
    func refused(text: String) {
        #expect(MessageID(rawValue: text) == nil)
    }
}

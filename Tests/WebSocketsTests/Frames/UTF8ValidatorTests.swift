import Testing

@testable import WebSockets

@Suite("The UTF-8 validator")
struct UTF8ValidatorTests {
    @Test("agrees with the standard library on every sequence of up to two bytes")
    func shortSequences() {
        for first in UInt8.min ... .max {
            #expect(isValid([first]) == isValidToSwift([first]))
            for second in UInt8.min ... .max where isValid([first, second]) != isValidToSwift([first, second]) {
                Issue.record("\([first, second])")
            }
        }
    }

    @Test(
        "agrees with the standard library on long lead bytes and whatever follows",
        arguments: 0xE0...0xFF as ClosedRange<UInt8>)
    func longSequences(lead: UInt8) {
        let edges: [UInt8] = [0x7F, 0x80, 0xBF, 0xC0]
        for second in UInt8.min ... .max {
            for third in edges {
                for fourth in edges {
                    let bytes = [lead, second, third, fourth]
                    guard isValid(bytes) == isValidToSwift(bytes),
                        isValid(Array(bytes[..<3])) == isValidToSwift(Array(bytes[..<3]))
                    else {
                        Issue.record("\(bytes)")
                        return
                    }
                }
            }
        }
    }

    @Test("does not care where the text is cut")
    func everyCut() {
        let bytes = Array("Mäkelänkatu → käänny oikealle 🚲 𝄞 ok, and a long tail of ASCII".utf8)
        for cut in 0...bytes.count {
            #expect(isValid(Array(bytes[..<cut]), Array(bytes[cut...])))
        }
    }

    @Test("agrees with the standard library on damaged text", arguments: 0..<20 as Range<UInt64>)
    func damagedText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = Array("Länsiväylä 12 → Ruoholahti 🚗 straße ₿ and more plain text".utf8)
        for _ in 0..<500 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: .min ... .max, using: &random)
            }
            #expect(isValid(bytes) == isValidToSwift(bytes), "seed \(seed): \(bytes)")
        }
    }

    @Test("refuses at the first byte that cannot be right")
    func failsFast() {
        var validator = UTF8Validator()
        let answers = [[0xED], [0xA0]].map { validator.acceptArray($0) }
        #expect(answers == [true, false])
    }

    private func isValid(_ pieces: [UInt8]...) -> Bool {
        var validator = UTF8Validator()
        return pieces.allSatisfy { validator.acceptArray($0) } && validator.isAtBoundary
    }

    private func isValidToSwift(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }
}

extension UTF8Validator {
    fileprivate mutating func acceptArray(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { accept($0) }
    }
}

import NIOCore
import Testing

@testable import WebSockets

@Suite("Hostile bytes")
struct HostileBytesTests {
    @Test("never break the machine, and never make it keep much", arguments: 0..<8 as Range<UInt64>)
    func randomBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            var driver = ProtocolDriver(role: seed % 2 == 0 ? .server : .client) { $0.maximumMessageBytes = 2000 }
            let bytes = randomStream(&random)
            var index = 0
            while index < bytes.count {
                let count = min(.random(in: 1...50, using: &random), bytes.count - index)
                check(driver.feed(Array(bytes[index..<index + count])), seed: seed)
                index += count
            }
        }
    }

    /// Noise, or frames that are nearly right with a byte or two turned.
    private func randomStream(_ random: inout SeededGenerator) -> [UInt8] {
        guard Bool.random(using: &random) else {
            return (0..<Int.random(in: 1...200, using: &random)).map { _ in .random(in: .min ... .max, using: &random) }
        }
        var bytes = (0..<5).flatMap { _ in randomFrame(&random).bytes }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            bytes[.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
        return bytes
    }

    private func randomFrame(_ random: inout SeededGenerator) -> RawFrame {
        let opcode = ([0, 1, 2, 8, 9, 10] as [UInt8]).randomElement(using: &random) ?? 1
        let isFinal = opcode > 2 || Bool.random(using: &random)
        let count = Int.random(in: 0...(opcode > 2 ? 125 : 300), using: &random)
        let key: [UInt8]? = Bool.random(using: &random) ? [1, 2, 3, 4] : nil
        return RawFrame(
            flags: (isFinal ? 0x80 : 0) | opcode,
            payload: (0..<count).map { _ in .random(in: 0x20...0x7E, using: &random) }, key: key)
    }

    private func check(_ actions: [WebSocketProtocol.Action], seed: UInt64) {
        for case .deliver(let message) in actions {
            #expect(message.bytes.readableBytes <= 2000, "seed \(seed)")
            if case .text(let text) = message {
                #expect(String(validating: text.readableBytesView, as: UTF8.self) != nil, "seed \(seed)")
            }
        }
    }

    @Test("valid streams come through unharmed, however they are cut", arguments: 0..<20 as Range<UInt64>)
    func validStreams(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var expected: [WebSocketProtocol.Action] = []
        for _ in 0..<50 {
            let payload: [UInt8] = (0..<Int.random(in: 0...3000, using: &random)).map { _ in
                .random(in: .min ... .max, using: &random)
            }
            expected.append(.binary(payload))
            bytes += fragments(of: payload, &random).flatMap(\.bytes)
        }
        var driver = ProtocolDriver()
        var actions: [WebSocketProtocol.Action] = []
        var index = 0
        while index < bytes.count {
            let count = min(.random(in: 1...5000, using: &random), bytes.count - index)
            actions += driver.feed(Array(bytes[index..<index + count]))
            index += count
        }
        #expect(actions == expected, "seed \(seed)")
    }

    private func fragments(of payload: [UInt8], _ random: inout SeededGenerator) -> [RawFrame] {
        let cut = Int.random(in: 0...payload.count, using: &random)
        return [
            .binary(Array(payload[..<cut]), isFinal: false), .pong([1]),
            .continuation(Array(payload[cut...]), isFinal: true),
        ]
    }
}

import NIOCore
import NIOPosix
import Testing

@testable import WebSockets

@Suite("Hostile peers over real sockets")
struct HostileLoopbackTests {
    @Test("noise at every layer ends those connections alone")
    func noise() async throws {
        var random = SeededGenerator(seed: 11)
        try await LoopbackServer.run(session: { ScriptedSession() }) { server in
            for round in 0..<150 {
                let raw = try await server.connectRaw(sending: hostileBytes(round % 3, &random))
                raw.channel.close(mode: .output, promise: nil)
                for await _ in raw.received {}
            }
            let good =
                try await WebSocketClient.connect(
                    to: "ws://127.0.0.1:\(server.port)", on: MultiThreadedEventLoopGroup.singleton) as WebSocketStream
            good.send(text: "still here")
            var messages = good.messages.makeAsyncIterator()
            #expect(try await messages.next() == .text(ByteBuffer(string: "still here")))
            good.close()
        }
    }

    /// Noise instead of HTTP, a handshake with bytes turned, or a good one followed by noise.
    private func hostileBytes(_ layer: Int, _ random: inout SeededGenerator) -> [UInt8] {
        let noise = (0..<Int.random(in: 1...3000, using: &random)).map { _ in
            UInt8.random(in: .min ... .max, using: &random)
        }
        var handshake = LoopbackServer.handshake
        switch layer {
        case 0: return noise
        case 1:
            for _ in 0..<3 {
                handshake[.random(in: 0..<handshake.count, using: &random)] = .random(in: .min ... .max, using: &random)
            }
            return handshake
        default: return handshake + noise
        }
    }
}

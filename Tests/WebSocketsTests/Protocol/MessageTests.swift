import NIOCore
import Testing

@testable import WebSockets

@Suite("Messages")
struct MessageTests {
    @Test("arrive whole, of either kind, empty or not")
    func whole() {
        var driver = ProtocolDriver()
        #expect(driver.feed(.text("hello")) == [.text("hello")])
        #expect(driver.feed(.binary([0, 255, 1])) == [.binary([0, 255, 1])])
        #expect(driver.feed(.text("")) == [.text("")])
    }

    @Test("several in one read come out in order")
    func batch() {
        var driver = ProtocolDriver()
        #expect(
            driver.feed(.text("a"), .ping([7]), .text("b")) == [
                .text("a"), .sendPong(ByteBuffer(bytes: [7])), .text("b"),
            ])
    }

    @Test("a message that was kept is not changed by the next")
    func keptMessage() {
        var driver = ProtocolDriver()
        let first = driver.feed(.text("first"))
        #expect(driver.feed(.text("other")) == [.text("other")])
        #expect(first == [.text("first")])
    }

    @Test("fragments are joined, with control frames in between")
    func fragments() {
        var driver = ProtocolDriver()
        #expect(driver.feed(.text("Hel", isFinal: false)) == [])
        #expect(driver.feed(.ping([1])) == [.sendPong(ByteBuffer(bytes: [1]))])
        #expect(driver.feed(.continuation([], isFinal: false), .pong()) == [])
        #expect(driver.feed(.continuation(Array("lo".utf8), isFinal: true)) == [.text("Hello")])
    }

    @Test("every cut of the byte stream gives the same messages", arguments: [WebSocketRole.server, .client])
    func everyCut(role: WebSocketRole) {
        var frames: [RawFrame] = [
            .text("Mäke", isFinal: false), .ping([1, 2, 3]), .continuation(Array("länkatu 🚲".utf8), isFinal: true),
            .binary([UInt8](repeating: 9, count: 200)),
        ]
        if role == .client { frames = frames.map(\.unmasked) }
        let bytes = frames.flatMap(\.bytes)
        let expected: [WebSocketProtocol.Action] = [
            .sendPong(ByteBuffer(bytes: [1, 2, 3])), .text("Mäkelänkatu 🚲"), .binary([UInt8](repeating: 9, count: 200)),
        ]
        for cut in 0...bytes.count {
            var driver = ProtocolDriver(role: role)
            #expect(driver.feed(Array(bytes[..<cut])) + driver.feed(Array(bytes[cut...])) == expected, "cut at \(cut)")
        }
        var driver = ProtocolDriver(role: role)
        #expect(bytes.flatMap { driver.feed([$0]) } == expected)
    }

    @Test("text cut inside a character is whole again when joined")
    func characterOverFragments() {
        var driver = ProtocolDriver()
        let bytes = Array("€".utf8)
        #expect(driver.feed(RawFrame(flags: 0x01, payload: [bytes[0]])) == [])
        #expect(driver.feed(.continuation([bytes[1]], isFinal: false)) == [])
        #expect(driver.feed(.continuation([bytes[2]], isFinal: true)) == [.text("€")])
    }

    @Test("up to the limit pass; one byte more is refused by the header alone, nothing allocated")
    func sizeLimit() {
        var driver = ProtocolDriver { $0.maximumMessageBytes = 1000 }
        #expect(driver.feed(.binary([UInt8](repeating: 1, count: 1000))).count == 1)
        _ = driver.feed(RawFrame(flags: 0x82, payload: [], claimedLength: 1001))
        #expect(driver.failure == .messageTooBig(limit: 1000))
        #expect(driver.machine.closure?.code == .messageTooBig)
    }

    @Test("fragments count together against the limit")
    func sizeLimitOverFragments() {
        var driver = ProtocolDriver { $0.maximumMessageBytes = 1000 }
        #expect(driver.feed(.binary([UInt8](repeating: 1, count: 600), isFinal: false)) == [])
        _ = driver.feed(RawFrame(flags: 0x80, payload: [], claimedLength: 401))
        #expect(driver.failure == .messageTooBig(limit: 1000))
    }

    @Test("absurd lengths are refused at once", arguments: [1 << 32, 1 << 62, (1 << 63) - 1] as [UInt64])
    func absurdLengths(length: UInt64) {
        var driver = ProtocolDriver()
        _ = driver.feed(RawFrame(flags: 0x82, payload: [], claimedLength: length))
        #expect(driver.failure == .messageTooBig(limit: 64 * 1024))
    }

    @Test("a continuation that would overflow the count is refused")
    func overflowingContinuation() {
        var driver = ProtocolDriver()
        _ = driver.feed(
            .binary([1], isFinal: false), RawFrame(flags: 0x80, payload: [], claimedLength: UInt64(Int.max)))
        #expect(driver.failure == .messageTooBig(limit: 64 * 1024))
    }

    @Test("fragments without end are refused, even empty ones")
    func endlessFragments() {
        var driver = ProtocolDriver { $0.maximumFragments = 50 }
        _ = driver.feed(.text("", isFinal: false))
        for _ in 0..<49 {
            #expect(driver.feed(.continuation([], isFinal: false)) == [])
        }
        _ = driver.feed(.continuation([], isFinal: false))
        #expect(driver.failure == .tooManyFragments(limit: 50))
    }
}

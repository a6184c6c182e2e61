import NIOCore
import Testing

@testable import WebSockets

@Suite("Compressed messages")
struct CompressedMessageTests {
    /// "Hello" as RFC 7692, section 7.2.3 deflates it in its examples.
    private static let hello: [UInt8] = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]

    private static let examples: [[UInt8]] = [
        hello,
        [0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00],
        [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00],
        [0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00],
    ]

    @Test("of the RFC's examples are read", arguments: examples)
    func readsExamples(bytes: [UInt8]) {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        #expect(driver.feed(RawFrame(flags: 0xC1, payload: bytes)) == [.text("Hello")])
        #expect(driver.feed(RawFrame(flags: 0xC1, payload: Self.hello)) == [.text("Hello")])
    }

    @Test("may be fragmented, with control frames and uncompressed messages in between, cut anywhere")
    func fragmented() {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        let frames = [
            RawFrame(flags: 0x41, payload: Array(Self.hello[..<3])), .ping([1]),
            .continuation([], isFinal: false), .continuation(Array(Self.hello[3...]), isFinal: true), .text("plain"),
        ]
        let actions = frames.flatMap(\.bytes).flatMap { driver.feed([$0]) }
        #expect(actions == [.sendPong(ByteBuffer(bytes: [1])), .text("Hello"), .text("plain")])
    }

    @Test("refer back to earlier ones where that was agreed")
    func context() {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        let again = RawFrame(flags: 0xC1, payload: [0xF2, 0x00, 0x11, 0x00, 0x00])
        #expect(driver.feed(RawFrame(flags: 0xC1, payload: Self.hello), again) == [.text("Hello"), .text("Hello")])

        let alone = DeflateAgreement.Direction(keepsContext: false)
        driver = ProtocolDriver(deflate: DeflateAgreement(client: alone))
        #expect(driver.feed(RawFrame(flags: 0xC1, payload: Self.hello)) == [.text("Hello")])
        _ = driver.feed(again)
        #expect(driver.failure == .notDeflated)
    }

    @Test("hold zlib's memory within a message alone, where they have no context", arguments: [true, false])
    func memory(keepsContext: Bool) throws {
        var inflater = MessageInflater(.init(keepsContext: keepsContext))
        #expect(!inflater.holdsStream)
        var (input, output) = (ByteBuffer(bytes: Self.hello), ByteBuffer())
        try inflater.inflate(7, from: &input, maskingKey: nil, offset: 0, into: &output, limit: 100)
        #expect(inflater.holdsStream)
        try inflater.endMessage(into: &output, limit: 100)
        #expect(inflater.holdsStream == keepsContext)
        #expect(output == ByteBuffer(string: "Hello"))
    }

    @Test("an empty message is one byte")
    func empty() {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        #expect(driver.feed(RawFrame(flags: 0xC2, payload: [0])) == [.binary([])])
    }

    private static let violations: [(RawFrame, ConnectionFailure)] = [
        (RawFrame(flags: 0xE1, payload: hello), .reservedBits),
        (RawFrame(flags: 0xC9, payload: []), .reservedBits),
        (RawFrame(flags: 0xC1, payload: [0xFF, 0xFF, 0xFF]), .notDeflated),
        (RawFrame(flags: 0xC1, payload: Array(hello[..<4])), .notDeflated),
        (RawFrame(flags: 0xC1, payload: []), .notDeflated),
        (RawFrame(flags: 0xC1, payload: [0x00, 0x02, 0x00, 0xFD, 0xFF, 0xC3, 0x28, 0x00]), .invalidUTF8),
        (RawFrame(flags: 0xC1, payload: [0x00, 0x01, 0x00, 0xFE, 0xFF, 0xC3, 0x00]), .invalidUTF8),
    ]

    @Test("that break a rule end the connection", arguments: violations)
    func endsConnection(frame: RawFrame, failure: ConnectionFailure) {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        _ = driver.feed(frame)
        #expect(driver.failure == failure)
    }

    @Test("are marked on their first frame alone, and only where that was agreed")
    func marks() {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        _ = driver.feed(RawFrame(flags: 0x41, payload: Self.hello), RawFrame(flags: 0xC0, payload: []))
        #expect(driver.failure == .reservedBits)
        driver = ProtocolDriver()
        _ = driver.feed(RawFrame(flags: 0xC1, payload: Self.hello))
        #expect(driver.failure == .reservedBits)
    }

    @Test(
        "come back as they were, whatever their size, window and context",
        arguments: [9, 11, 15], [true, false])
    func roundTrip(windowBits: Int, keepsContext: Bool) {
        let direction = DeflateAgreement.Direction(keepsContext: keepsContext, windowBits: windowBits)
        let policy = CompressionPolicy(keepsContext: keepsContext, minimumBytes: 1, windowBits: windowBits)
        var deflater = MessageDeflater(direction, policy: policy)
        var driver = ProtocolDriver(deflate: DeflateAgreement(client: direction)) { $0.messageRate = nil }
        var random = SeededGenerator(seed: UInt64(windowBits))
        for size in [1, 2, 100, 5000, 65536] + (0..<40).map({ _ in Int.random(in: 1...30000, using: &random) }) {
            let message = text(size, &random)
            let deflated = deflater.deflate(ByteBuffer(bytes: message))
            guard let deflated else {
                #expect(!keepsContext && size < 50, "\(size) bytes were not deflated")
                continue
            }
            let frame = RawFrame(flags: 0xC2, payload: Array(deflated.readableBytesView))
            #expect(driver.feed(frame) == [.binary(message)])
            #expect(size < 1000 || deflated.readableBytes < size)
        }
    }

    /// Words of a small vocabulary.
    private func text(_ size: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < size { bytes += "word\(Int.random(in: 0..<50, using: &random)) ".utf8 }
        return Array(bytes[..<size])
    }

    @Test("are not made of small messages, nor of noise that would grow")
    func notWorthIt() {
        let forgetful = DeflateAgreement.Direction(keepsContext: false)
        var deflater = MessageDeflater(forgetful, policy: CompressionPolicy(minimumBytes: 100))
        #expect(deflater.deflate(ByteBuffer(repeating: 7, count: 99)) == nil)
        #expect(deflater.deflate(ByteBuffer(repeating: 7, count: 100)) != nil)
        var random = SeededGenerator(seed: 3)
        for size in [100, 1000, 100_000] {
            let noise = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            #expect(deflater.deflate(ByteBuffer(bytes: noise)) == nil)
        }
        #expect(deflater.deflate(ByteBuffer(repeating: 7, count: 100)) != nil)
    }

    @Test("noise goes out deflated where later messages may refer to it")
    func noiseWithContext() throws {
        var random = SeededGenerator(seed: 4)
        let noise = (0..<1000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        var deflater = MessageDeflater(.init(), policy: CompressionPolicy(keepsContext: true, minimumBytes: 1))
        let deflated = (0..<2).map { _ in deflater.deflate(ByteBuffer(bytes: noise)) }
        let first = try #require(deflated[0])
        let second = try #require(deflated[1])
        #expect(first.readableBytes > 1000)
        #expect(second.readableBytes < 50)
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        for bytes in [first, second] {
            #expect(
                driver.feed(RawFrame(flags: 0xC2, payload: Array(bytes.readableBytesView))) == [.binary(noise)])
        }
    }
}

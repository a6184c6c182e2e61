import NIOCore
import Testing

@testable import WebSockets

@Suite("Bombs")
struct CompressionBombTests {
    /// A gibibyte of zeros is a mebibyte of these.
    private func bomb(_ size: Int) throws -> [UInt8] {
        let deflater = Deflater(windowBits: 15, level: 9)
        return Array(try #require(deflater.deflate(ByteBuffer(repeating: 0, count: size))).readableBytesView)
    }

    @Test("are refused at the limit, not after it", arguments: [true, false])
    func refused(keepsContext: Bool) throws {
        let direction = DeflateAgreement.Direction(keepsContext: keepsContext)
        var driver = ProtocolDriver(deflate: DeflateAgreement(client: direction))
        let bytes = try bomb(20_000_000)
        #expect(bytes.count < 65536, "it would be refused by its size alone")
        #expect(driver.feed(RawFrame(flags: 0xC2, payload: bytes)).count == 1)
        #expect(driver.failure == .messageTooBig(limit: 65536))
    }

    @Test("take no more memory than the limit while they unfold")
    func memory() throws {
        let limit = 65536
        let inflater = Inflater(windowBits: 15)
        var input = ByteBuffer(bytes: try bomb(20_000_000))
        var output = ByteBuffer()
        #expect(throws: ConnectionFailure.messageTooBig(limit: limit)) {
            try inflater.inflate(
                input.readableBytes, from: &input, maskingKey: nil, offset: 0, into: &output, limit: limit)
        }
        #expect(output.readableBytes == limit + 1)
        #expect(output.capacity <= 2 * limit)
    }

    @Test("messages up to the limit are taken, to the byte")
    func exact() throws {
        var driver = ProtocolDriver(deflate: DeflateAgreement()) { $0.maximumMessageBytes = 50_000 }
        #expect(driver.feed(RawFrame(flags: 0xC2, payload: try bomb(50_000))).count == 1)
        #expect(driver.failure == nil)
        _ = driver.feed(RawFrame(flags: 0xC2, payload: try bomb(50_001)))
        #expect(driver.failure == .messageTooBig(limit: 50_000))
    }

    @Test("empty blocks without end are refused by their own size")
    func emptyBlocks() {
        var driver = ProtocolDriver(deflate: DeflateAgreement()) { $0.maximumFragments = .max }
        let blocks = [[UInt8]](repeating: [0, 0, 0, 0xFF, 0xFF], count: 1000).flatMap { $0 }
        _ = driver.feed(RawFrame(flags: 0x42, payload: blocks))
        for _ in 0..<20 where driver.failure == nil {
            _ = driver.feed(.continuation(blocks, isFinal: false))
        }
        #expect(driver.failure == .messageTooBig(limit: 65536))
    }

    @Test("a claimed length over the limit is refused from the header")
    func claimed() {
        var driver = ProtocolDriver(deflate: DeflateAgreement())
        _ = driver.feed(RawFrame(flags: 0xC2, payload: [], claimedLength: 1 << 62))
        #expect(driver.failure == .messageTooBig(limit: 65536))
    }

    @Test("noise marked as compressed never breaks the machine", arguments: 0..<4 as Range<UInt64>)
    func noise(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sound = try bomb(3000) + bomb(10)
        for _ in 0..<2000 {
            var payload = sound
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                payload[.random(in: 0..<payload.count, using: &random)] = .random(in: .min ... .max, using: &random)
            }
            let cut = Int.random(in: 0...payload.count, using: &random)
            var driver = ProtocolDriver(
                deflate: DeflateAgreement(client: .init(keepsContext: Bool.random(using: &random)))
            ) { $0.maximumMessageBytes = 5000 }
            let actions = driver.feed(
                RawFrame(flags: 0x42, payload: Array(payload[..<cut])),
                .continuation(Array(payload[cut...]), isFinal: true))
            for case .deliver(let message) in actions { #expect(message.bytes.readableBytes <= 5000, "seed \(seed)") }
            #expect(actions.count == 1, "seed \(seed)")
        }
    }
}

import NIOCore
import Testing

@testable import WebSockets

@Suite("Frame headers, mutated")
struct FrameMutationTests {
    /// What the RFC's drawing says about the front of some bytes, read bit by bit.
    private enum Expected: Equatable {
        case incomplete
        case header(flags: UInt8, key: [UInt8]?, length: UInt64, bytes: Int)
        case refused
    }

    private func expected(_ bytes: [UInt8]) -> Expected {
        guard bytes.count >= 2 else { return .incomplete }
        let lengthBytes = bytes[1] & 0x7F == 127 ? 8 : bytes[1] & 0x7F == 126 ? 2 : 0
        guard bytes.count >= 2 + lengthBytes else { return .incomplete }
        var length = UInt64(bytes[1] & 0x7F)
        if lengthBytes > 0 {
            length = 0
            for index in 2..<2 + lengthBytes { length = length * 256 + UInt64(bytes[index]) }
            if length >> 63 == 1 || length < (lengthBytes == 2 ? 126 : 65536) { return .refused }
        }
        let keyBytes = bytes[1] & 0x80 == 0 ? 0 : 4
        let end = 2 + lengthBytes + keyBytes
        guard bytes.count >= end else { return .incomplete }
        guard [0, 1, 2, 8, 9, 10].contains(bytes[0] & 0xF) else { return .refused }
        return .header(
            flags: bytes[0], key: keyBytes == 0 ? nil : Array(bytes[(end - 4)..<end]), length: length, bytes: end)
    }

    private func decoded(_ bytes: [UInt8]) -> Expected {
        var buffer = ByteBuffer(bytes: bytes)
        do {
            guard let header = try FrameHeader.read(from: &buffer) else {
                return buffer.readableBytes == bytes.count ? .incomplete : .refused
            }
            let flags = (header.isFinal ? 0x80 : 0) | header.reservedBits << 4 | header.opcode.rawValue
            let key = header.maskingKey.map { key in (0..<4).map { UInt8(key.bigEndian >> (24 - 8 * $0) & 0xFF) } }
            return .header(
                flags: flags, key: key, length: UInt64(header.payloadLength),
                bytes: bytes.count - buffer.readableBytes)
        } catch {
            return .refused
        }
    }

    @Test("are read as the RFC draws them, a million of them", arguments: 0..<8 as Range<UInt64>)
    func headers(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let seeds = [0, 5, 125, 126, 65535, 65536, 1 << 40, 1 << 62].flatMap { length in
            [[1, 2, 3, 4], nil].map { RawFrame(flags: 0x81, payload: [], key: $0, claimedLength: length).bytes }
        }
        for _ in 0..<131_072 {
            var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch random.next() & 3 {
                case 0: bytes[index] ^= 1 << UInt8(random.next() & 7)
                case 1: bytes[index] = UInt8(random.next() & 0xFF)
                case 2: bytes.remove(at: index)
                default: bytes.insert(UInt8(random.next() & 0xFF), at: index)
                }
                if bytes.isEmpty { bytes = [0x81] }
            }
            let (read, right) = (decoded(bytes), expected(bytes))
            // One check for each input would cost more than the decoding.
            if read != right { Issue.record("seed \(seed): \(bytes) read as \(read), which is \(right)") }
        }
    }

    @Test("streams mean the same however they are cut, broken ones too", arguments: 0..<4 as Range<UInt64>)
    func cuts(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var bytes = [
                RawFrame.text("grüße"), .ping([9]), .binary([1, 2, 3], isFinal: false),
                .continuation([4], isFinal: true), .close(1000),
            ].flatMap(\.bytes)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                bytes[.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8(random.next() & 7)
            }
            var (whole, piecewise) = (
                ProtocolDriver(deflate: DeflateAgreement()), ProtocolDriver(deflate: DeflateAgreement())
            )
            let actions = whole.feed(bytes)
            #expect(bytes.flatMap { piecewise.feed([$0]) } == actions, "seed \(seed)")
            #expect(whole.machine.closure == piecewise.machine.closure, "seed \(seed)")
        }
    }
}

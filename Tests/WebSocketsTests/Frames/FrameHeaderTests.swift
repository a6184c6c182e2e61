import NIOCore
import Testing

@testable import WebSockets

@Suite("The frame header")
struct FrameHeaderTests {
    @Test(
        "is written in its shortest form and read back",
        arguments: [0, 1, 125, 126, 127, 65535, 65536, 1 << 40, Int.max], [nil, MaskingKey(bigEndian: 0xDEAD_BEEF)])
    func roundTrip(length: Int, key: MaskingKey?) throws {
        let header = FrameHeader(
            isFinal: false, reservedBits: 5, opcode: .binary, maskingKey: key, payloadLength: length)
        var bytes = ByteBuffer()
        header.write(into: &bytes)
        let lengthBytes = length < 126 ? 0 : length < 65536 ? 2 : 8
        #expect(bytes.readableBytes == 2 + lengthBytes + (key == nil ? 0 : 4))
        #expect(try FrameHeader.read(from: &bytes) == header)
        #expect(bytes.readableBytes == 0)
    }

    @Test("is left alone until it is whole")
    func partial() throws {
        let bytes = RawFrame(flags: 0x82, payload: [], claimedLength: 70000).bytes
        for count in 0..<bytes.count {
            var part = ByteBuffer(bytes: bytes[..<count])
            #expect(try FrameHeader.read(from: &part) == nil)
            #expect(part.readableBytes == count)
        }
    }

    @Test("must give its length in the fewest bytes", arguments: [(16, 125), (64, 125), (64, 65535), (16, 0)])
    func minimalLength(bits: Int, length: UInt64) {
        var bytes = ByteBuffer(bytes: RawFrame(flags: 0x82, payload: [], lengthBits: bits, claimedLength: length).bytes)
        #expect(throws: ConnectionFailure.lengthNotMinimal) { try FrameHeader.read(from: &bytes) }
    }

    @Test("must not claim 2^63 bytes or more", arguments: [1 << 63, .max] as [UInt64])
    func lengthOutOfRange(length: UInt64) {
        var bytes = ByteBuffer(bytes: RawFrame(flags: 0x82, payload: [], claimedLength: length).bytes)
        #expect(throws: ConnectionFailure.lengthOutOfRange) { try FrameHeader.read(from: &bytes) }
    }

    @Test("must name a known opcode", arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8])
    func reservedOpcodes(opcode: UInt8) {
        var bytes = ByteBuffer(bytes: RawFrame(flags: 0x80 | opcode, payload: []).bytes)
        #expect(throws: ConnectionFailure.reservedOpcode(opcode)) { try FrameHeader.read(from: &bytes) }
    }
}

@Suite("The masking key")
struct MaskingKeyTests {
    @Test("is applied as the RFC says, wherever a piece begins", arguments: 0..<9)
    func matchesTheDefinition(offset: Int) {
        var random = SeededGenerator(seed: UInt64(offset))
        for count in 0..<70 {
            let key: [UInt8] = (0..<4).map { _ in .random(in: .min ... .max, using: &random) }
            var bytes: [UInt8] = (0..<count).map { _ in .random(in: .min ... .max, using: &random) }
            let expected = bytes.enumerated().map { $1 ^ key[($0 + offset) % 4] }
            MaskingKey(bigEndian: key.reduce(0) { $0 << 8 | UInt32($1) })
                .applyToArray(&bytes, offset: offset)
            #expect(bytes == expected)
        }
    }

    @Test("is another one every time")
    func random() {
        #expect(Set((0..<100).map { _ in MaskingKey.random().bigEndian }).count > 90)
    }
}

extension MaskingKey {
    fileprivate func applyToArray(_ bytes: inout [UInt8], offset: Int) {
        bytes.withUnsafeMutableBytes { apply(to: $0, offset: offset) }
    }
}

import NIOCore

/// What stands before a frame's payload: two to fourteen bytes (RFC 6455, section 5.2).
struct FrameHeader: Equatable, Sendable {
    /// The longest header: two bytes, eight of length, four of masking key.
    static let maximumLength = 14

    var isFinal = true
    /// The three RSV bits, RSV1 the highest.
    var reservedBits: UInt8 = 0
    var opcode: Opcode
    var maskingKey: MaskingKey?
    var payloadLength: Int

    /// RSV1 alone, which permessage-deflate sets on a compressed message's first frame (RFC 7692, section 6).
    static let compressed: UInt8 = 0b100
}

extension FrameHeader {
    /// Takes a header off the front of `input`, or leaves `input` as it is and returns nil when it is not whole yet.
    static func read(from input: inout ByteBuffer) throws(ConnectionFailure) -> FrameHeader? {
        let start = input.readerIndex
        guard let flags = input.getInteger(at: start, as: UInt8.self),
            let lengthByte = input.getInteger(at: start + 1, as: UInt8.self)
        else { return nil }
        guard let length = try payloadLength(lengthByte & 0x7F, in: input, at: start + 2) else { return nil }

        var maskingKey: MaskingKey?
        var end = start + 2 + length.encodedBytes
        if lengthByte & 0x80 != 0 {
            guard let key = input.getInteger(at: end, as: UInt32.self) else { return nil }
            maskingKey = MaskingKey(bigEndian: key)
            end += 4
        }
        guard let opcode = Opcode(rawValue: flags & 0xF) else { throw .reservedOpcode(flags & 0xF) }
        input.moveReaderIndex(to: end)
        return FrameHeader(
            isFinal: flags & 0x80 != 0, reservedBits: flags >> 4 & 0x7, opcode: opcode,
            maskingKey: maskingKey, payloadLength: length.value)
    }

    /// The payload's length: in the second byte itself, or in two or eight bytes after it, in the fewest that do.
    private static func payloadLength(
        _ short: UInt8, in input: ByteBuffer, at index: Int
    ) throws(ConnectionFailure) -> (value: Int, encodedBytes: Int)? {
        switch short {
        case 126:
            guard let length = input.getInteger(at: index, as: UInt16.self) else { return nil }
            guard length > 125 else { throw .lengthNotMinimal }
            return (Int(length), 2)
        case 127:
            guard let length = input.getInteger(at: index, as: UInt64.self) else { return nil }
            guard length > UInt64(UInt16.max) else { throw .lengthNotMinimal }
            guard let value = Int(exactly: length) else { throw .lengthOutOfRange }
            return (value, 8)
        default:
            return (Int(short), 0)
        }
    }

    /// Appends the header to `output` in its shortest form.
    func write(into output: inout ByteBuffer) {
        output.writeInteger((isFinal ? 0x80 : 0) | (reservedBits & 0x7) << 4 | opcode.rawValue)
        let mask: UInt8 = maskingKey == nil ? 0 : 0x80
        switch payloadLength {
        case ...125:
            output.writeInteger(mask | UInt8(truncatingIfNeeded: payloadLength))
        case ...Int(UInt16.max):
            output.writeInteger(mask | 126)
            output.writeInteger(UInt16(truncatingIfNeeded: payloadLength))
        default:
            output.writeInteger(mask | 127)
            output.writeInteger(UInt64(payloadLength))
        }
        if let maskingKey {
            output.writeInteger(maskingKey.bigEndian)
        }
    }
}

import NIOCore

extension ByteBuffer {
    /// Appends a whole frame, its payload masked when a key is given.
    mutating func writeFrame(
        _ opcode: Opcode, reservedBits: UInt8 = 0, payload: ByteBuffer, maskingKey: MaskingKey?
    ) {
        let count = payload.readableBytes
        reserveCapacity(minimumWritableBytes: FrameHeader.maximumLength + count)
        FrameHeader(reservedBits: reservedBits, opcode: opcode, maskingKey: maskingKey, payloadLength: count)
            .write(into: &self)
        guard let maskingKey else {
            writeImmutableBuffer(payload)
            return
        }
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
            payload.withUnsafeReadableBytes { target.copyMemory(from: $0) }
            maskingKey.apply(to: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), offset: 0)
            return count
        }
    }
}

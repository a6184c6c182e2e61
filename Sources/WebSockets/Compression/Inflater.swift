import CZlib
import NIOCore

/// A raw deflate stream being read (RFC 1951), by zlib.
///
/// What comes out is bounded while it is made: not a byte beyond the limit is kept, however much a few bytes would unfold to.
final class Inflater {
    /// Masked payload is unmasked here, in pieces of this size.
    static let pieceBytes = 16 * 1024

    /// At an address of its own: zlib keeps pointers to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool
    private var piece = ByteBuffer()

    init(windowBits: Int) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Negative: without zlib's header and checksum.
        isReady = inflateInit2_(stream, -Int32(windowBits), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Forgets all earlier input.
    func reset() {
        if isReady { inflateReset(stream) }
    }

    /// Inflates `count` bytes of a frame's payload, of which `offset` came before, to the end of `output`.
    func inflate(
        _ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int, into output: inout ByteBuffer,
        limit: Int
    ) throws(ConnectionFailure) {
        var done = 0
        while done < count {
            let next = min(count - done, Self.pieceBytes)
            piece.clear()
            piece.moveBytes(next, from: &input, maskingKey: maskingKey, offset: offset + done)
            try run(piece, mode: Z_NO_FLUSH, into: &output, limit: limit)
            done += next
        }
    }

    /// Ends a message: adds the four bytes that its sender took off (RFC 7692, section 7.2.2), after which a block must be
    /// whole.
    func endMessage(into output: inout ByteBuffer, limit: Int) throws(ConnectionFailure) {
        try run(Self.tail, mode: Z_BLOCK, into: &output, limit: limit)
        // zlib's flag for "right behind a block", and its count of bits left over.
        guard stream.pointee.data_type & (128 | 63) == 128 else { throw .notDeflated }
    }

    /// The end of an empty stored block, which a flush leaves behind.
    private static let tail = ByteBuffer(bytes: [0, 0, 0xFF, 0xFF])

    private func run(
        _ input: ByteBuffer, mode: Int32, into output: inout ByteBuffer, limit: Int
    ) throws(ConnectionFailure) {
        guard isReady else { throw .notDeflated }
        let isSound = input.withUnsafeReadableBytes { bytes in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: Bytef.self).baseAddress)
            stream.pointee.avail_in = uInt(bytes.count)
            defer { stream.pointee.next_in = nil }
            while output.readableBytes <= limit {
                switch step(mode, into: &output, room: limit - output.readableBytes, given: bytes.count) {
                case .more: continue
                case .done: return true
                case .damaged: return false
                }
            }
            return true
        }
        guard isSound else { throw .notDeflated }
        guard output.readableBytes <= limit else { throw .messageTooBig(limit: limit) }
    }

    private enum Step {
        case more
        case done
        case damaged
    }

    /// One call of zlib. Room is made for what the input is likely to become, and for one byte over the limit to show it.
    private func step(_ mode: Int32, into output: inout ByteBuffer, room: Int, given: Int) -> Step {
        let space = min(room + 1, 512 + 4 * given)
        var status = Z_OK
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: space) { target in
            stream.pointee.next_out = target.bindMemory(to: Bytef.self).baseAddress
            stream.pointee.avail_out = uInt(space)
            status = CZlib.inflate(stream, mode)
            return space - Int(stream.pointee.avail_out)
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        // A final block; more may follow and refer back (RFC 7692, section 7.2.3.5).
        case Z_STREAM_END: inflateResetKeep(stream)
        default: return .damaged
        }
        return stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0 ? .more : .done
    }
}

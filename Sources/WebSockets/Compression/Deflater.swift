import CZlib
import NIOCore

/// A raw deflate stream being written (RFC 1951), by zlib.
final class Deflater {
    let windowBits: Int
    let level: Int
    /// At an address of its own: zlib keeps pointers to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init(windowBits: Int, level: Int) {
        self.windowBits = windowBits
        self.level = level
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Negative: without zlib's header and checksum. A smaller window is given a smaller hash.
        isReady =
            deflateInit2_(
                stream, Int32(level), Z_DEFLATED, -Int32(windowBits), Int32(min(windowBits - 6, 8)), Z_DEFAULT_STRATEGY,
                ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { deflateEnd(stream) }
        stream.deallocate()
    }

    /// Forgets all earlier messages.
    func reset() {
        if isReady { deflateReset(stream) }
    }

    /// A message's bytes as they go on the wire: flushed, and without the four bytes that every flush ends with (RFC 7692,
    /// section 7.2.1).
    ///
    /// - Parameter limit: Gives up with nil when the result would be longer; the stream must be reset then.
    func deflate(_ message: ByteBuffer, limit: Int = .max) -> ByteBuffer? {
        guard isReady else { return nil }
        var output = ByteBuffer()
        message.withUnsafeReadableBytes { bytes in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: Bytef.self).baseAddress)
            stream.pointee.avail_in = uInt(bytes.count)
            defer { stream.pointee.next_in = nil }
            repeat {
                step(into: &output, space: 64 + bytes.count / 4)
            } while stream.pointee.avail_out == 0 && output.readableBytes - Self.tailBytes <= limit
        }
        guard stream.pointee.avail_out > 0, output.readableBytes - Self.tailBytes <= limit else { return nil }
        output.moveWriterIndex(to: output.writerIndex - Self.tailBytes)
        return output
    }

    private static let tailBytes = 4

    private func step(into output: inout ByteBuffer, space: Int) {
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: space) { target in
            stream.pointee.next_out = target.bindMemory(to: Bytef.self).baseAddress
            stream.pointee.avail_out = uInt(space)
            CZlib.deflate(stream, Z_SYNC_FLUSH)
            return space - Int(stream.pointee.avail_out)
        }
    }
}

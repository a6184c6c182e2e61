import CZlib

/// Unpacks gzip members with zlib. Source: RFC 1952.
final class GzipUnpacker: Unpacker {
    let name = "gzip"
    /// At an address of its own: zlib keeps pointers to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15: the largest window; 16 more: a gzip header and its checksum.
        isReady = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> UnpackingStep {
        let source = input.bindMemory(to: Bytef.self)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = uInt(source.count)
        stream.pointee.next_out = output.bindMemory(to: Bytef.self).baseAddress
        stream.pointee.avail_out = uInt(output.count)
        let status = isReady ? inflate(stream, Z_NO_FLUSH) : Z_STREAM_ERROR
        return UnpackingStep(
            taken: source.count - Int(stream.pointee.avail_in), filled: output.count - Int(stream.pointee.avail_out),
            outcome: status == Z_STREAM_END ? .ended : status == Z_OK || status == Z_BUF_ERROR ? .more : .damaged)
    }

    func restart() { if isReady { inflateReset(stream) } }
}

import CBzip2

/// Unpacks bzip2 streams with libbz2. Source: the manual of bzip2 1.0.8, "Low-level interface".
final class Bzip2Unpacker: Unpacker {
    let name = "bzip2"
    /// At an address of its own: libbz2 keeps pointers to it.
    private let stream: UnsafeMutablePointer<bz_stream>
    private var isReady = false

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: bz_stream())
        restart()
    }

    deinit {
        if isReady { BZ2_bzDecompressEnd(stream) }
        stream.deallocate()
    }

    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> UnpackingStep {
        let source = input.bindMemory(to: CChar.self)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = output.bindMemory(to: CChar.self).baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = isReady ? BZ2_bzDecompress(stream) : BZ_SEQUENCE_ERROR
        return UnpackingStep(
            taken: source.count - Int(stream.pointee.avail_in), filled: output.count - Int(stream.pointee.avail_out),
            outcome: status == BZ_STREAM_END ? .ended : status == BZ_OK ? .more : .damaged)
    }

    func restart() {
        if isReady { BZ2_bzDecompressEnd(stream) }
        stream.pointee = bz_stream()
        isReady = BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK
    }
}

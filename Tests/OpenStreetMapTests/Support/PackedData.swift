import CBzip2
import CZlib

extension [UInt8] {
    /// As one gzip member.
    var gzipped: [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, uLong(count))) + 64
        return withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: bound) { target, written in
                stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: Bytef.self).baseAddress)
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(bound)
                _ = deflate(&stream, Z_FINISH)
                written = bound - Int(stream.avail_out)
            }
        }
    }

    /// As one bzip2 stream.
    var bzipped: [UInt8] {
        var size = UInt32(count + count / 100 + 600)
        return withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: Int(size)) { target, written in
                let input = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
                target.withMemoryRebound(to: CChar.self) {
                    _ = BZ2_bzBuffToBuffCompress($0.baseAddress, &size, input, UInt32(source.count), 9, 0, 0)
                }
                written = Int(size)
            }
        }
    }
}

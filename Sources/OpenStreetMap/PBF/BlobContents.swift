import CZlib
import Foundation
import SwiftProtobuf

extension RandomAccessFile {
    /// What a blob holds, inflated. The size that the blob declares is exact, or the blob is refused.
    func contents(of frame: BlobFrame) throws(MapFileError) -> [UInt8] {
        let bytes = try bytes(at: frame.dataOffset, count: frame.dataSize)
        guard bytes.count == frame.dataSize else { throw shrunk(at: frame.offset) }
        guard let blob = try? PBFBlob(serializedBytes: bytes, options: .skippingUnknownFields) else {
            throw corrupted(at: frame.offset, "no readable block")
        }
        switch blob.data {
        case .raw(let data):
            guard data.count <= FormatLimits.blobSize else { throw oversized(data.count, at: frame.offset) }
            return [UInt8](data)
        case .zlibData(let data): return try inflate(data, to: Int(blob.rawSize), at: frame.offset)
        case .lzmaData: throw unsupported("LZMA", at: frame.offset)
        case .obsoleteBzip2Data: throw unsupported("bzip2", at: frame.offset)
        case .lz4Data: throw unsupported("LZ4", at: frame.offset)
        case .zstdData: throw unsupported("zstd", at: frame.offset)
        case nil: throw corrupted(at: frame.offset, "a block without data, or compressed in an unknown way")
        }
    }

    /// zlib writes at most `size` bytes, however much the data would inflate to.
    private func inflate(_ data: Data, to size: Int, at offset: UInt64) throws(MapFileError) -> [UInt8] {
        guard size >= 0, size <= FormatLimits.blobSize else { throw oversized(size, at: offset) }
        var status = Z_OK
        let inflated = [UInt8](unsafeUninitializedCapacity: size) { target, filled in
            data.withUnsafeBytes { source in
                var written = uLongf(size)
                let input = source.bindMemory(to: UInt8.self)
                // zlib refuses a null pointer even where there is nothing to write.
                var nothing: UInt8 = 0
                status = withUnsafeMutablePointer(to: &nothing) {
                    uncompress(target.baseAddress ?? $0, &written, input.baseAddress, uLong(input.count))
                }
                filled = status == Z_OK ? Int(written) : 0
            }
        }
        guard status != Z_BUF_ERROR else {
            throw corrupted(at: offset, "a block that does not inflate to the \(size) bytes that it declares")
        }
        guard status == Z_OK else { throw corrupted(at: offset, "a block that zlib can't inflate (\(status))") }
        guard inflated.count == size else {
            throw corrupted(at: offset, "a block inflates to \(inflated.count) bytes, not to the declared \(size)")
        }
        return inflated
    }

    private func oversized(_ size: Int, at offset: UInt64) -> MapFileError {
        corrupted(at: offset, "a block of \(size) bytes when inflated, more than the format allows")
    }

    private func unsupported(_ compression: String, at offset: UInt64) -> MapFileError {
        MapFileError(
            .unsupported, path: path, offset: offset,
            message: "blocks compressed with \(compression) are not supported; "
                + "convert the file with `osmium cat -o map.osm.pbf \(path)`")
    }
}

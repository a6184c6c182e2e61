import SwiftProtobuf

extension RandomAccessFile {
    /// A block's bytes and what they hold, with nothing decoded yet.
    func block(_ frame: BlobFrame) throws(MapFileError) -> (bytes: [UInt8], census: BlockCensus) {
        let bytes = try contents(of: frame)
        do {
            return (bytes, try BlockCensus(of: bytes))
        } catch {
            throw corrupted(at: frame.offset, error.message)
        }
    }

    func decode(_ bytes: [UInt8], of frame: BlobFrame) throws(MapFileError) -> PBFPrimitiveBlock {
        guard let block = try? PBFPrimitiveBlock(serializedBytes: bytes, options: .skippingUnknownFields) else {
            throw corrupted(at: frame.offset, "a block that is no OpenStreetMap data")
        }
        return block
    }
}

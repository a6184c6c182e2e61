/// An .osm.pbf file: its header, checked, and where its blocks are.
struct MapFile: Sendable {
    let file: RandomAccessFile
    let header: FileHeader
    let blocks: [BlobFrame]

    var path: String { file.path }

    init(path: String) throws(MapFileError) {
        let file = try RandomAccessFile(path: path)
        let frames = try file.frames()
        self.file = file
        blocks = frames.filter { $0.kind == .data }
        header = try FileHeader(reading: frames[0], of: file)
        // Files that were joined end to end have a header each.
        for frame in frames.dropFirst() where frame.kind == .header { _ = try FileHeader(reading: frame, of: file) }
    }

    /// What a block holds, counted, and what `decode` makes of it where `isWanted`.
    func read<Decoded>(
        _ frame: BlobFrame, where isWanted: (BlockCensus) -> Bool,
        decode: (PBFPrimitiveBlock) throws(BlockCensus.Malformed) -> Decoded
    ) throws(MapFileError) -> BlockReading<Decoded> {
        let contents = try file.contents(of: frame)
        do throws(BlockCensus.Malformed) {
            let census = try BlockCensus(of: contents)
            guard isWanted(census) else { return BlockReading(frame: frame, size: contents.count, census: census) }
            guard
                let block = try? PBFPrimitiveBlock(serializedBytes: contents, options: .skippingUnknownFields)
            else { throw BlockCensus.Malformed(message: "a block that can't be decoded") }
            return BlockReading(
                frame: frame, size: contents.count, census: census, decoded: try decode(block))
        } catch {
            throw file.corrupted(at: frame.offset, error.message)
        }
    }

    /// - Parameter inflated: how many bytes the blocks have had so far, once inflated.
    func checkInflation(_ inflated: UInt64) throws(MapFileError) {
        let limit = FormatLimits.inflatedSize(ofFileSize: file.size)
        guard inflated <= limit else {
            throw MapFileError(
                .tooLarge, path: path,
                message: "\(file.size) bytes inflate to more than \(limit); no map shrinks that much")
        }
    }
}

/// What came of reading one block.
struct BlockReading<Decoded> {
    var frame: BlobFrame
    /// In bytes, once inflated.
    var size: Int
    var census: BlockCensus
    var decoded: Decoded?
}

extension BlockReading: Sendable where Decoded: Sendable {}

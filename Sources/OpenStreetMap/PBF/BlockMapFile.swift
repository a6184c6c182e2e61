import Foundation

/// An .osm.pbf file: its header, checked, and where its blocks are.
///
/// Blocks are decoded in parallel and used in the order of the file.
struct BlockMapFile: MapFile {
    private let file: RandomAccessFile
    let header: FileHeader
    private let blocks: [BlobFrame]
    /// Those in which there are nodes; known after the first pass.
    private var nodeBlocks: [BlobFrame] = []

    var path: String { file.path }
    var size: UInt64 { file.size }

    init(_ file: RandomAccessFile) throws(MapFileError) {
        let frames = try file.frames()
        self.file = file
        blocks = frames.filter { $0.kind == .data }
        header = try FileHeader(reading: frames[0], of: file)
        // Files that were joined end to end have a header each.
        for frame in frames.dropFirst() where frame.kind == .header { _ = try FileHeader(reading: frame, of: file) }
    }

    mutating func readWays(consume: (WayBatch, _ position: UInt64) throws -> Void) async throws {
        let file = file
        var nodeBlocks: [BlobFrame] = []
        var inflated: UInt64 = 0
        try await decodeInOrder(blocks, width: Self.blocksAtOnce) { frame in
            try file.read(frame, where: { $0.ways > 0 || $0.relations > 0 }, decode: WayBatch.init(decoding:))
        } consume: { reading in
            inflated += UInt64(reading.size)
            try file.checkInflation(inflated)
            if reading.census.nodes > 0 { nodeBlocks.append(reading.frame) }
            try consume(reading.decoded ?? WayBatch(), reading.frame.end)
        }
        self.nodeBlocks = nodeBlocks
    }

    func readNodes(_ wanted: NodeNumbers, consume: (NodeBatch, _ position: UInt64) throws -> Void) async throws {
        let file = file
        try await decodeInOrder(nodeBlocks, width: Self.blocksAtOnce) { frame in
            try file.read(frame, where: { _ in true }) { block throws(BlockCensus.Malformed) in
                try NodeBatch(decoding: block, wanted: wanted)
            }
        } consume: { reading in
            try consume(reading.decoded ?? NodeBatch(wanted: wanted), reading.frame.end)
        }
    }

    /// Two blocks for each processor: one that is decoded, one that waits for its turn.
    private static var blocksAtOnce: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }
}

extension RandomAccessFile {
    /// What a block holds, counted, and what `decode` makes of it where `isWanted`.
    fileprivate func read<Decoded>(
        _ frame: BlobFrame, where isWanted: (BlockCensus) -> Bool,
        decode: (PBFPrimitiveBlock) throws(BlockCensus.Malformed) -> Decoded
    ) throws(MapFileError) -> BlockReading<Decoded> {
        let contents = try contents(of: frame)
        do throws(BlockCensus.Malformed) {
            let census = try BlockCensus(of: contents)
            guard isWanted(census) else { return BlockReading(frame: frame, size: contents.count, census: census) }
            guard
                let block = try? PBFPrimitiveBlock(serializedBytes: contents, options: .skippingUnknownFields)
            else { throw BlockCensus.Malformed(message: "a block that can't be decoded") }
            return BlockReading(
                frame: frame, size: contents.count, census: census, decoded: try decode(block))
        } catch {
            throw corrupted(at: frame.offset, error.message)
        }
    }
}

/// What came of reading one block.
private struct BlockReading<Decoded> {
    var frame: BlobFrame
    /// In bytes, once inflated.
    var size: Int
    var census: BlockCensus
    var decoded: Decoded?
}

extension BlockReading: Sendable where Decoded: Sendable {}

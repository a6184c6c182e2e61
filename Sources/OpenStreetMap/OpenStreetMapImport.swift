import Foundation
import Routing

/// Reads an .osm.pbf file into the tables of a road network.
///
/// Two passes: the first finds the ways that somebody can travel along, the second the nodes that those ways use. So
/// memory grows with the roads and not with the file, and the elements may come in any order. Blocks are decoded in
/// parallel and used in the order of the file: the same file makes the same tables, byte for byte.
package enum OpenStreetMapImport {
    /// - Parameter progress: called often, from no particular thread, never twice at once.
    /// - Throws: `MapFileError` where the file can't be used, `CancellationError` where the task was cancelled.
    package static func read(
        file path: String, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> (tables: RoadNetworkTables, report: ImportReport) {
        let file = try MapFile(path: path)
        var report = ImportReport()
        report.osmTimestamp = file.header.timestamp
        report.bounds = file.header.bounds
        report.writingProgram = file.header.writingProgram

        let (ways, nodeBlocks) = try await readWays(file, &report, progress)
        let nodes = try await readNodes(file, nodeBlocks, of: ways, &report, progress)
        let tables = build(ways, nodes, &report, progress)
        if report.bounds == nil { report.bounds = BoundingBox(around: tables.junctions.lazy.map(\.coordinate)) }
        return (tables, report)
    }

    /// Two blocks for each processor: one that is decoded, one that waits for its turn.
    private static var blocksAtOnce: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }
}

extension OpenStreetMapImport {
    /// - Returns: the ways, and the blocks in which there are nodes.
    private static func readWays(
        _ file: MapFile, _ report: inout ImportReport, _ progress: (ImportProgress) -> Void
    ) async throws -> (RoutableWays, nodeBlocks: [BlobFrame]) {
        var ways = RoutableWays()
        var nodeBlocks: [BlobFrame] = []
        var inflated: UInt64 = 0
        try await decodeInOrder(file.blocks, width: blocksAtOnce) { frame in
            try file.read(frame, where: { $0.ways > 0 || $0.relations > 0 }, decode: WayBatch.init(decoding:))
        } consume: { reading in
            inflated += UInt64(reading.size)
            try file.checkInflation(inflated)
            if reading.census.nodes > 0 { nodeBlocks.append(reading.frame) }
            if let batch = reading.decoded {
                try ways.append(batch, from: file)
                report.counts.add(batch.counts)
            }
            progress(ImportProgress(stage: .readingWays, done: reading.frame.end, total: file.file.size))
        }
        progress(ImportProgress(stage: .readingWays, done: file.file.size, total: file.file.size))
        return (ways, nodeBlocks)
    }

    private static func readNodes(
        _ file: MapFile, _ blocks: [BlobFrame], of ways: RoutableWays, _ report: inout ImportReport,
        _ progress: (ImportProgress) -> Void
    ) async throws -> RoadNodes {
        let numbers = NodeNumbers(of: ways.nodes)
        var nodes = RoadNodes(numbers)
        try await decodeInOrder(blocks, width: blocksAtOnce) { frame in
            try file.read(frame, where: { _ in true }) { block throws(BlockCensus.Malformed) in
                try NodeBatch(decoding: block, wanted: numbers)
            }
        } consume: { reading in
            if let batch = reading.decoded {
                nodes.add(batch)
                report.counts.add(batch.counts)
            }
            progress(ImportProgress(stage: .readingNodes, done: reading.frame.end, total: file.file.size))
        }
        progress(ImportProgress(stage: .readingNodes, done: file.file.size, total: file.file.size))
        report.counts.missingNodes = nodes.missingCount
        return nodes
    }

    private static func build(
        _ ways: RoutableWays, _ nodes: RoadNodes, _ report: inout ImportReport,
        _ progress: (ImportProgress) -> Void
    ) -> RoadNetworkTables {
        let duplicates = ways.duplicates()
        let split = SplitWays(ways, at: nodes, skipped: duplicates)
        let total = UInt64(split.pieces.count)
        progress(ImportProgress(stage: .buildingRoads, done: 0, total: total))
        let builder = NetworkBuilder(ways, at: nodes, split: split)
        var tables = builder.tables
        let resolver = RestrictionResolver(
            builder, ways: ways, split: split, numbers: nodes.numbers, skipped: duplicates)
        for relation in ways.restrictions {
            switch resolver.resolve(relation) {
            case .success(let restrictions): tables.restrictions += restrictions
            case .failure(let reason): report.skip(relation.id, reason)
            }
        }
        report.counts.add(split.counts)
        report.counts.count(tables, ways: ways.count - duplicates.count, duplicates: duplicates.count)
        progress(ImportProgress(stage: .buildingRoads, done: total, total: total))
        return tables
    }
}

import Foundation
import Routing

/// Reads an .osm.pbf file into the tables of a road network.
///
/// Two passes: the first finds the ways that somebody can travel along, the second the nodes that those ways use. So memory
/// grows with the roads and not with the file, and the elements may come in any order. Blocks are decoded in
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

        var (ways, relations) = try await readWays(file, &report, progress)
        let nodes = try await readNodes(file, of: ways, &report, progress)
        let tables = try build(&ways, nodes, relations, &report, progress)
        if report.bounds == nil { report.bounds = BoundingBox(around: tables.junctions.lazy.map(\.coordinate)) }
        return (tables, report)
    }
}

extension OpenStreetMapImport {
    private static func readWays(
        _ file: MapFile, _ report: inout ImportReport, _ progress: (ImportProgress) -> Void
    ) async throws -> (RoutableWays, [RestrictionRelation]) {
        var ways = RoutableWays()
        var relations: [RestrictionRelation] = []
        var inflated: UInt64 = 0
        var counts = ImportReport.Counts()
        try await file.decode(.readingWays, progress) { _, census in
            census.ways > 0 || census.relations > 0
        } as: { block throws(BlockCensus.Malformed) in
            try WayBatch(decoding: block)
        } consume: { batch, size in
            inflated += UInt64(size)
            try file.checkInflation(inflated)
            guard let batch else { return }
            ways.append(batch)
            relations += batch.restrictions
            counts.add(batch.counts)
        }
        report.counts.add(counts)
        return (ways, relations)
    }
}

import Foundation
import Routing

/// A road network made of a map file.
package struct OpenStreetMapImport: Sendable {
    package let tables: RoadNetworkTables
    package let report: ImportReport

    /// What an import is doing.
    package enum Stage: String, Sendable {
        case readingWays = "reading ways"
        case readingNodes = "reading nodes"
        case building = "building the network"
    }

    /// Told now and then how many of the stage's blocks are done.
    package typealias Progress = @Sendable (_ stage: Stage, _ done: Int, _ total: Int) -> Void

    /// Reads an .osm.pbf file in two passes, its blocks in parallel: first the ways and restrictions, then the nodes that
    /// these are made of.
    ///
    /// - Throws: `MapFileError`, which names the file, the place in it and what is wrong.
    package static func read(
        _ path: String, progress: @escaping Progress = { _, _, _ in }
    ) async throws -> OpenStreetMapImport {
        let file = try RandomAccessFile(path: path)
        let frames = try file.frames()
        let header = try FileHeader(reading: frames[0], of: file)
        let ways = try await readWays(of: file, frames.filter { $0.kind == .data }, progress)
        let nodes = try await readNodes(of: file, ways, progress)
        progress(.building, 0, 1)
        let network = NetworkAssembly(
            ways: ways.ways, set: nodes.set, coordinates: nodes.coordinates, traits: nodes.traits)
        let restrictions = RestrictionAssembly(ways.restrictions, on: network)
        var tables = network.tables
        tables.restrictions = restrictions.restrictions
        progress(.building, 1, 1)

        var tally = ways.tally
        tally.add(network.tally)
        tally.add(restrictions.tally)
        let report = ImportReport(
            nodes: nodes.count, ways: tally.ways, roadWays: ways.ways.count, restrictions: tables.restrictions.count,
            skipped: tally.skipped, timestamp: header.timestamp, bounds: header.bounds)
        return OpenStreetMapImport(tables: tables, report: report)
    }

    private struct Ways {
        var ways: [MapWay] = []
        var restrictions: [MapRestriction] = []
        var tally = ImportTally()
        var nodeFrames: [BlobFrame] = []
    }

    private struct Nodes {
        var set: NodeSet
        var coordinates: [FixedCoordinate?]
        var traits: [Int: NodeTraits] = [:]
        var count = 0
    }

    private static func readWays(
        of file: RandomAccessFile, _ frames: [BlobFrame], _ progress: Progress
    ) async throws -> Ways {
        var ways = Ways()
        var inflated: UInt64 = 0
        var done = 0
        try await decodeInOrder(frames, width: width) { try WayBlock(reading: $0, of: file) } consume: { block in
            inflated += UInt64(block.inflatedSize)
            guard inflated <= FormatLimits.inflatedSize(ofFileSize: file.size) else {
                throw MapFileError(
                    .tooLarge, path: file.path, offset: block.frame.offset,
                    message: "the file inflates to far more than map data does; it is not a real map")
            }
            ways.ways += block.ways
            ways.restrictions += block.restrictions
            ways.tally.add(block.tally)
            if block.hasNodes { ways.nodeFrames.append(block.frame) }
            done += 1
            progress(.readingWays, done, frames.count)
        }
        return ways
    }

    private static func readNodes(
        of file: RandomAccessFile, _ ways: Ways, _ progress: Progress
    ) async throws -> Nodes {
        let set = NodeSet(of: ways.ways)
        var nodes = Nodes(set: set, coordinates: Array(repeating: nil, count: set.ids.count))
        var done = 0
        try await decodeInOrder(ways.nodeFrames, width: width) {
            try NodeBlock(reading: $0, of: file, needed: set)
        } consume: { block in
            nodes.count += block.nodeCount
            for node in block.nodes {
                nodes.coordinates[node.index] = node.coordinate
                if let traits = node.traits { nodes.traits[node.index] = traits }
            }
            done += 1
            progress(.readingNodes, done, ways.nodeFrames.count)
        }
        return nodes
    }

    /// Blocks under way at once: enough to keep every core busy while one result waits for its turn.
    private static let width = ProcessInfo.processInfo.activeProcessorCount + 1
}

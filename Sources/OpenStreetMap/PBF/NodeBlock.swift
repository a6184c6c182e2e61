import Routing
import SwiftProtobuf

/// The nodes of one block that roads are made of.
struct NodeBlock: Sendable {
    struct Node: Sendable {
        /// Its place among the nodes that are needed.
        var index: Int
        var coordinate: FixedCoordinate
        var traits: NodeTraits?
    }

    private(set) var nodes: [Node] = []
    private(set) var nodeCount = 0

    init(reading frame: BlobFrame, of file: RandomAccessFile, needed: NodeSet) throws(MapFileError) {
        let (bytes, _) = try file.block(frame)
        let block = try file.decode(bytes, of: frame)
        let grid = Grid(block)
        var strings = BlockStrings(block.stringtable)
        do {
            for group in block.primitivegroup {
                for node in group.nodes { try add(node, grid, &strings, needed) }
                if group.hasDense { try add(group.dense, grid, &strings, needed) }
            }
        } catch {
            throw file.corrupted(at: frame.offset, error.message)
        }
    }

    /// How a block writes coordinates.
    private struct Grid {
        let granularity: Int64
        let latitudeOffset: Int64
        let longitudeOffset: Int64

        init(_ block: PBFPrimitiveBlock) {
            granularity = Int64(block.granularity)
            latitudeOffset = block.latOffset
            longitudeOffset = block.lonOffset
        }

        /// In units of 1e-7 degrees; numbers beyond the globe come to lie on its edge.
        func coordinate(latitude: Int64, longitude: Int64) -> FixedCoordinate {
            FixedCoordinate(
                Coordinate(
                    latitude: degrees(latitude, latitudeOffset), longitude: degrees(longitude, longitudeOffset)))
        }

        private func degrees(_ value: Int64, _ offset: Int64) -> Double {
            (Double(value) * Double(granularity) + Double(offset)) / 1e9
        }
    }

    private mutating func add(
        _ node: PBFNode, _ grid: Grid, _ strings: inout BlockStrings, _ needed: NodeSet
    ) throws(BlockCensus.Malformed) {
        nodeCount += 1
        guard let index = needed.index(of: node.id) else { return }
        let traits = NodeTraits(try strings.tags(keys: node.keys, values: node.vals))
        nodes.append(
            Node(index: index, coordinate: grid.coordinate(latitude: node.lat, longitude: node.lon), traits: traits))
    }

    private mutating func add(
        _ dense: PBFDenseNodes, _ grid: Grid, _ strings: inout BlockStrings, _ needed: NodeSet
    ) throws(BlockCensus.Malformed) {
        guard dense.lat.count == dense.id.count, dense.lon.count == dense.id.count else {
            throw .init(message: "columns of nodes of different lengths")
        }
        nodeCount += dense.id.count
        var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
        var tag = 0
        for place in dense.id.indices {
            id &+= dense.id[place]
            latitude &+= dense.lat[place]
            longitude &+= dense.lon[place]
            let tags = try Self.tags(of: dense, from: &tag, &strings)
            guard let index = needed.index(of: id) else { continue }
            nodes.append(
                Node(
                    index: index, coordinate: grid.coordinate(latitude: latitude, longitude: longitude),
                    traits: tags.isEmpty ? nil : NodeTraits(tags)))
        }
    }

    /// Keys and values up to the 0 that ends a node's tags.
    private static func tags(
        of dense: PBFDenseNodes, from place: inout Int, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) -> Tags {
        var tags = Tags()
        while place < dense.keysVals.count, dense.keysVals[place] != 0 {
            guard place + 1 < dense.keysVals.count else { throw .init(message: "a node with a key without a value") }
            try strings.add(key: Int(dense.keysVals[place]), value: Int(dense.keysVals[place + 1]), to: &tags)
            place += 2
        }
        place += 1
        return tags
    }
}

import Foundation

@testable import OpenStreetMap

/// Builds one block with its string table.
struct BlockWriter {
    private var strings = [""]
    private var places = ["": 0]
    private(set) var block = PBFPrimitiveBlock()

    mutating func string(_ text: String) -> Int {
        if let place = places[text] { return place }
        strings.append(text)
        places[text] = strings.count - 1
        block.stringtable.s = strings.map { Data($0.utf8) }
        return strings.count - 1
    }

    init() { block.stringtable.s = [Data()] }

    mutating func addDense(_ nodes: [DrawnMap.Node]) {
        var dense = PBFDenseNodes()
        var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
        for node in nodes {
            dense.id.append(node.id &- id)
            dense.lat.append(Int64(node.latitude) - latitude)
            dense.lon.append(Int64(node.longitude) - longitude)
            (id, latitude, longitude) = (node.id, Int64(node.latitude), Int64(node.longitude))
            for (key, value) in node.tags.sorted(by: <) {
                dense.keysVals += [Int32(string(key)), Int32(string(value))]
            }
            dense.keysVals.append(0)
        }
        var group = PBFPrimitiveGroup()
        group.dense = dense
        block.primitivegroup.append(group)
    }

    mutating func addPlain(_ nodes: [DrawnMap.Node]) {
        var group = PBFPrimitiveGroup()
        for node in nodes {
            var plain = PBFNode()
            plain.id = node.id
            plain.lat = Int64(node.latitude)
            plain.lon = Int64(node.longitude)
            (plain.keys, plain.vals) = tags(node.tags)
            group.nodes.append(plain)
        }
        block.primitivegroup.append(group)
    }

    mutating func add(_ ways: [DrawnMap.Way]) {
        var group = PBFPrimitiveGroup()
        for drawn in ways {
            var way = PBFWay()
            way.id = drawn.id
            way.refs = Self.differences(drawn.nodes)
            (way.keys, way.vals) = tags(drawn.tags)
            group.ways.append(way)
        }
        block.primitivegroup.append(group)
    }

    mutating func add(_ relations: [DrawnMap.Relation]) {
        var group = PBFPrimitiveGroup()
        for drawn in relations {
            var relation = PBFRelation()
            relation.id = drawn.id
            relation.memids = Self.differences(drawn.members.map(\.id))
            relation.rolesSid = drawn.members.map { Int32(string($0.role)) }
            relation.types = drawn.members.map { $0.isNode ? .node : .way }
            (relation.keys, relation.vals) = tags(drawn.tags)
            group.relations.append(relation)
        }
        block.primitivegroup.append(group)
    }

    private mutating func tags(_ tags: [String: String]) -> ([UInt32], [UInt32]) {
        let sorted = tags.sorted(by: <)
        return (sorted.map { UInt32(string($0.key)) }, sorted.map { UInt32(string($0.value)) })
    }

    private static func differences(_ ids: [Int64]) -> [Int64] { zip(ids, [0] + ids).map { $0 &- $1 } }
}

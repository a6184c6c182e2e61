import Routing
import SwiftProtobuf

/// The ways and turn restrictions of one block.
struct WayBlock: Sendable {
    var ways: [MapWay] = []
    var restrictions: [MapRestriction] = []
    var tally = ImportTally()
    /// Where in the file the block lies, and whether it holds nodes, for the second pass.
    var frame: BlobFrame
    var hasNodes: Bool
    var inflatedSize: Int

    init(reading frame: BlobFrame, of file: RandomAccessFile) throws(MapFileError) {
        let (bytes, census) = try file.block(frame)
        self.frame = frame
        hasNodes = census.nodes > 0
        inflatedSize = bytes.count
        guard census.ways + census.relations > 0 else { return }
        let block = try file.decode(bytes, of: frame)
        var strings = BlockStrings(block.stringtable)
        do {
            for group in block.primitivegroup {
                for way in group.ways { try add(way, &strings) }
                for relation in group.relations { try add(relation, &strings) }
            }
        } catch {
            throw file.corrupted(at: frame.offset, error.message)
        }
    }

    private mutating func add(_ way: PBFWay, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        tally.ways += 1
        let tags = try strings.tags(keys: way.keys, values: way.vals)
        guard let traits = RoadTraits(tags) else { return }
        guard way.refs.count <= FormatLimits.nodesPerWay else {
            throw .init(message: "way \(way.id) with \(way.refs.count) nodes, more than \(FormatLimits.nodesPerWay)")
        }
        if tags.keys.contains(where: \.isConditional) { tally.skip(.conditionalTag) }
        var node: Int64 = 0
        let nodes = way.refs.map { difference in
            node &+= difference
            return node
        }
        ways.append(MapWay(id: way.id, nodes: nodes, traits: traits))
    }

    private mutating func add(_ relation: PBFRelation, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        let tags = try strings.tags(keys: relation.keys, values: relation.vals)
        guard let reading = RestrictionRule.read(tags) else { return }
        tally.restrictions += 1
        switch reading {
        case .conditional: tally.skip(.conditionalRestriction)
        case .otherVehicles: tally.skip(.restrictionOfOtherVehicles)
        case .unknown: tally.skip(.unknownRestriction)
        case .rules(let rules):
            guard let members = try members(of: relation, &strings) else {
                tally.skip(.oversizedRestriction)
                return
            }
            restrictions.append(MapRestriction(id: relation.id, rules: rules, members: members))
        }
    }

    /// - Returns: `nil` where there are more than a real restriction has.
    private func members(
        of relation: PBFRelation, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) -> [MapRestriction.Member]? {
        let count = relation.memids.count
        guard relation.rolesSid.count == count, relation.types.count == count else {
            throw .init(message: "relation \(relation.id) with members that are not whole")
        }
        guard count <= FormatLimits.membersPerRestriction else { return nil }
        var id: Int64 = 0
        var members: [MapRestriction.Member] = []
        for index in 0..<count {
            id &+= relation.memids[index]
            guard let role = strings.text(at: Int(relation.rolesSid[index])) else {
                throw .init(message: "relation \(relation.id) with a role that is not there")
            }
            members.append(.init(id: id, isWay: relation.types[index] == .way, isNode: relation.types[index] == .node, role: role))
        }
        return members
    }
}

import Foundation

/// The members of a relation, collected as an .osm.pbf file has them: the same code judges both.
struct RelationMembers {
    private var relation = PBFRelation()
    private var roles = PBFStringTable()
    private var last: Int64 = 0

    /// Members beyond the most that a turn restriction may have are dropped, but for one: it is enough to refuse it,
    /// and no other relation matters.
    mutating func add(_ attributes: SAXAttributes, of id: Int64) throws(XMLFault) {
        guard let member = attributes["ref"]?.integer else {
            throw XMLFault(.corrupted, "relation \(id) has a member without ref")
        }
        guard relation.memids.count <= FormatLimits.membersPerRestriction else { return }
        relation.memids.append(member &- last)
        relation.types.append(Self.type(attributes["type"]))
        relation.rolesSid.append(Int32(roles.s.count))
        roles.s.append(Data((attributes["role"]?.string ?? "").utf8))
        last = member
    }

    private static func type(_ name: SAXText?) -> PBFRelation.MemberType {
        switch name ?? SAXText(nil) {
        case "node": .node
        case "way": .way
        default: .relation
        }
    }

    /// Puts the relation into `batch`.
    func add(to batch: inout WayBatch, id: Int64, tags: Tags) throws(XMLFault) {
        var relation = relation
        relation.id = id
        var strings = BlockStrings(roles)
        do throws(BlockCensus.Malformed) {
            try batch.add(relation, tags, &strings)
        } catch {
            throw XMLFault(.corrupted, error.message)
        }
    }
}

/// A turn restriction as the map file has it: rules, and the elements they are about.
struct RestrictionRelation: Sendable {
    var id: Int64
    var reading: RestrictionRule.Reading
    var from: [Int64] = []
    var to: [Int64] = []
    var viaNodes: [Int64] = []
    var viaWays: [Int64] = []

    init(
        _ relation: PBFRelation, _ reading: RestrictionRule.Reading, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) {
        let members = relation.memids.count
        guard relation.rolesSid.count == members, relation.types.count == members else {
            throw .init(message: "relation \(relation.id) has members without roles or types")
        }
        guard members <= FormatLimits.membersPerRestriction else {
            throw .init(message: "the turn restriction \(relation.id) has \(members) members")
        }
        id = relation.id
        self.reading = reading
        var member: Int64 = 0
        for index in 0..<members {
            member &+= relation.memids[index]
            guard let role = strings.text(at: Int(relation.rolesSid[index])) else {
                throw .init(message: "relation \(relation.id) has a role that is not there")
            }
            add(member, relation.types[index], role)
        }
    }

    private mutating func add(_ member: Int64, _ type: PBFRelation.MemberType, _ role: String) {
        switch (role, type) {
        case ("from", .way): Self.add(member, to: &from)
        case ("to", .way): Self.add(member, to: &to)
        case ("via", .way): Self.add(member, to: &viaWays)
        case ("via", .node): Self.add(member, to: &viaNodes)
        default: break
        }
    }

    /// A member that is named twice is one member.
    private static func add(_ member: Int64, to members: inout [Int64]) {
        if !members.contains(member) { members.append(member) }
    }
}

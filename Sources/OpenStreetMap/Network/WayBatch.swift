/// The routable ways and turn restrictions of one block.
struct WayBatch: Sendable {
    /// One entry for each way.
    var ids: [Int64] = []
    var traits: [RoadTraits] = []
    var nodeCounts: [UInt32] = []
    /// The nodes of all ways, one way after another; none is repeated directly.
    var nodes: [Int64] = []
    var restrictions: [RestrictionRelation] = []
    var counts = ImportReport.Counts()

    /// - Throws: `BlockCensus.Malformed` where the block contradicts itself.
    init(decoding block: PBFPrimitiveBlock) throws(BlockCensus.Malformed) {
        var strings = BlockStrings(block.stringtable)
        for group in block.primitivegroup {
            for way in group.ways { try add(way, &strings) }
            for relation in group.relations { try add(relation, &strings) }
        }
    }

    private mutating func add(_ way: PBFWay, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        counts.waysRead += 1
        guard way.refs.count <= FormatLimits.nodesPerWay else {
            throw .init(message: "way \(way.id) has more than \(FormatLimits.nodesPerWay) nodes")
        }
        let tags = try strings.tags(keys: way.keys, values: way.vals)
        guard let traits = RoadTraits(tags) else { return }
        let start = nodes.count
        appendNodes(of: way)
        guard nodes.count - start >= 2 else {
            nodes.removeSubrange(start...)
            counts.waysWithoutExtent += 1
            return
        }
        ids.append(way.id)
        self.traits.append(traits)
        nodeCounts.append(UInt32(nodes.count - start))
        if tags.keys.contains(where: \.isConditional) { counts.conditionalWays += 1 }
    }

    private mutating func appendNodes(of way: PBFWay) {
        var node: Int64 = 0
        for (index, difference) in way.refs.enumerated() {
            // Wrapping: nonsense in the file becomes a node that is missing, not a crash.
            node &+= difference
            if index > 0, difference == 0 { continue }
            nodes.append(node)
        }
    }

    private mutating func add(
        _ relation: PBFRelation, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) {
        counts.relationsRead += 1
        let tags = try strings.tags(keys: relation.keys, values: relation.vals)
        guard let reading = RestrictionRule.read(tags) else { return }
        restrictions.append(try RestrictionRelation(relation, reading, &strings))
    }
}

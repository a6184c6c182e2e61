/// The routable ways and turn restrictions of one stretch of a file.
struct WayBatch: Sendable {
    /// One entry for each way.
    private(set) var ids: [Int64] = []
    private(set) var traits: [RoadTraits] = []
    private(set) var nodeCounts: [UInt32] = []
    /// The nodes of all ways, one way after another; none is repeated directly.
    private(set) var nodes: [Int64] = []
    private(set) var restrictions: [RestrictionRelation] = []
    /// Whether an id is negative: editors give those to what was never uploaded, and each file counts them anew.
    private(set) var hasLocalIDs = false
    var counts = ImportReport.Counts()

    mutating func add(way id: Int64, nodes references: some Sequence<Int64>, tags: Tags) {
        counts.waysRead += 1
        guard let traits = RoadTraits(tags) else { return }
        let start = nodes.count
        for node in references where nodes.count == start || node != nodes[nodes.count - 1] { nodes.append(node) }
        guard nodes.count - start >= 2 else {
            nodes.removeSubrange(start...)
            counts.waysWithoutExtent += 1
            return
        }
        if id < 0 || nodes[start...].contains(where: { $0 < 0 }) { hasLocalIDs = true }
        ids.append(id)
        self.traits.append(traits)
        nodeCounts.append(UInt32(nodes.count - start))
        if tags.keys.contains(where: \.isConditional) { counts.add(ConditionTally(tags)) }
    }

    /// - Throws: `BlockCensus.Malformed` where the relation contradicts itself.
    mutating func add(
        _ relation: PBFRelation, _ tags: Tags, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) {
        counts.relationsRead += 1
        guard let reading = RestrictionRule.read(tags) else { return }
        restrictions.append(try RestrictionRelation(relation, reading, &strings))
    }
}

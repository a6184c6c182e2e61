/// All ways of the file that somebody can travel along and all turn restrictions, in the order of the file.
struct RoutableWays: Sendable {
    private(set) var ids: [Int64] = []
    private(set) var traits: [RoadTraits] = []
    /// Where each way's nodes begin in `nodes`; one more at the end.
    private(set) var starts: [Int] = [0]
    private(set) var nodes: [Int64] = []
    private(set) var restrictions: [RestrictionRelation] = []

    var count: Int { ids.count }

    /// - Throws: `MapFileError` where the nodes become more than 32-bit numbers can tell apart.
    mutating func append(_ batch: WayBatch, from file: MapFile) throws(MapFileError) {
        guard nodes.count + batch.nodes.count < Int(UInt32.max) else {
            throw MapFileError(
                .tooLarge, path: file.path,
                message: "the roads have more nodes than 32-bit numbers can tell apart; import a smaller extract")
        }
        ids += batch.ids
        traits += batch.traits
        nodes += batch.nodes
        restrictions += batch.restrictions
        for count in batch.nodeCounts { starts.append(starts[starts.count - 1] + Int(count)) }
    }

    func nodeRange(of way: Int) -> Range<Int> { starts[way]..<starts[way + 1] }

    /// The ways that repeat an earlier one's id, as in files that were joined without merging.
    func duplicates() -> Set<Int> {
        guard zip(ids, ids.dropFirst()).contains(where: { $0 >= $1 }) else { return [] }
        var seen = Set<Int64>(minimumCapacity: ids.count)
        return Set(ids.indices.filter { !seen.insert(ids[$0]).inserted })
    }
}

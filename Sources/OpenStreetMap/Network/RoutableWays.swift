/// All ways of the files that somebody can travel along and all turn restrictions, in the order of the files.
struct RoutableWays: Sendable {
    private(set) var ids: [Int64] = []
    private(set) var traits: [RoadTraits] = []
    /// Where each way's nodes begin in `nodes`; one more at the end.
    private(set) var starts: [Int] = [0]
    private(set) var nodes: [Int64] = []
    private(set) var restrictions: [RestrictionRelation] = []
    /// The file that has negative ids.
    private var localFile: String?

    var count: Int { ids.count }

    /// - Throws: `MapFileError` where the nodes become more than 32-bit numbers can tell apart, and where several files
    ///   have ids of their own.
    mutating func append(_ batch: WayBatch, from path: String) throws(MapFileError) {
        guard nodes.count + batch.nodes.count < Int(UInt32.max) else {
            throw MapFileError(
                .tooLarge, path: path,
                message: "the roads have more nodes than 32-bit numbers can tell apart; import a smaller extract")
        }
        if batch.hasLocalIDs { try noteLocalIDs(of: path) }
        ids += batch.ids
        traits += batch.traits
        nodes += batch.nodes
        restrictions += batch.restrictions
        for count in batch.nodeCounts { starts.append(starts[starts.count - 1] + Int(count)) }
    }

    private mutating func noteLocalIDs(of path: String) throws(MapFileError) {
        if let localFile, localFile != path {
            throw MapFileError(
                .unsupported, path: path,
                message: "this file and \(localFile) have negative ids, which mean other things in each; "
                    + "merge them in the editor that wrote them")
        }
        localFile = path
    }

    func nodeRange(of way: Int) -> Range<Int> { starts[way]..<starts[way + 1] }

    /// The ways that repeat an earlier one's id, as those that cross a border do in the extracts of both sides.
    /// A way that only a later file opens to anybody is as that file has it.
    func duplicates() -> Set<Int> {
        guard zip(ids, ids.dropFirst()).contains(where: { $0 >= $1 }) else { return [] }
        var seen = Set<Int64>(minimumCapacity: ids.count)
        return Set(ids.indices.filter { !seen.insert(ids[$0]).inserted })
    }

    /// The first relation of each id.
    func distinctRestrictions() -> [RestrictionRelation] {
        var seen = Set<Int64>(minimumCapacity: restrictions.count)
        return restrictions.filter { seen.insert($0.id).inserted }
    }
}

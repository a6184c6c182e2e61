/// All nodes that a search meets on its way up, ascending, with what each costs and from where it was reached.
struct Climb: Sendable {
    var nodes: [UInt32] = []
    var costs: [Milliseconds] = []
    /// The lower node of the climb from which each was reached; `.max` where the climb began.
    var origins: [UInt32] = []
    /// What every cost is too high by.
    var surplus: Milliseconds

    /// Where a node stands in the climb; `nil` where it wasn't met. O(log nodes).
    func place(of node: UInt32) -> Int? {
        let place = nodes.place(notBelow: node, in: nodes.indices)
        return place < nodes.count && nodes[place] == node ? place : nil
    }

    /// The nodes from one of the climb down to where it began, both counted.
    func way(to node: UInt32) -> [UInt32] {
        var way = [node]
        while let place = place(of: way[way.count - 1]), origins[place] != .max { way.append(origins[place]) }
        return way
    }
}

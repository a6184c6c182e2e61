/// The ways from some nodes of an elimination tree to its root, merged: each node once, ascending.
struct Ancestors: Sendable {
    /// One on each way; ways that have met are one.
    private var cursors: [UInt32] = []

    mutating func begin(at nodes: some Sequence<UInt32>) {
        cursors.removeAll(keepingCapacity: true)
        for node in nodes where !cursors.contains(node) { cursors.append(node) }
    }

    mutating func next(up parents: [UInt32]) -> UInt32? {
        guard let node = cursors.min(), let place = cursors.firstIndex(of: node) else { return nil }
        let parent = parents[Int(node)]
        if parent == EliminationTree.none || cursors.contains(parent) {
            cursors.remove(at: place)
        } else {
            cursors[place] = parent
        }
        return node
    }
}

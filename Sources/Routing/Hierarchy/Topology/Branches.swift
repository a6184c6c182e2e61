/// The nodes of an elimination tree in portions that many threads may work on at once, from the leaves to the roots.
///
/// What happens at a node touches only its ancestors. Branches are whole subtrees, so they have nothing to do with each
/// other; the trunk is what is left of the tree, and comes last.
struct Branches: Sendable {
    /// The nodes of all branches, one branch after another, ascending in each.
    private let nodes: [UInt32]
    private let starts: [Int]
    /// Ascending.
    let trunk: [UInt32]

    var count: Int { starts.count - 1 }

    subscript(branch: Int) -> ArraySlice<UInt32> { nodes[starts[branch]..<starts[branch + 1]] }

    /// Small enough that many threads end at the same time, large enough that taking one costs nothing beside it.
    private static func largest(of count: Int) -> Int { max(count / 64, 1_000) }

    init(of parents: [UInt32]) {
        let limit = Self.largest(of: parents.count)
        var sizes = [Int](repeating: 1, count: parents.count)
        for (node, parent) in parents.enumerated() where parent != EliminationTree.none {
            sizes[Int(parent)] += sizes[node]
        }
        // A branch by its root; small trees and branches share one until it is full.
        var branchOf = [Int](repeating: -1, count: parents.count)
        var branchSizes: [Int] = []
        for node in parents.indices.reversed() where sizes[node] <= limit {
            let parent = parents[node]
            if parent != EliminationTree.none, branchOf[Int(parent)] >= 0 {
                branchOf[node] = branchOf[Int(parent)]
            } else {
                if branchSizes.last.map({ $0 + sizes[node] > limit }) ?? true { branchSizes.append(0) }
                branchOf[node] = branchSizes.count - 1
                branchSizes[branchSizes.count - 1] += sizes[node]
            }
        }
        starts = branchSizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        var next = starts
        var ordered = [UInt32](repeating: 0, count: starts[starts.count - 1])
        var trunk: [UInt32] = []
        for (node, branch) in branchOf.enumerated() {
            guard branch >= 0 else {
                trunk.append(UInt32(node))
                continue
            }
            ordered[next[branch]] = UInt32(node)
            next[branch] += 1
        }
        nodes = ordered
        self.trunk = trunk
    }
}

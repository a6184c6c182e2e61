/// The chordal supergraph of a graph whose nodes are taken away in the order of their numbers: whenever one goes, all of
/// its higher neighbors become neighbors of each other.
///
/// Directions don't matter yet. Each node's lowest neighbor above it is its parent in the elimination tree, and all of its
/// higher neighbors are among its ancestors.
/// Source: Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies" (2016); George, Liu, "The evolution of the
/// minimum degree ordering algorithm" (1989).
struct EliminationTree: Sendable {
    /// `none` at the roots.
    private(set) var parents: [UInt32]
    /// Where each node's higher neighbors begin in `neighbors`; one more at the end.
    private(set) var starts: [UInt32] = [0]
    /// Ascending.
    private(set) var neighbors: [UInt32] = []

    /// How many ancestors each node has.
    var depths: [UInt32] {
        var depths = [UInt32](repeating: 0, count: parents.count)
        for node in parents.indices.reversed() where parents[node] != Self.none {
            depths[node] = depths[Int(parents[node])] + 1
        }
        return depths
    }

    static let none = UInt32.max

    init(of graph: TurnGraph) {
        let count = graph.nodes.count
        parents = Array(repeating: Self.none, count: count)
        starts.reserveCapacity(count + 1)
        let own = Adjacency(of: graph.turns, nodeCount: count)
        // Children as lists linked through the tree: a node's last child, and each child's elder sibling.
        var lastChild = [UInt32](repeating: Self.none, count: count)
        var sibling = [UInt32](repeating: Self.none, count: count)
        var marks = [UInt32](repeating: Self.none, count: count)
        var found: [UInt32] = []
        for node in 0..<UInt32(count) {
            found.removeAll(keepingCapacity: true)
            func add(_ neighbor: UInt32) {
                guard neighbor > node, marks[Int(neighbor)] != node else { return }
                marks[Int(neighbor)] = node
                found.append(neighbor)
            }
            for place in own.starts[Int(node)]..<own.starts[Int(node) + 1] { add(own.heads[Int(place)]) }
            var child = lastChild[Int(node)]
            while child != Self.none {
                for place in starts[Int(child)]..<starts[Int(child) + 1] { add(neighbors[Int(place)]) }
                child = sibling[Int(child)]
            }
            found.sort()
            neighbors.append(contentsOf: found)
            starts.append(UInt32(neighbors.count))
            guard let parent = found.first else { continue }
            parents[Int(node)] = parent
            sibling[Int(node)] = lastChild[Int(parent)]
            lastChild[Int(parent)] = node
        }
    }
}

/// For each node the higher ends of its turns, whichever way they lead.
private struct Adjacency {
    private(set) var starts: [UInt32]
    private(set) var heads: [UInt32]

    init(of turns: [TurnGraph.Turn], nodeCount: Int) {
        starts = Array(repeating: 0, count: nodeCount + 1)
        for turn in turns { starts[Int(min(turn.tail, turn.head)) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        heads = Array(repeating: 0, count: turns.count)
        for turn in turns {
            let low = Int(min(turn.tail, turn.head))
            heads[Int(next[low])] = max(turn.tail, turn.head)
            next[low] += 1
        }
    }
}

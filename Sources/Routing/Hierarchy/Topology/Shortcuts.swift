/// Which edges of a chordal graph can ever be part of a way, and in which direction.
///
/// The graph was closed without regard to directions, and most of it can't be travelled: turns are one-way. An edge is
/// needed where there is a turn, or where a way leads over lower nodes alone.
struct Shortcuts {
    private let tree: EliminationTree
    /// For each neighbor of the tree the turn upwards to it, and the one downwards from it; `noTurn` for none.
    private var turnsUp: [UInt32]
    private var turnsDown: [UInt32]
    private var isUp: [Bool]
    private var isDown: [Bool]

    init(of tree: EliminationTree, turns: [TurnGraph.Turn]) {
        self.tree = tree
        turnsUp = Array(repeating: Hierarchy.noTurn, count: tree.neighbors.count)
        turnsDown = turnsUp
        for turn in turns where turn.tail != turn.head {
            let place = tree.place(of: max(turn.tail, turn.head), above: min(turn.tail, turn.head))
            if turn.tail < turn.head { turnsUp[place] = turn.index } else { turnsDown[place] = turn.index }
        }
        isUp = turnsUp.map { $0 != Hierarchy.noTurn }
        isDown = turnsDown.map { $0 != Hierarchy.noTurn }
        close()
    }

    /// An edge exists where a lower neighbor of both its ends leads from one to the other.
    private mutating func close() {
        let below = tree.below()
        let count = tree.parents.count
        var reachedUp = [UInt32](repeating: EliminationTree.none, count: count)
        var reachedDown = reachedUp
        for node in 0..<UInt32(count) {
            for place in Int(below.starts[Int(node)])..<Int(below.starts[Int(node) + 1]) {
                let edge = Int(below.edges[place])
                // The lower node's neighbors above this one follow the edge to it.
                let end = Int(tree.starts[Int(below.tails[place]) + 1])
                if isDown[edge] {
                    for other in edge + 1..<end where isUp[other] {
                        reachedUp[Int(tree.neighbors[other])] = node
                    }
                }
                if isUp[edge] {
                    for other in edge + 1..<end where isDown[other] {
                        reachedDown[Int(tree.neighbors[other])] = node
                    }
                }
            }
            for edge in Int(tree.starts[Int(node)])..<Int(tree.starts[Int(node) + 1]) {
                let neighbor = Int(tree.neighbors[edge])
                if reachedUp[neighbor] == node { isUp[edge] = true }
                if reachedDown[neighbor] == node { isDown[edge] = true }
            }
        }
    }

    /// - Parameter depths: the tree's.
    func edges(_ depths: [UInt32]) -> (up: Hierarchy.Edges, down: Hierarchy.Edges) {
        (edges(where: isUp, turns: turnsUp, depths), edges(where: isDown, turns: turnsDown, depths))
    }

    private func edges(where isThere: [Bool], turns: [UInt32], _ depths: [UInt32]) -> Hierarchy.Edges {
        let count = tree.parents.count
        var edges = Hierarchy.Edges()
        edges.starts.reserveCapacity(count + 1)
        edges.belowStarts = Array(repeating: 0, count: count + 1)
        for node in 0..<count {
            for place in Int(tree.starts[node])..<Int(tree.starts[node + 1]) where isThere[place] {
                edges.heads.append(tree.neighbors[place])
                edges.turns.append(turns[place])
                edges.belowStarts[Int(tree.neighbors[place]) + 1] += 1
            }
            edges.starts.append(UInt32(edges.heads.count))
        }
        edges.depths = edges.heads.map { depths[Int($0)] }
        for node in 0..<count { edges.belowStarts[node + 1] += edges.belowStarts[node] }
        var next = edges.belowStarts
        edges.below = Array(repeating: (0, 0), count: edges.heads.count)
        for node in 0..<count {
            for edge in edges.starts[node]..<edges.starts[node + 1] {
                let head = Int(edges.heads[Int(edge)])
                edges.below[Int(next[head])] = (UInt32(node), edge)
                next[head] += 1
            }
        }
        return edges
    }
}

extension EliminationTree {
    /// Where `neighbor` stands among the higher neighbors of `node`. O(log neighbors).
    fileprivate func place(of neighbor: UInt32, above node: UInt32) -> Int {
        neighbors.place(notBelow: neighbor, in: Int(starts[Int(node)])..<Int(starts[Int(node) + 1]))
    }

    /// The edges by their higher end: the lower ends, and the places in `neighbors`.
    fileprivate func below() -> (starts: [UInt32], tails: [UInt32], edges: [UInt32]) {
        var belowStarts = [UInt32](repeating: 0, count: parents.count + 1)
        for neighbor in neighbors { belowStarts[Int(neighbor) + 1] += 1 }
        for node in parents.indices { belowStarts[node + 1] += belowStarts[node] }
        var next = belowStarts
        var tails = [UInt32](repeating: 0, count: neighbors.count)
        var edges = tails
        for node in parents.indices {
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let slot = Int(next[Int(neighbors[place])])
                (tails[slot], edges[slot]) = (UInt32(node), UInt32(place))
                next[Int(neighbors[place])] += 1
            }
        }
        return (belowStarts, tails, edges)
    }
}

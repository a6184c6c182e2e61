/// A contraction hierarchy that knows no costs: which nodes a way between two places may climb over.
///
/// Each shortcut is there for every metric; a metric only says how much each costs (`HierarchyMetric`). Nodes are numbered
/// by importance, edges are kept at their lower end: those that lead up from it, and those that lead down to it.
///
/// Source: Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies" (2016); for turns Buchhold, Wagner, Zeitz,
/// Zündorf, "Customizable Contraction Hierarchies with Turn Costs" (2020).
package final class Hierarchy: Sendable {
    package let network: RoadNetwork
    package let profile: Profile
    let nodes: [HierarchyNode]
    /// The next node up the elimination tree, `EliminationTree.none` at the roots: where a search goes on.
    let parents: [UInt32]
    /// How many ancestors each node has in the elimination tree.
    let depths: [UInt32]
    /// How many nodes the longest way to a root passes.
    let height: Int
    let branches: Branches
    let up: Edges
    let down: Edges
    /// Each arc's first node, `EliminationTree.none` for arcs that the profile never travels; its others follow.
    private let firstNodes: [UInt32]

    /// Edges in one direction, by their lower end.
    struct Edges: Sendable {
        /// Where each node's edges begin; one more at the end.
        var starts: [UInt32] = [0]
        /// The higher ends, ascending for each node.
        var heads: [UInt32] = []
        /// How deep each of them stands in the elimination tree.
        var depths: [UInt32] = []
        /// Where the turn that an edge is stands in a table of turns; `noTurn` for one that is only a shortcut.
        var turns: [UInt32] = []
        /// The same edges by their higher end: where each node's begin in `below`; one more at the end.
        var belowStarts: [UInt32] = []
        /// The lower end, and the edge's place in `heads`.
        var below: [(tail: UInt32, edge: UInt32)] = []
    }

    static let noTurn = UInt32.max

    /// - Parameter order: the profile's roads (`TurnGraph.roads`), from the least to the most important one.
    package init(of network: RoadNetwork, for profile: Profile, order: [RoadID]) {
        self.network = network
        self.profile = profile
        let graph = TurnGraph(of: network, for: profile, order: order)
        let tree = EliminationTree(of: graph)
        nodes = graph.nodes
        parents = tree.parents
        depths = tree.depths
        height = (depths.max().map(Int.init) ?? -1) + 1
        branches = Branches(of: tree.parents)
        (up, down) = Shortcuts(of: tree, turns: graph.turns).edges(depths)
        var firstNodes = [UInt32](repeating: EliminationTree.none, count: network.arcCount)
        for (number, node) in graph.nodes.enumerated().reversed() {
            firstNodes[Int(node.arc.index)] = UInt32(number)
        }
        self.firstNodes = firstNodes
    }

    /// In the order that came with the map, or else in one found now.
    package convenience init(of network: RoadNetwork, for profile: Profile) {
        let order = RoadOrder.known(in: network, for: profile) ?? RoadOrder.find(in: network, for: profile)
        self.init(of: network, for: profile, order: order)
    }

    /// The nodes of one arc.
    func nodes(of arc: ArcID) -> Range<UInt32> {
        let first = firstNodes[Int(arc.index)]
        guard first != EliminationTree.none else { return 0..<0 }
        var end = first
        while end < nodes.count, nodes[Int(end)].arc == arc { end += 1 }
        return first..<end
    }

    /// The node where a trip begins on an arc; `nil` where the profile never travels it.
    func origin(at arc: ArcID, _ metric: Metric) -> UInt32? {
        let part: HierarchyNode.Part = metric.isRestricted(arc) ? .leaving : .open
        return nodes(of: arc).first { nodes[Int($0)].state == SearchState(arc) && nodes[Int($0)].part == part }
    }

    /// Whether a trip may end at a node of an arc: as the arc is now. Within one zone a trip doesn't enter another.
    func isDestination(_ node: UInt32, _ metric: Metric) -> Bool {
        let node = nodes[Int(node)]
        return node.part.isRestricted == metric.isRestricted(node.arc)
    }
}

extension Hierarchy {
    package var nodeCount: Int { nodes.count }
    /// Turns and shortcuts, those of each direction.
    package var edgeCount: Int { up.heads.count + down.heads.count }
    /// What the hierarchy and one set of costs take in memory.
    package var byteCount: Int {
        // Of a node also its parent and depth, its place among the branches, and where its edges begin, by both ends and
        // ways.
        let node = MemoryLayout<HierarchyNode>.stride + MemoryLayout<UInt32>.size * 7
        // Head, depth, turn, the two numbers of `below`, cost and middle.
        let edge = MemoryLayout<UInt32>.size * 7
        return nodes.count * node + edgeCount * edge
    }
}

extension Hierarchy.Edges {
    /// The edges that a node is the lower end of.
    func range(of node: UInt32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

    /// Where the turn that an edge is stands in a table of turns; `nil` where it is none.
    func turn(at edge: Int) -> Int? { turns[edge] == Hierarchy.noTurn ? nil : Int(turns[edge]) }

    /// Where the edge between `node` and a higher one stands; `nil` where there is none. O(log edges).
    func place(of higher: UInt32, above node: UInt32) -> Int? {
        let own = range(of: node)
        let place = heads.place(notBelow: higher, in: own)
        return place < own.upperBound && heads[place] == higher ? place : nil
    }
}

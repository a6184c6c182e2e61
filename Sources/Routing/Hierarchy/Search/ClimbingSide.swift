/// One half of a search that climbs a hierarchy: what each node costs, and from where it was reached.
///
/// A node's cost is taken away when the search passes it, so that the next query finds everything as it was.
struct ClimbingSide: Sendable {
    /// Where a search begins.
    struct Start: Sendable {
        var node: UInt32
        var cost: Milliseconds
        /// The node from which a first turn led here.
        var before: UInt32?
    }

    struct Label: Sendable, BitwiseCopyable {
        var cost: Milliseconds = HierarchyMetric.far
        /// The lower node from which this one was reached.
        var origin: UInt32 = .max
    }

    private(set) var starts: [Start] = []
    var labels: [Label]

    init(nodeCount: Int) { labels = Array(repeating: Label(), count: nodeCount) }

    mutating func begin() { starts.removeAll(keepingCapacity: true) }

    mutating func start(at node: UInt32, cost: Milliseconds, after before: UInt32?) {
        guard cost < labels[Int(node)].cost else { return }
        labels[Int(node)] = Label(cost: cost)
        starts.append(Start(node: node, cost: cost, before: before))
    }

    /// Climbs alone, and gives all nodes that it meets, ascending.
    mutating func climb(
        _ edges: Hierarchy.Edges, _ edgeCosts: [Milliseconds], _ parents: [UInt32], surplus: Milliseconds
    ) -> Climb {
        var ancestors = Ancestors()
        ancestors.begin(at: starts.map(\.node))
        var climb = Climb(surplus: surplus)
        let costs = edgeCosts.span
        var labels = self.labels.mutableSpan
        while let node = ancestors.next(up: parents) {
            let label = labels[Int(node)]
            guard label.cost < HierarchyMetric.far else { continue }
            edges.relax(node, at: label.cost, costs: costs, &labels)
            labels[Int(node)].cost = HierarchyMetric.far
            climb.nodes.append(node)
            climb.costs.append(label.cost)
            climb.origins.append(label.origin)
        }
        return climb
    }

    /// The lower node from which `node` was reached; `nil` where the search began there.
    func previous(of node: UInt32) -> UInt32? {
        let origin = labels[Int(node)].origin
        return origin == .max ? nil : origin
    }

    /// The node that the first turn left.
    func nodeBefore(start node: UInt32) -> UInt32? { starts.last { $0.node == node }?.before }
}

extension Hierarchy.Edges {
    /// Goes over all edges that `node` is the lower end of.
    @inline(__always)
    func relax(
        _ node: UInt32, at cost: Milliseconds, costs: Span<Milliseconds>,
        _ labels: inout MutableSpan<ClimbingSide.Label>
    ) {
        let starts = starts.span
        let heads = heads.span
        for edge in Int(starts[unchecked: Int(node)])..<Int(starts[unchecked: Int(node) + 1]) {
            let reached = cost &+ costs[unchecked: edge]
            let head = Int(heads[unchecked: edge])
            guard reached < labels[unchecked: head].cost else { continue }
            labels[unchecked: head] = ClimbingSide.Label(cost: reached, origin: node)
        }
    }
}

/// Brings a customized hierarchy up to another metric that differs in few places: only what a change reaches is looked at.
///
/// What got cheaper is passed on at once to whatever it makes cheaper. What got dearer concerns only the edges whose way
/// leads over it, which the middles tell; those alone are found anew from all lower nodes when their turn comes.
/// Source: Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies" (2016), on partial updates.
struct PartialCustomization: ~Copyable {
    private let hierarchy: Hierarchy
    private let customization: Customization
    private var up: Side
    private var down: Side
    /// Nodes with edges that have changed or must be found anew.
    private var waiting: BitField
    /// Nodes of arcs at the changed junctions: all of their edges must be found anew.
    private var touched: BitField

    /// The edges of one direction.
    fileprivate struct Side: ~Copyable {
        let edges: Hierarchy.Edges
        let costs: HierarchyMetric.Costs.Buffers
        /// Those that cost something else than before.
        var changed: BitField
        /// Those whose way has become dearer than they say.
        var outdated: BitField
        /// Of the node that the wave has come to, ascending: those to be found anew, what each cost, and those that changed.
        var renewed: [Int] = []
        var formerCosts: [Milliseconds] = []
        var own: [Int] = []

        init(_ edges: Hierarchy.Edges, _ costs: HierarchyMetric.Costs.Buffers) {
            self.edges = edges
            self.costs = costs
            changed = BitField(count: edges.heads.count)
            outdated = BitField(count: edges.heads.count)
        }
    }

    /// - Parameters:
    ///   - up: the costs under the metric before, to be changed; `down` too.
    ///   - changed: the junctions where some turn, or an arc that begins or ends there, costs something else.
    init(
        _ hierarchy: Hierarchy, to metric: Metric, up: HierarchyMetric.Costs.Buffers,
        down: HierarchyMetric.Costs.Buffers, at changed: Set<JunctionID>
    ) {
        self.hierarchy = hierarchy
        customization = Customization(hierarchy, metric, up: up, down: down)
        self.up = Side(hierarchy.up, up)
        self.down = Side(hierarchy.down, down)
        waiting = BitField(count: hierarchy.nodes.count)
        touched = BitField(count: hierarchy.nodes.count)
        for junction in changed { touch(junction) }
    }

    private mutating func touch(_ junction: JunctionID) {
        for departure in hierarchy.network.departures(from: junction) {
            for arc in [departure, departure.reversed] {
                for node in hierarchy.nodes(of: arc) {
                    waiting.insert(node)
                    touched.insert(node)
                }
            }
        }
    }

    /// Ascending: whatever a node changes lies above it.
    mutating func run() {
        let scratch = Customization.Scratch(hierarchy)
        while let node = waiting.popFirst() {
            let isTouched = touched.contains(node)
            up.collectRenewed(of: node, all: isTouched)
            down.collectRenewed(of: node, all: isTouched)
            if !up.renewed.isEmpty || !down.renewed.isEmpty {
                customization.finish(up.renewed, down.renewed, of: node, scratch)
            }
            up.collectChanged(of: node)
            down.collectChanged(of: node)
            guard !up.own.isEmpty || !down.own.isEmpty else { continue }
            Self.pass(over: node, across: down, along: &up, &waiting)
            Self.pass(over: node, across: up, along: &down, &waiting)
        }
    }

    /// Looks at each edge that a way over `node` may be cheapest for and that leads in one direction: at its lower end is
    /// one of the edges `across`, at its higher end one `along`. One of the two has changed.
    private static func pass(
        over node: UInt32, across: borrowing Side, along: inout Side, _ waiting: inout BitField
    ) {
        for leg in across.edges.range(of: node) {
            let (low, cost) = (across.edges.heads[leg], across.costs.costs[leg])
            let isReached =
                if across.changed.contains(UInt32(leg)) {
                    along.take(along.edges.range(of: node), of: node, behind: cost, from: low)
                } else if cost < HierarchyMetric.far {
                    along.take(along.own, of: node, behind: cost, from: low)
                } else {
                    false
                }
            if isReached { waiting.insert(low) }
        }
    }
}

extension PartialCustomization.Side {
    /// Holds the ways from `low` down to `node` for `cost`, then up again by each of `branches`, against the edges of `low`.
    ///
    /// - Returns: whether any of those changes, or must be found anew.
    fileprivate mutating func take(
        _ branches: some Sequence<Int>, of node: UInt32, behind cost: Milliseconds, from low: UInt32
    ) -> Bool {
        // Heads ascend on both sides, so one walk along the edges of the lower end comes past all of them: each is there.
        var target = edges.range(of: low).lowerBound
        var isReached = false
        for branch in branches {
            let head = edges.heads[branch]
            guard head > low else { continue }
            while edges.heads[target] < head { target += 1 }
            switch costs.compare(target, with: cost &+ costs.costs[branch], over: node) {
            case .settled: continue
            case .outdated: outdated.insert(UInt32(target))
            case .cheaper: changed.insert(UInt32(target))
            }
            isReached = true
        }
        return isReached
    }

    fileprivate mutating func collectRenewed(of node: UInt32, all: Bool) {
        renewed.removeAll(keepingCapacity: true)
        formerCosts.removeAll(keepingCapacity: true)
        let range = edges.range(of: node)
        if all { renewed.append(contentsOf: range) } else { outdated.collect(in: range, into: &renewed) }
        for edge in renewed { formerCosts.append(costs.costs[edge]) }
    }

    /// Those found anew that now cost something else, and those that another node has made cheaper.
    fileprivate mutating func collectChanged(of node: UInt32) {
        for (edge, cost) in zip(renewed, formerCosts) where costs.costs[edge] != cost { changed.insert(UInt32(edge)) }
        own.removeAll(keepingCapacity: true)
        changed.collect(in: edges.range(of: node), into: &own)
    }
}

extension HierarchyMetric.Costs.Buffers {
    fileprivate enum Comparison {
        /// The edge now costs less.
        case cheaper
        /// The way that the edge stands for costs more than the edge says.
        case outdated
        case settled
    }

    fileprivate func compare(_ edge: Int, with sum: Milliseconds, over node: UInt32) -> Comparison {
        let cost = min(sum, HierarchyMetric.far)
        if cost < costs[edge] {
            costs[edge] = cost
            middles[edge] = node
            return .cheaper
        }
        return middles[edge] == node && costs[edge] < cost ? .outdated : .settled
    }
}

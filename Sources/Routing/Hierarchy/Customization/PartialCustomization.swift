/// Brings a customized hierarchy up to another metric that differs in few places: only what a change reaches is looked at.
///
/// What got cheaper is passed on at once to whatever it makes cheaper. What got dearer concerns only the edges whose way
/// leads over it, which the middles tell; those are found anew from all lower nodes when their turn comes.
/// Source: Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies" (2016), on partial updates.
struct PartialCustomization {
    private let hierarchy: Hierarchy
    private let metric: Metric
    private(set) var up: HierarchyMetric.Costs
    private(set) var down: HierarchyMetric.Costs
    /// Nodes of which some edge has changed, or whose edges must be found anew.
    private var waiting: BitField
    private var outdated: BitField
    /// Edges that cost something else than before.
    private var changedUp: BitField
    private var changedDown: BitField

    /// - Parameter changed: the junctions where some turn, or an arc that begins or ends there, costs something else.
    init(of old: HierarchyMetric, to metric: Metric, at changed: Set<JunctionID>) {
        hierarchy = old.hierarchy
        self.metric = metric
        (up, down) = (old.up, old.down)
        waiting = BitField(count: hierarchy.nodes.count)
        outdated = waiting
        changedUp = BitField(count: hierarchy.up.heads.count)
        changedDown = BitField(count: hierarchy.down.heads.count)
        for junction in changed { markOutdated(junction) }
    }

    private mutating func markOutdated(_ junction: JunctionID) {
        for departure in hierarchy.network.departures(from: junction) {
            for arc in [departure, departure.reversed] {
                for node in hierarchy.nodes(of: arc) {
                    waiting.insert(node)
                    outdated.insert(node)
                }
            }
        }
    }

    /// Ascending: whatever a node changes lies above it.
    mutating func run() {
        let scratch = Customization.Scratch(hierarchy)
        while let node = waiting.popFirst() {
            if outdated.contains(node) { renew(node, scratch) }
            for edge in hierarchy.up.range(of: node) where changedUp.contains(UInt32(edge)) {
                for descent in hierarchy.down.range(of: node) { pass(over: node, descent: descent, ascent: edge) }
            }
            for edge in hierarchy.down.range(of: node) where changedDown.contains(UInt32(edge)) {
                for ascent in hierarchy.up.range(of: node) { pass(over: node, descent: edge, ascent: ascent) }
            }
        }
    }

    private mutating func renew(_ node: UInt32, _ scratch: Customization.Scratch) {
        let (ups, downs) = (hierarchy.up.range(of: node), hierarchy.down.range(of: node))
        let before = (Array(up.costs[ups]), Array(down.costs[downs]))
        up.withUnsafeMutable { up in
            down.withUnsafeMutable { down in
                Customization(hierarchy, metric, up: up, down: down).finish(node, scratch)
            }
        }
        for (edge, cost) in zip(ups, before.0) where up.costs[edge] != cost { changedUp.insert(UInt32(edge)) }
        for (edge, cost) in zip(downs, before.1) where down.costs[edge] != cost { changedDown.insert(UInt32(edge)) }
    }

    /// Looks at the edge that the way down to a node and up again may be a shortcut for.
    private mutating func pass(over node: UInt32, descent: Int, ascent: Int) {
        let (tail, head) = (hierarchy.down.heads[descent], hierarchy.up.heads[ascent])
        let cost = min(down.costs[descent] &+ up.costs[ascent], HierarchyMetric.far)
        if tail < head, let edge = hierarchy.up.place(of: head, above: tail) {
            let comparison = up.compare(edge, with: cost, over: node)
            if comparison == .cheaper { changedUp.insert(UInt32(edge)) }
            note(comparison, at: tail)
        } else if head < tail, let edge = hierarchy.down.place(of: tail, above: head) {
            let comparison = down.compare(edge, with: cost, over: node)
            if comparison == .cheaper { changedDown.insert(UInt32(edge)) }
            note(comparison, at: head)
        }
    }

    private mutating func note(_ comparison: HierarchyMetric.Costs.Comparison, at low: UInt32) {
        guard comparison != .settled else { return }
        if comparison == .outdated { outdated.insert(low) }
        waiting.insert(low)
    }
}

extension HierarchyMetric.Costs {
    fileprivate enum Comparison {
        /// The edge now costs less.
        case cheaper
        /// The way that the edge stands for costs more than the edge says.
        case outdated
        case settled
    }

    fileprivate mutating func compare(_ edge: Int, with cost: Milliseconds, over node: UInt32) -> Comparison {
        if cost < costs[edge] {
            costs[edge] = cost
            middles[edge] = node
            return .cheaper
        }
        return middles[edge] == node && costs[edge] < cost ? .outdated : .settled
    }
}

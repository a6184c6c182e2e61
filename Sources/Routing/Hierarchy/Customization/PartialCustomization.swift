/// Brings a customized hierarchy up to another metric that differs in few places: only what a change reaches is looked at.
///
/// What got cheaper is passed on at once to whatever it makes cheaper. What got dearer concerns only the edges whose way
/// leads over it, which the middles tell; those are found anew from all lower nodes when their turn comes.
/// Source: Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies" (2016), on partial updates.
struct PartialCustomization {
    private let hierarchy: Hierarchy
    private let customization: Customization
    private var up: Side
    private var down: Side
    private var nodes: Marks

    /// The edges of one direction.
    fileprivate struct Side {
        let edges: Hierarchy.Edges
        let costs: HierarchyMetric.Costs.Buffers
        /// Those that cost something else than before.
        var changed: BitField
        /// Those of the node that the wave has come to.
        var own: [Int] = []

        init(_ edges: Hierarchy.Edges, _ costs: HierarchyMetric.Costs.Buffers) {
            self.edges = edges
            self.costs = costs
            changed = BitField(count: edges.heads.count)
        }
    }

    /// Nodes of which some edge has changed, or whose edges must be found anew.
    private struct Marks {
        var waiting: BitField
        var outdated: BitField
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
        let none = BitField(count: hierarchy.nodes.count)
        nodes = Marks(waiting: none, outdated: none)
        for junction in changed { markOutdated(junction) }
    }

    private mutating func markOutdated(_ junction: JunctionID) {
        for departure in hierarchy.network.departures(from: junction) {
            for arc in [departure, departure.reversed] {
                for node in hierarchy.nodes(of: arc) {
                    nodes.waiting.insert(node)
                    nodes.outdated.insert(node)
                }
            }
        }
    }

    /// Ascending: whatever a node changes lies above it.
    mutating func run() {
        let scratch = Customization.Scratch(hierarchy)
        while let node = nodes.waiting.popFirst() {
            if nodes.outdated.contains(node) { renew(node, scratch) }
            up.collectChanged(of: node)
            down.collectChanged(of: node)
            guard !up.own.isEmpty || !down.own.isEmpty else { continue }
            Self.pass(over: node, across: down, along: &up, &nodes)
            Self.pass(over: node, across: up, along: &down, &nodes)
        }
    }

    private mutating func renew(_ node: UInt32, _ scratch: Customization.Scratch) {
        let (ups, downs) = (up.costs(of: node), down.costs(of: node))
        customization.finish(node, scratch)
        up.noteChanges(of: node, since: ups)
        down.noteChanges(of: node, since: downs)
    }

    /// Looks at each edge that a way over `node` may be cheapest for and that leads in one direction: at its lower end is
    /// one of the edges `across`, at its higher end one `along`. One of the two has changed.
    private static func pass(over node: UInt32, across: Side, along: inout Side, _ nodes: inout Marks) {
        let edges = along.edges
        let (lows, heads) = (across.edges.heads.span, edges.heads.span)
        let (all, own) = (Array(edges.range(of: node)), along.own)
        for leg in across.edges.range(of: node) {
            let low = lows[unchecked: leg]
            let (targets, cost) = (edges.range(of: low), across.costs.costs[leg])
            // Heads ascend on both sides, so one walk along the edges of the lower end comes past all of them.
            var target = targets.lowerBound
            for edge in across.changed.contains(UInt32(leg)) ? all : own {
                let head = heads[unchecked: edge]
                guard head > low else { continue }
                while target < targets.upperBound, heads[unchecked: target] < head { target += 1 }
                guard target < targets.upperBound else { break }
                guard heads[unchecked: target] == head else { continue }
                switch along.costs.compare(target, with: cost &+ along.costs.costs[edge], over: node) {
                case .settled: continue
                case .outdated: nodes.outdated.insert(low)
                case .cheaper: along.changed.insert(UInt32(target))
                }
                nodes.waiting.insert(low)
            }
        }
    }
}

extension PartialCustomization.Side {
    fileprivate func costs(of node: UInt32) -> [Milliseconds] { edges.range(of: node).map { costs.costs[$0] } }

    fileprivate mutating func noteChanges(of node: UInt32, since before: [Milliseconds]) {
        for (edge, cost) in zip(edges.range(of: node), before) where costs.costs[edge] != cost {
            changed.insert(UInt32(edge))
        }
    }

    fileprivate mutating func collectChanged(of node: UInt32) {
        own.removeAll(keepingCapacity: true)
        for edge in edges.range(of: node) where changed.contains(UInt32(edge)) { own.append(edge) }
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

/// Finds the cheapest way over lower nodes for each edge, node by node in ascending order.
///
/// Threads may work on nodes of which none is an ancestor of another's.
struct Customization: @unchecked Sendable {
    private let hierarchy: Hierarchy
    private let metric: Metric
    private let up: HierarchyMetric.Costs.Buffers
    private let down: HierarchyMetric.Costs.Buffers

    /// For each ancestor of a node, by depth, the cheapest way to it, for one thread: the cost in the upper half of a number, in the lower half one
    /// more than the node over which it leads, so that the lesser number is the cheaper way, and a turn beats a detour.
    final class Scratch {
        fileprivate let ways: UnsafeMutablePointer<UInt64>

        init(_ hierarchy: Hierarchy) {
            ways = .allocate(capacity: hierarchy.height)
            ways.initialize(repeating: .max, count: hierarchy.height)
        }

        deinit { ways.deallocate() }
    }

    init(
        _ hierarchy: Hierarchy, _ metric: Metric, up: HierarchyMetric.Costs.Buffers, down: HierarchyMetric.Costs.Buffers
    ) {
        self.hierarchy = hierarchy
        self.metric = metric
        self.up = up
        self.down = down
    }

    /// Makes the edges of `node` final; those of all lower nodes must be.
    func finish(_ node: UInt32, _ scratch: Scratch) {
        finish(hierarchy.up.range(of: node), hierarchy.down.range(of: node), of: node, scratch)
    }

    /// Makes some edges of `node` final, those that lead up from it and those that lead down to it, both ascending.
    func finish(_ ups: some Collection<Int>, _ downs: some Collection<Int>, of node: UInt32, _ scratch: Scratch) {
        let own = hierarchy.nodes[Int(node)]
        for edge in ups {
            up.costs[edge] =
                hierarchy.up.turn(at: edge).map { turn in
                    metric.cost(of: turn, from: own, to: hierarchy.nodes[Int(hierarchy.up.heads[edge])])
                } ?? HierarchyMetric.far
        }
        for edge in downs {
            down.costs[edge] =
                hierarchy.down.turn(at: edge).map { turn in
                    metric.cost(of: turn, from: hierarchy.nodes[Int(hierarchy.down.heads[edge])], to: own)
                } ?? HierarchyMetric.far
        }
        Self.relax(ups, of: node, hierarchy.up, up, over: hierarchy.down, down, scratch.ways)
        Self.relax(downs, of: node, hierarchy.down, down, over: hierarchy.up, up, scratch.ways)
    }

    /// Each way from `node` first over one of `descents` to a lower node, then over one of the `edges` of that: or, for
    /// edges that lead down, the same backwards.
    private static func relax(
        _ own: some Collection<Int>, of node: UInt32, _ edges: Hierarchy.Edges, _ costs: HierarchyMetric.Costs.Buffers,
        over descents: Hierarchy.Edges, _ descentCosts: HierarchyMetric.Costs.Buffers,
        _ ways: UnsafeMutablePointer<UInt64>
    ) {
        guard let nearest = own.first else { return }
        edges.depths.withUnsafeBufferPointer { depths in
            for edge in own { ways[Int(depths[edge])] = UInt64(costs.costs[edge]) << 32 }
            // The higher a head, the less deep; ways to deeper ones than these are of no interest.
            let deepest = depths[nearest]
            for place in Int(descents.belowStarts[Int(node)])..<Int(descents.belowStarts[Int(node) + 1]) {
                let (lower, descent) = descents.below[place]
                let cost = descentCosts.costs[Int(descent)]
                guard cost < HierarchyMetric.far else { continue }
                let way = UInt64(cost) << 32 | UInt64(lower &+ 1)
                let first = Int(edges.starts[Int(lower)])
                var edge = Int(edges.starts[Int(lower) + 1]) - 1
                while edge >= first, depths[edge] <= deepest {
                    let higher = Int(depths[edge])
                    ways[higher] = min(ways[higher], way &+ UInt64(costs.costs[edge]) << 32)
                    edge -= 1
                }
            }
            for edge in own {
                let way = ways[Int(depths[edge])]
                costs.costs[edge] = Milliseconds(truncatingIfNeeded: way >> 32)
                costs.middles[edge] = UInt32(truncatingIfNeeded: way) &- 1
            }
        }
    }
}

extension Metric {
    /// What a turn costs with the arc that it leads into, as part of a hierarchy; `far` where it can't be taken now.
    fileprivate func cost(of turn: Int, from tail: HierarchyNode, to head: HierarchyNode) -> Milliseconds {
        let (turnCost, arcCost) = (turnCosts[turn], arcCosts[Int(head.arc.index)])
        guard turnCost != .impassable, arcCost != .impassable,
            restricted[Int(tail.arc.index)] == tail.part.isRestricted,
            restricted[Int(head.arc.index)] == head.part.isRestricted,
            allows(RestrictionMemory.Move(state: tail.state, arc: head.arc))
        else { return HierarchyMetric.far }
        return min(turnCost &+ arcCost, HierarchyMetric.far)
    }
}

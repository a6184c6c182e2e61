/// What each edge of a hierarchy costs under one metric: the hierarchy *customized*.
///
/// An edge costs what the turn that it is costs with the arc behind it, or what its cheapest way over lower nodes costs.
/// Frozen, as the metric; another metric of the same network is another one beside it.
package final class HierarchyMetric: Sendable {
    package let hierarchy: Hierarchy
    package let metric: Metric
    let up: Costs
    let down: Costs

    /// One of each for each of the hierarchy's edges.
    struct Costs: Sendable {
        /// `far` where there is no way now.
        var costs: [Milliseconds]
        /// The lower node over which the cheapest way leads; `noMiddle` where it is the turn itself.
        var middles: [UInt32]
    }

    /// Two of these can be added.
    static let far: Milliseconds = .max / 2
    static let noMiddle = UInt32.max

    package init(_ hierarchy: Hierarchy, metric: Metric) {
        self.hierarchy = hierarchy
        self.metric = metric
        var up = Costs(count: hierarchy.up.heads.count)
        var down = Costs(count: hierarchy.down.heads.count)
        up.withUnsafeMutable { up in
            down.withUnsafeMutable { down in
                let customization = Customization(hierarchy, metric, up: up, down: down)
                let branches = hierarchy.branches
                Parallel.forEach(count: branches.count, with: { Customization.Scratch(hierarchy) }) { branch, scratch in
                    for node in branches[branch] { customization.finish(node, scratch) }
                }
                let scratch = Customization.Scratch(hierarchy)
                for node in branches.trunk { customization.finish(node, scratch) }
            }
        }
        self.up = up
        self.down = down
    }

    /// The hierarchy under another metric of the same network and profile: what the two don't differ in is taken over.
    package convenience init(_ old: HierarchyMetric, to metric: Metric) {
        let changed = old.metric.junctions(where: metric)
        guard changed.count * Self.partialShare < old.hierarchy.network.junctions.count else {
            self.init(old.hierarchy, metric: metric)
            return
        }
        // What is reported of cars changes nothing for the other modes.
        guard !changed.isEmpty else {
            self.init(old.hierarchy, metric: metric, up: old.up, down: old.down)
            return
        }
        self.init(old, to: metric, at: changed)
    }

    /// By what the change reaches alone.
    ///
    /// - Parameter changed: `metric.junctions(where:)`.
    convenience init(_ old: HierarchyMetric, to metric: Metric, at changed: Set<JunctionID>) {
        var (up, down) = (Costs(copying: old.up), Costs(copying: old.down))
        up.withUnsafeMutable { up in
            down.withUnsafeMutable { down in
                var partial = PartialCustomization(old.hierarchy, to: metric, up: up, down: down, at: changed)
                partial.run()
            }
        }
        self.init(old.hierarchy, metric: metric, up: up, down: down)
    }

    private init(_ hierarchy: Hierarchy, metric: Metric, up: Costs, down: Costs) {
        self.hierarchy = hierarchy
        self.metric = metric
        self.up = up
        self.down = down
    }

    /// Where one junction in so many has changed, all edges are found anew sooner than those that it reaches.
    private static let partialShare = 100
}

extension HierarchyMetric {
    /// What each further metric of a hierarchy takes in memory, the tables of its arcs and turns counted.
    package var byteCount: Int {
        let edge = MemoryLayout<Milliseconds>.size + MemoryLayout<UInt32>.size
        let arc = MemoryLayout<Milliseconds>.size + MemoryLayout<Bool>.size
        let network = hierarchy.network
        return hierarchy.edgeCount * edge + network.arcCount * arc
            + network.turnCount * MemoryLayout<Milliseconds>.size
    }
}

extension HierarchyMetric.Costs {
    init(count: Int) {
        costs = Array(repeating: HierarchyMetric.far, count: count)
        middles = Array(repeating: HierarchyMetric.noMiddle, count: count)
    }

    /// Another one with the same numbers, which shares no memory with it: on all cores, most of a change is this.
    init(copying other: HierarchyMetric.Costs) {
        costs = Parallel.copy(of: other.costs)
        middles = Parallel.copy(of: other.middles)
    }

    struct Buffers {
        let costs: UnsafeMutablePointer<Milliseconds>
        let middles: UnsafeMutablePointer<UInt32>
    }

    mutating func withUnsafeMutable(_ body: (Buffers) -> Void) {
        costs.withUnsafeMutableBufferPointer { costs in
            middles.withUnsafeMutableBufferPointer { middles in
                guard let costs = costs.baseAddress, let middles = middles.baseAddress else { return }
                body(Buffers(costs: costs, middles: middles))
            }
        }
    }
}

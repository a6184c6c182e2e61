/// Climbs an elimination tree from some of its nodes to the root, with what each node on the way costs.
///
/// All higher ends of a node's edges lie on its way to the root, one at each depth. So costs are kept by depth, not by
/// node: those of a whole search are a few kilobytes and stay in the nearest cache. The ways from several nodes are lanes,
/// each with costs of its own, until they meet and become one. One value per thread: it is a workspace.
struct Ascent: Sendable {
    /// What a node costs, and from where it was reached.
    ///
    /// One number, of which the lesser is the better label, so that keeping the better one of two needs no decision.
    struct Label: Sendable, BitwiseCopyable {
        fileprivate(set) var number: UInt64

        static let none = Label(cost: HierarchyMetric.far)

        /// - Parameter origin: the place of the lower node from which this one was reached; `.max` where a search begins.
        @inline(__always)
        init(cost: Milliseconds, origin: UInt32 = .max) { number = UInt64(cost) << 32 | UInt64(origin) }

        var cost: Milliseconds {
            @inline(__always) get { Milliseconds(truncatingIfNeeded: number >> 32) }
        }
        var origin: UInt32 { UInt32(truncatingIfNeeded: number) }
    }

    /// The search from where a trip begins, or the one from where it ends.
    enum Side: Sendable {
        case ahead
        case behind
    }

    /// Where a search begins.
    struct Start: Sendable {
        var node: UInt32
        var side: Side
        var cost: Milliseconds
        /// The node from which a first turn led here.
        var before: UInt32?
    }

    /// A way to the root, as far as it has come.
    private struct Lane {
        /// The next one to be climbed over.
        var node: UInt32
        /// Where the node's labels are.
        var place: Int
        /// Where the labels for depth 0 are.
        let base: Int
        var hasAhead = false
        var hasBehind = false
    }

    /// A part of a lane which is climbed without regard to others.
    struct Stretch {
        var node: UInt32
        var place: Int
        let base: Int
        /// The first node that is not part of it, or lies above that.
        let limit: UInt32
        let hasAhead: Bool
        let hasBehind: Bool
    }

    /// By place, which is a lane's base and a node's depth.
    struct Tables: Sendable {
        var ahead: [Label] = []
        var behind: [Label] = []
        /// The node at each place that has been climbed over.
        var nodes: [UInt32] = []
    }

    var tables = Tables()
    private let height: Int
    /// Once the climb has begun, those that no lane has come to yet, the lowest last.
    private(set) var starts: [Start] = []
    private var waiting = 0
    private var lanes: [Lane] = []
    private var laneCount = 0

    /// - Parameter height: of the elimination tree, in nodes.
    init(height: Int) { self.height = height }

    mutating func begin() {
        starts.removeAll(keepingCapacity: true)
        lanes.removeAll(keepingCapacity: true)
    }

    mutating func start(at node: UInt32, _ side: Side, cost: Milliseconds, after before: UInt32? = nil) {
        starts.append(Start(node: node, side: side, cost: cost, before: before))
    }

    /// The node that the cheapest first turn to `node` left.
    func nodeBefore(start node: UInt32) -> UInt32? {
        starts.filter { $0.node == node && $0.side == .ahead }.min { $0.cost < $1.cost }?.before
    }

    /// After all starts are known. Takes the tables out while the climb lasts, so that each has a span of its own.
    mutating func takeTables() -> (ahead: [Label], behind: [Label], nodes: [UInt32]) {
        starts.sort { $0.node > $1.node }
        waiting = starts.count
        laneCount = 0
        var taken = Tables()
        swap(&taken, &tables)
        let count = starts.count * height
        guard taken.nodes.count < count else { return (taken.ahead, taken.behind, taken.nodes) }
        return (
            Array(repeating: .none, count: count), Array(repeating: .none, count: count),
            Array(repeating: 0, count: count)
        )
    }
}

// MARK: - Lanes

extension Ascent {
    /// What to climb next, such that each node comes after all that are lower: `nil` once all lanes have come to the top.
    mutating func next(
        _ depths: [UInt32], _ ahead: inout MutableSpan<Label>, _ behind: inout MutableSpan<Label>
    ) -> Stretch? {
        if waiting > 0, starts[waiting - 1].node < lanes.last?.node ?? .max { open(depths) }
        guard var lane = lanes.popLast() else { return nil }
        while let other = lanes.last, other.node == lane.node {
            lanes.removeLast()
            Self.merge(other.hasAhead, other, into: &lane.hasAhead, lane, &ahead)
            Self.merge(other.hasBehind, other, into: &lane.hasBehind, lane, &behind)
        }
        while waiting > 0, starts[waiting - 1].node == lane.node {
            waiting -= 1
            let start = starts[waiting]
            switch start.side {
            case .ahead: Self.put(start, into: &lane.hasAhead, lane, &ahead)
            case .behind: Self.put(start, into: &lane.hasBehind, lane, &behind)
            }
        }
        lanes.append(lane)
        let others = lanes.count > 1 ? lanes[lanes.count - 2].node : .max
        return Stretch(
            node: lane.node, place: lane.place, base: lane.base,
            limit: min(others, waiting > 0 ? starts[waiting - 1].node : .max), hasAhead: lane.hasAhead,
            hasBehind: lane.hasBehind)
    }

    /// The stretch that came last has been climbed, up to where it says now.
    mutating func leave(_ stretch: Stretch) {
        var lane = lanes.removeLast()
        guard stretch.node != EliminationTree.none else { return }
        (lane.node, lane.place) = (stretch.node, stretch.place)
        insert(lane)
    }

    private mutating func open(_ depths: [UInt32]) {
        let node = starts[waiting - 1].node
        let base = laneCount * height
        laneCount += 1
        lanes.append(Lane(node: node, place: base + Int(depths[Int(node)]), base: base))
    }

    /// Keeps the lane with the lowest node last.
    private mutating func insert(_ lane: Lane) {
        var place = lanes.count
        while place > 0, lanes[place - 1].node < lane.node { place -= 1 }
        lanes.insert(lane, at: place)
    }

    /// From the node where two lanes meet up to the root, keeps the better labels of both.
    private static func merge(
        _ isThere: Bool, _ other: Lane, into hasSide: inout Bool, _ lane: Lane, _ labels: inout MutableSpan<Label>
    ) {
        guard isThere else { return }
        for depth in 0...lane.place - lane.base {
            let label = labels[unchecked: other.base + depth]
            if hasSide {
                labels[unchecked: lane.base + depth].keepBetter(label.number)
            } else {
                labels[unchecked: lane.base + depth] = label
            }
        }
        hasSide = true
    }

    private static func put(
        _ start: Start, into hasSide: inout Bool, _ lane: Lane, _ labels: inout MutableSpan<Label>
    ) {
        if !hasSide {
            for place in lane.base...lane.place { labels[unchecked: place] = .none }
            hasSide = true
        }
        labels[unchecked: lane.place].keepBetter(Label(cost: start.cost).number)
    }
}

extension Ascent.Label {
    @inline(__always)
    fileprivate mutating func keepBetter(_ other: UInt64) { number = min(number, other) }
}

extension Hierarchy.Edges {
    /// Goes over all edges that `node`, whose labels are at `place`, is the lower end of.
    @inline(__always)
    func relax(
        _ node: UInt32, at place: Int, _ base: Int, cost: Milliseconds, costs: Span<Milliseconds>,
        _ labels: inout MutableSpan<Ascent.Label>
    ) {
        let starts = starts.span
        let depths = depths.span
        let reached = Ascent.Label(cost: cost, origin: UInt32(truncatingIfNeeded: place)).number
        for edge in Int(starts[unchecked: Int(node)])..<Int(starts[unchecked: Int(node) + 1]) {
            let higher = base &+ Int(depths[unchecked: edge])
            labels[unchecked: higher].keepBetter(reached &+ UInt64(costs[unchecked: edge]) << 32)
        }
    }
}

// MARK: - One side alone

extension Ascent {
    /// Climbs from starts that are all `ahead`, and gives all nodes that have been reached.
    mutating func climb(
        _ edges: Hierarchy.Edges, _ edgeCosts: [Milliseconds], of hierarchy: Hierarchy, surplus: Milliseconds
    ) -> Climb {
        var climb = Climb(surplus: surplus)
        var (ahead, behind, passed) = takeTables()
        var labels = ahead.mutableSpan
        var others = behind.mutableSpan
        var nodes = passed.mutableSpan
        let costs = edgeCosts.span
        while var stretch = next(hierarchy.depths, &labels, &others) {
            repeat {
                let label = labels[unchecked: stretch.place]
                nodes[unchecked: stretch.place] = stretch.node
                if label.cost < HierarchyMetric.far {
                    edges.relax(stretch.node, at: stretch.place, stretch.base, cost: label.cost, costs: costs, &labels)
                    climb.nodes.append(stretch.node)
                    climb.costs.append(label.cost)
                    climb.origins.append(label.origin == .max ? .max : nodes[unchecked: Int(label.origin)])
                }
                stretch.node = hierarchy.parents[Int(stretch.node)]
                stretch.place -= 1
            } while stretch.node < stretch.limit
            leave(stretch)
        }
        tables = Tables(ahead: ahead, behind: behind, nodes: passed)
        return climb
    }
}

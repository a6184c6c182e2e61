/// Many climbs to the root at once, by the nodes that they meet: whoever comes to a node finds there which climbs have been,
/// and at what cost.
struct ClimbBuckets: Sendable {
    /// By node which of the buckets is its own; `none` where no climb has been.
    private var numbers: [UInt32]
    /// Where each bucket begins in `visits`; one more at the end.
    private var starts: [Int] = [0]
    private var visits: [Visit] = []

    private struct Visit: BitwiseCopyable {
        var climb: UInt32
        var cost: Milliseconds
    }

    private static let none = UInt32.max

    init(nodeCount: Int) { numbers = Array(repeating: Self.none, count: nodeCount) }

    /// O(nodes of the climbs).
    mutating func fill(_ climbs: [Climb]) {
        var counts: [Int] = []
        for node in climbs.lazy.flatMap(\.nodes) {
            if numbers[Int(node)] == Self.none {
                numbers[Int(node)] = UInt32(counts.count)
                counts.append(0)
            }
            counts[Int(numbers[Int(node)])] += 1
        }
        starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        var next = starts
        visits = Array(repeating: Visit(climb: 0, cost: 0), count: starts[counts.count])
        for (number, climb) in climbs.enumerated() {
            for (node, cost) in zip(climb.nodes, climb.costs) {
                let bucket = Int(numbers[Int(node)])
                visits[next[bucket]] = Visit(climb: UInt32(number), cost: cost)
                next[bucket] += 1
            }
        }
    }

    /// Takes out what `fill` put in.
    mutating func empty(of climbs: [Climb]) {
        for node in climbs.lazy.flatMap(\.nodes) { numbers[Int(node)] = Self.none }
    }

    /// Where a climb meets another one at the least cost: of several such nodes at the lowest, as a single search does.
    struct Meeting: Sendable, BitwiseCopyable {
        /// The cost in the upper half, in the lower half the node.
        fileprivate var number = UInt64(HierarchyMetric.far) << 32

        var cost: Milliseconds { Milliseconds(truncatingIfNeeded: number >> 32) }
        var node: UInt32 { UInt32(truncatingIfNeeded: number) }
        var isFound: Bool { cost < HierarchyMetric.far }
    }

    /// Notes for each of the climbs, numbered as they were filled in, where `climb` meets it.
    func meet(_ climb: Climb, _ meetings: inout [Meeting]) {
        let visits = visits.span
        var meetings = meetings.mutableSpan
        for (node, cost) in zip(climb.nodes, climb.costs) {
            let bucket = Int(numbers[Int(node)])
            guard bucket != Int(Self.none) else { continue }
            for place in starts[bucket]..<starts[bucket + 1] {
                let visit = visits[unchecked: place]
                let number = UInt64(visit.cost &+ cost) << 32 | UInt64(node)
                let best = meetings[unchecked: Int(visit.climb)].number
                meetings[unchecked: Int(visit.climb)].number = min(best, number)
            }
        }
    }
}

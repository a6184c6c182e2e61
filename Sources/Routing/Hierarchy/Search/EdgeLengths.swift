/// How many meters of road the edges of a customized hierarchy stand for: found by taking an edge apart when its length is
/// first asked for, and remembered.
struct EdgeLengths: Sendable {
    private let metric: HierarchyMetric
    /// Of shortcuts, by `Edge.number`: a turn is as long as the arc that it leads into.
    private var known: [UInt64: Double] = [:]
    /// Edges that are being taken apart, each one a half of the one before.
    private var open: [Edge] = []

    private struct Edge {
        /// Twice its place, and one more for an edge that leads down.
        var number: UInt64
        var tail: UInt32
        var head: UInt32
        var middle: UInt32
        /// The halves that are measured, and how long they are.
        var halves = 0
        var length = 0.0
    }

    init(of metric: HierarchyMetric) { self.metric = metric }

    /// The length of an edge, the arc that it leads to counted, the one that it leaves not.
    mutating func length(from tail: UInt32, to head: UInt32) -> Double {
        var length = begin(from: tail, to: head)
        while true {
            if let half = length {
                guard var edge = open.popLast() else { return half }
                edge.length += half
                edge.halves += 1
                if edge.halves == 2 {
                    known[edge.number] = edge.length
                    length = edge.length
                    continue
                }
                open.append(edge)
            }
            let edge = open[open.count - 1]
            length =
                edge.halves == 0 ? begin(from: edge.tail, to: edge.middle) : begin(from: edge.middle, to: edge.head)
        }
    }

    /// The length of an edge where it is known; `nil` for one that has to be taken apart, which is opened.
    private mutating func begin(from tail: UInt32, to head: UInt32) -> Double? {
        guard let (number, middle) = find(from: tail, to: head), middle != HierarchyMetric.noMiddle else {
            return length(ofArcAt: head)
        }
        if let length = known[number] { return length }
        open.append(Edge(number: number, tail: tail, head: head, middle: middle))
        return nil
    }

    private func find(from tail: UInt32, to head: UInt32) -> (number: UInt64, middle: UInt32)? {
        let hierarchy = metric.hierarchy
        if tail < head {
            return hierarchy.up.place(of: head, above: tail).map { (UInt64($0) << 1, metric.up.middles[$0]) }
        }
        return hierarchy.down.place(of: tail, above: head).map { (UInt64($0) << 1 | 1, metric.down.middles[$0]) }
    }

    /// The meters from a position to the end of a node's arc, along its direction.
    func rest(of node: UInt32, at position: RoadPosition) -> Double {
        let arc = metric.hierarchy.nodes[Int(node)].arc
        return length(ofArcAt: node) - metric.hierarchy.network.offset(of: position, along: arc)
    }

    private func length(ofArcAt node: UInt32) -> Double {
        Double(metric.hierarchy.network.roads[Int(metric.hierarchy.nodes[Int(node)].arc.road.index)].length)
    }
}

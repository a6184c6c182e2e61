// What an edge of a hierarchy stands for.
extension HierarchyMetric {
    /// Appends the nodes of the cheapest way over lower nodes from one node to another, without the first.
    func unpack(from tail: UInt32, to head: UInt32, into path: inout [UInt32]) {
        var open = [(tail, head)]
        while let (tail, head) = open.popLast() {
            let middle = middle(from: tail, to: head)
            if middle == Self.noMiddle {
                path.append(head)
            } else {
                open.append((middle, head))
                open.append((tail, middle))
            }
        }
    }

    private func middle(from tail: UInt32, to head: UInt32) -> UInt32 {
        if tail < head { return hierarchy.up.place(of: head, above: tail).map { up.middles[$0] } ?? Self.noMiddle }
        return hierarchy.down.place(of: tail, above: head).map { down.middles[$0] } ?? Self.noMiddle
    }

    /// Each node that a turn leads to from `node`, with the cost of the cheapest way there over lower nodes.
    func forEachTurn(from node: UInt32, _ body: (UInt32, Milliseconds) -> Void) {
        let (up, down) = (hierarchy.up, hierarchy.down)
        for edge in up.range(of: node) where up.turns[edge] != Hierarchy.noTurn {
            body(up.heads[edge], self.up.costs[edge])
        }
        for place in Int(down.belowStarts[Int(node)])..<Int(down.belowStarts[Int(node) + 1]) {
            let (tail, edge) = down.below[place]
            if down.turns[Int(edge)] != Hierarchy.noTurn { body(tail, self.down.costs[Int(edge)]) }
        }
    }
}

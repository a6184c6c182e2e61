import Routing

/// Finds the arcs of a network that a row of OpenStreetMap's nodes runs along, whoever found that way.
struct NodeTrails {
    private let metric: Metric
    private var arcs: [Segment: ArcID] = [:]

    private struct Segment: Hashable {
        var from: Int64
        var to: Int64
    }

    /// - Parameter metric: only what it lets pass is found.
    init(in metric: Metric) {
        self.metric = metric
        for arc in (0..<UInt32(metric.network.arcCount)).map({ ArcID($0) }) where metric.isPassable(arc) {
            let nodes = metric.network.nodes(of: arc) ?? []
            for (from, to) in zip(nodes, nodes.dropFirst()) { arcs[Segment(from: from, to: to)] = arc }
        }
    }

    /// The way along `nodes`, from the node before `start` to the one behind `end`.
    ///
    /// - Returns: `nil` where the network has another way there, or forbids a turn.
    func path(along nodes: [Int64], from start: Coordinate, to end: Coordinate) -> RoutePath? {
        var trail: [ArcID] = []
        for (from, to) in zip(nodes, nodes.dropFirst()) where from != to {
            guard let arc = arcs[Segment(from: from, to: to)] else { return nil }
            if trail.last != arc { trail.append(arc) }
        }
        guard let first = trail.first, let last = trail.last, zip(trail, trail.dropFirst()).allSatisfy(isLegal)
        else { return nil }
        let path = RoutePath(
            arcs: trail, startOffset: offset(of: start, along: first), endOffset: offset(of: end, along: last), cost: 0)
        return trail.count > 1 || path.startOffset < path.endOffset ? path : nil
    }

    private func isLegal(_ arc: ArcID, _ next: ArcID) -> Bool {
        metric.network.head(of: arc) == metric.network.tail(of: next)
            && metric.turnCost(from: arc, to: next) != .impassable
    }

    private func offset(of place: Coordinate, along arc: ArcID) -> Double {
        MeasuredLine(metric.network.shape(of: arc))?.nearest(to: place).offset ?? 0
    }
}

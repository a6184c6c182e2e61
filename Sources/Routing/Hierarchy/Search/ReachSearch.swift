/// Finds what a trip costs to all arcs of a network: up the hierarchy from its beginning, then down over all nodes.
///
/// A cheapest way climbs first and descends then. What it costs to a node is known once it is known of all higher ones, so one
/// sweep over the nodes and their edges in descending order finds all costs, and memory is read in its order. One value
/// per thread: it is a workspace, reused by every query.
/// Source: Delling, Goldberg, Nowatzyk, Werneck, "PHAST: Hardware-Accelerated Shortest Path Trees" (2011).
package struct ReachSearch: Sendable {
    /// May be exchanged between queries for another one of the same hierarchy.
    package var metric: HierarchyMetric
    /// By node the cost to the end of its arc.
    private var costs: [Milliseconds]
    private var ascent: Ascent

    private var hierarchy: Hierarchy { metric.hierarchy }

    package init(metric: HierarchyMetric) {
        self.metric = metric
        costs = Array(repeating: HierarchyMetric.far, count: metric.hierarchy.nodes.count)
        ascent = Ascent(height: metric.hierarchy.height)
    }

    /// Restricted roads count as reached where a trip may end on them. O(edges), whatever the limit.
    ///
    /// - Parameter limit: less than 24 days, half of what costs can count.
    package mutating func reach(from origin: RouteEndpoint, within limit: Milliseconds) -> Reach {
        let limit = min(limit, HierarchyMetric.far - 1)
        climb(from: origin.departures(in: metric.metric))
        sweep()
        return Reach(origin: origin, limit: limit, parts: parts(from: origin, within: limit))
    }

    private mutating func climb(from departures: [HierarchySearch.End]) {
        costs.withUnsafeMutableBufferPointer { $0.update(repeating: HierarchyMetric.far) }
        ascent.begin()
        for departure in departures {
            guard let node = hierarchy.origin(at: departure.arc, metric.metric) else { continue }
            ascent.start(at: node, .ahead, cost: departure.cost)
        }
        let climb = ascent.climb(hierarchy.up, metric.up.costs, of: hierarchy, surplus: 0)
        for (node, cost) in zip(climb.nodes, climb.costs) { costs[Int(node)] = cost }
    }

    private mutating func sweep() {
        let (down, downCosts) = (hierarchy.down, metric.down.costs)
        let (starts, heads, edgeCosts) = (down.starts.span, down.heads.span, downCosts.span)
        var costs = self.costs.mutableSpan
        var node = costs.count - 1
        var end = heads.count
        while node >= 0 {
            let first = Int(starts[unchecked: node])
            var cost = costs[unchecked: node]
            for edge in first..<end {
                cost = min(cost, costs[unchecked: Int(heads[unchecked: edge])] &+ edgeCosts[unchecked: edge])
            }
            costs[unchecked: node] = cost
            end = first
            node -= 1
        }
    }
}

// MARK: - From nodes to parts of arcs

extension ReachSearch {
    private func parts(from origin: RouteEndpoint, within limit: Milliseconds) -> [Reach.Part] {
        let (nodes, table) = (hierarchy.nodes, metric.metric)
        var parts: [Reach.Part] = []
        var first = 0
        while first < nodes.count {
            let arc = nodes[first].arc
            var (cost, next) = (HierarchyMetric.far, first)
            while next < nodes.count, nodes[next].arc == arc {
                cost = min(cost, costs[next])
                next += 1
            }
            defer { first = next }
            // Up to the arc's end; the part of it that is entered may be shorter.
            guard cost < HierarchyMetric.far else { continue }
            if arc.road == origin.position.road, origin.arcs.contains(arc) {
                parts += self.parts(ofOrigin: arc, from: origin, within: limit)
            } else if isDestination(first..<next, cost) {
                let entry = cost - table.cost(of: arc)
                guard entry <= limit else { continue }
                let length = table.network.roads[Int(arc.road.index)].length
                if cost <= limit {
                    parts.append(Reach.Part(arc: arc, start: 0, end: length, cost: cost))
                } else if let part = table.part(of: arc, from: 0, at: entry, to: Double(length), within: limit) {
                    parts.append(part)
                }
            }
        }
        return parts
    }

    private func isDestination(_ nodes: Range<Int>, _ cost: Milliseconds) -> Bool {
        nodes.contains { costs[$0] == cost && hierarchy.isDestination(UInt32($0), metric.metric) }
    }

    /// The arc on which a trip begins: the part ahead, and the part behind where a way comes back to it.
    private func parts(ofOrigin arc: ArcID, from origin: RouteEndpoint, within limit: Milliseconds) -> [Reach.Part] {
        let table = metric.metric
        let start = table.network.offset(of: origin.position, along: arc)
        let ahead = table.part(
            of: arc, from: start, at: 0, to: Double(table.network.road(of: arc).length), within: limit)
        let behind = entry(into: arc, start).flatMap { table.part(of: arc, from: 0, at: $0, to: start, within: limit) }
        return [ahead, start > 0 ? behind : nil].compactMap(\.self)
    }

    /// What coming back to the arc costs on which a trip has begun, up to its beginning.
    private func entry(into arc: ArcID, _ start: Double) -> Milliseconds? {
        let (table, network) = (metric.metric, metric.metric.network)
        var cheapest = HierarchyMetric.far
        for node in hierarchy.nodes(of: arc) where hierarchy.isDestination(node, table) {
            for place in Int(hierarchy.up.belowStarts[Int(node)])..<Int(hierarchy.up.belowStarts[Int(node) + 1]) {
                let (tail, edge) = hierarchy.up.below[place]
                cheapest = min(cheapest, costs[Int(tail)] &+ metric.up.costs[Int(edge)])
            }
            for edge in hierarchy.down.range(of: node) {
                cheapest = min(cheapest, costs[Int(hierarchy.down.heads[edge])] &+ metric.down.costs[edge])
            }
        }
        let back = cheapest < HierarchyMetric.far ? cheapest - table.cost(of: arc) : nil
        guard network.head(of: arc) == network.tail(of: arc),
            table.allows(RestrictionMemory.Move(state: SearchState(arc), arc: arc)),
            table.turnCost(from: arc, to: arc) != .impassable
        else { return back }
        let lap =
            table.cost(of: arc, from: start, to: Double(network.road(of: arc).length))
            + table.turnCost(from: arc, to: arc)
        return min(lap, back ?? lap)
    }
}

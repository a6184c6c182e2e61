/// Finds cheapest routes on a customized hierarchy: from both ends up the elimination tree, without a queue.
///
/// Whatever a node can reach over higher nodes lies on its way to the root, so the search walks that way once, from below,
/// and each node it passes is final. Where the two ways meet, the routes are compared. One value per thread: it is a
/// workspace, reused by every query.
package struct HierarchySearch: Sendable {
    /// May be exchanged between queries for another one of the same hierarchy.
    package var metric: HierarchyMetric
    private var ascent: Ascent

    var hierarchy: Hierarchy { metric.hierarchy }
    var costs: Metric { metric.metric }
    var network: RoadNetwork { metric.hierarchy.network }

    package init(metric: HierarchyMetric) {
        self.metric = metric
        ascent = Ascent(height: metric.hierarchy.height)
    }

    /// - Returns: `nil` where no legal way leads from `origin` to `destination`.
    package mutating func route(from origin: RouteEndpoint, to destination: RouteEndpoint) -> RoutePath? {
        let direct = directPath(from: origin, to: destination)
        guard direct?.cost != 0, let found = climb(from: origin, to: destination, below: direct?.cost) else {
            return direct
        }
        return path(along: arcs(through: found.meeting), from: origin, to: destination, cost: found.cost)
    }

    func path(
        along arcs: [ArcID], from origin: RouteEndpoint, to destination: RouteEndpoint, cost: Milliseconds
    ) -> RoutePath {
        RoutePath(
            arcs: arcs, startOffset: network.offset(of: origin.position, along: arcs[0]),
            endOffset: network.offset(of: destination.position, along: arcs[arcs.count - 1]), cost: cost)
    }

    /// The cost alone, which takes a part of the time.
    package mutating func cost(from origin: RouteEndpoint, to destination: RouteEndpoint) -> Milliseconds? {
        let direct = directPath(from: origin, to: destination)
        if direct?.cost == 0 { return 0 }
        return climb(from: origin, to: destination, below: direct?.cost)?.cost ?? direct?.cost
    }

    /// The way that stays on one arc, where the destination lies ahead on it, or behind on a road that ends where it begins.
    func directPath(from origin: RouteEndpoint, to destination: RouteEndpoint) -> RoutePath? {
        guard origin.position.road == destination.position.road else { return nil }
        return origin.arcs.filter { destination.arcs.contains($0) && costs.isPassable($0) }.compactMap { arc in
            let start = network.offset(of: origin.position, along: arc)
            let end = network.offset(of: destination.position, along: arc)
            if start <= end {
                return RoutePath(
                    arcs: [arc], startOffset: start, endOffset: end, cost: costs.cost(of: arc, from: start, to: end))
            }
            return lap(of: arc, from: start, to: end)
        }.min { ($0.cost, $0.arcs[0]) < ($1.cost, $1.arcs[0]) }
    }

    private func lap(of arc: ArcID, from start: Double, to end: Double) -> RoutePath? {
        guard network.head(of: arc) == network.tail(of: arc),
            costs.allows(RestrictionMemory.Move(state: SearchState(arc), arc: arc))
        else { return nil }
        let turn = costs.turnCost(from: arc, to: arc)
        guard turn != .impassable else { return nil }
        let rest = costs.cost(of: arc, from: start, to: Double(network.road(of: arc).length))
        return RoutePath(
            arcs: [arc, arc], startOffset: start, endOffset: end,
            cost: rest + turn + costs.cost(of: arc, from: 0, to: end))
    }
}

// MARK: - The climb

extension HierarchySearch {
    /// An end of a way: an arc of which a part is travelled.
    struct End {
        var arc: ArcID
        /// What the travelled part costs.
        var cost: Milliseconds
    }

    private mutating func climb(
        from origin: RouteEndpoint, to destination: RouteEndpoint, below limit: Milliseconds?
    ) -> (cost: Milliseconds, meeting: Int)? {
        climb(from: origin.departures(in: costs), to: destination.arrivals(in: costs), below: limit)
    }

    /// The cheapest way that makes at least one turn.
    mutating func climb(
        from departures: [End], to arrivals: [End], below limit: Milliseconds?
    ) -> (cost: Milliseconds, meeting: Int)? {
        ascent.begin()
        for departure in departures { enter(departure, before: arrivals) }
        let surplus = leave(arrivals, .behind)
        let bound = min((limit ?? HierarchyMetric.far) &+ surplus, HierarchyMetric.far)
        guard let (cost, meeting) = walk(below: bound) else { return nil }
        return (cost - surplus, meeting)
    }

    /// Starts the forward side: at each arc with the cost of what is left of it.
    private mutating func enter(_ departure: End, before arrivals: [End]) {
        guard let node = hierarchy.origin(at: departure.arc, costs) else { return }
        if arrivals.contains(where: { $0.arc == departure.arc }) {
            // A way that comes back to its own arc: it begins with a turn, or else it would end before it began.
            metric.forEachTurn(from: node) { ascent.start(at: $0, .ahead, cost: departure.cost &+ $1, after: node) }
        } else {
            ascent.start(at: node, .ahead, cost: departure.cost)
        }
    }

    /// Starts the backward side. A way is counted up to the end of its last arc, of which the trip needs only the beginning.
    ///
    /// - Returns: what every cost then is too high by.
    private mutating func leave(_ arrivals: [End], _ side: Ascent.Side) -> Milliseconds {
        let surplus = arrivals.map { costs.cost(of: $0.arc) - $0.cost }.max() ?? 0
        for arrival in arrivals {
            let spared = costs.cost(of: arrival.arc) - arrival.cost
            for node in hierarchy.nodes(of: arrival.arc) where hierarchy.isDestination(node, costs) {
                ascent.start(at: node, side, cost: surplus - spared)
            }
        }
        return surplus
    }

    /// The side from the trip's beginning alone.
    mutating func climb(_ departures: [End]) -> Climb {
        ascent.begin()
        for departure in departures { enter(departure, before: []) }
        return ascent.climb(hierarchy.up, metric.up.costs, of: hierarchy, surplus: 0)
    }

    /// The side from the trip's end alone.
    mutating func climb(back arrivals: [End]) -> Climb {
        ascent.begin()
        let surplus = leave(arrivals, .ahead)
        return ascent.climb(hierarchy.down, metric.down.costs, of: hierarchy, surplus: surplus)
    }

    /// Visits the ancestors of all starts in ascending order.
    ///
    /// - Returns: the place in the ascent where both sides meet at the least cost.
    private mutating func walk(below limit: Milliseconds) -> (cost: Milliseconds, meeting: Int)? {
        var best = limit
        var meeting: Int?
        let (hierarchy, up, down) = (metric.hierarchy, metric.up.costs, metric.down.costs)
        let tree = hierarchy.parents
        let upCosts = up.span
        let downCosts = down.span
        let parents = tree.span
        var (labelsAhead, labelsBehind, passed) = ascent.takeTables()
        var ahead = labelsAhead.mutableSpan
        var behind = labelsBehind.mutableSpan
        var nodes = passed.mutableSpan
        while var stretch = ascent.next(hierarchy.depths, &ahead, &behind) {
            repeat {
                let (node, place) = (stretch.node, stretch.place)
                let there = stretch.hasAhead ? ahead[unchecked: place].cost : HierarchyMetric.far
                let back = stretch.hasBehind ? behind[unchecked: place].cost : HierarchyMetric.far
                nodes[unchecked: place] = node
                if there &+ back < best { (best, meeting) = (there &+ back, place) }
                if there < best {
                    hierarchy.up.relax(node, at: place, stretch.base, cost: there, costs: upCosts, &ahead)
                }
                if back < best {
                    hierarchy.down.relax(node, at: place, stretch.base, cost: back, costs: downCosts, &behind)
                }
                stretch.node = parents[unchecked: Int(node)]
                stretch.place = place - 1
            } while stretch.node < stretch.limit
            ascent.leave(stretch)
        }
        ascent.tables = Ascent.Tables(ahead: labelsAhead, behind: labelsBehind, nodes: passed)
        return meeting.map { (best, $0) }
    }
}

// MARK: - The way back down

extension HierarchySearch {
    /// The way over the place where both sides have met.
    func arcs(through meeting: Int) -> [ArcID] {
        let tables = ascent.tables
        func climbed(_ labels: [Ascent.Label]) -> [UInt32] {
            var nodes: [UInt32] = []
            var place = UInt32(meeting)
            while place != .max {
                nodes.append(tables.nodes[Int(place)])
                place = labels[Int(place)].origin
            }
            return nodes
        }
        let up = Array(climbed(tables.ahead).reversed())
        return arcs(up: up, down: climbed(tables.behind), after: ascent.nodeBefore(start: up[0])).arcs
    }

    /// The way over two rows of nodes, the first one ascending to where the second one, which descends, begins.
    ///
    /// - Returns: the arcs, and where among them that of the highest node is.
    func arcs(up: [UInt32], down: [UInt32], after before: UInt32? = nil) -> (arcs: [ArcID], place: Int) {
        var path: [UInt32] = []
        if let before {
            path = [before]
            metric.unpack(from: before, to: up[0], into: &path)
        } else {
            path = [up[0]]
        }
        for (node, next) in zip(up, up.dropFirst()) { metric.unpack(from: node, to: next, into: &path) }
        let place = path.count - 1
        for (node, next) in zip(down, down.dropFirst()) { metric.unpack(from: node, to: next, into: &path) }
        return (path.map { hierarchy.nodes[Int($0)].arc }, place)
    }
}

extension RouteEndpoint {
    /// The ways to leave: each arc with the cost from here to its end.
    func departures(in metric: Metric) -> [HierarchySearch.End] {
        arcs.filter(metric.isPassable).map { arc in
            let offset = metric.network.offset(of: position, along: arc)
            return .init(
                arc: arc, cost: metric.cost(of: arc, from: offset, to: Double(metric.network.road(of: arc).length)))
        }
    }

    /// The ways to arrive: each arc with the cost from its beginning to here.
    func arrivals(in metric: Metric) -> [HierarchySearch.End] {
        arcs.filter(metric.isPassable).map { arc in
            .init(arc: arc, cost: metric.cost(of: arc, from: 0, to: metric.network.offset(of: position, along: arc)))
        }
    }
}

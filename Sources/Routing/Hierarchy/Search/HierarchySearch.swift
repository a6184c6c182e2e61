/// Finds cheapest routes on a customized hierarchy: from both ends up the elimination tree, without a queue.
///
/// Whatever a node can reach over higher nodes lies on its way to the root, so the search walks that way once, from below,
/// and each node it passes is final. Where the two ways meet, the routes are compared. One value per thread: it is a
/// workspace, reused by every query.
package struct HierarchySearch: Sendable {
    /// May be exchanged between queries for another one of the same hierarchy.
    package var metric: HierarchyMetric
    private var forward: ClimbingSide
    private var backward: ClimbingSide
    private var ancestors = Ancestors()

    var hierarchy: Hierarchy { metric.hierarchy }
    var costs: Metric { metric.metric }
    var network: RoadNetwork { metric.hierarchy.network }

    package init(metric: HierarchyMetric) {
        self.metric = metric
        forward = ClimbingSide(nodeCount: metric.hierarchy.nodes.count)
        backward = forward
    }

    /// - Returns: `nil` where no legal way leads from `origin` to `destination`.
    package mutating func route(from origin: RouteEndpoint, to destination: RouteEndpoint) -> RoutePath? {
        let direct = directPath(from: origin, to: destination)
        guard direct?.cost != 0, let found = climb(from: origin, to: destination, below: direct?.cost) else {
            return direct
        }
        return path(along: arcs(through: found.meeting).arcs, from: origin, to: destination, cost: found.cost)
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
    private func directPath(from origin: RouteEndpoint, to destination: RouteEndpoint) -> RoutePath? {
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
    ) -> (cost: Milliseconds, meeting: UInt32)? {
        climb(from: origin.departures(in: costs), to: destination.arrivals(in: costs), below: limit)
    }

    /// The cheapest way that makes at least one turn.
    mutating func climb(
        from departures: [End], to arrivals: [End], below limit: Milliseconds?
    ) -> (cost: Milliseconds, meeting: UInt32)? {
        forward.begin()
        backward.begin()
        for departure in departures { enter(departure, before: arrivals) }
        let surplus = leave(arrivals)
        ancestors.begin(at: forward.starts.map(\.node) + backward.starts.map(\.node))
        let bound = min((limit ?? HierarchyMetric.far) &+ surplus, HierarchyMetric.far)
        guard let (cost, meeting) = walk(below: bound) else { return nil }
        return (cost - surplus, meeting)
    }

    /// Starts the forward side: at each arc with the cost of what is left of it.
    private mutating func enter(_ departure: End, before arrivals: [End]) {
        guard let node = hierarchy.origin(at: departure.arc, costs) else { return }
        if arrivals.contains(where: { $0.arc == departure.arc }) {
            // A way that comes back to its own arc: it begins with a turn, or else it would end before it began.
            metric.forEachTurn(from: node) { forward.start(at: $0, cost: departure.cost &+ $1, after: node) }
        } else {
            forward.start(at: node, cost: departure.cost, after: nil)
        }
    }

    /// Starts the backward side. A way is counted up to the end of its last arc, of which the trip needs only the beginning.
    ///
    /// - Returns: what every cost then is too high by.
    private mutating func leave(_ arrivals: [End]) -> Milliseconds {
        let surplus = arrivals.map { costs.cost(of: $0.arc) - $0.cost }.max() ?? 0
        for arrival in arrivals {
            let spared = costs.cost(of: arrival.arc) - arrival.cost
            for node in hierarchy.nodes(of: arrival.arc) where hierarchy.isDestination(node, costs) {
                backward.start(at: node, cost: surplus - spared, after: nil)
            }
        }
        return surplus
    }

    /// The forward side alone.
    mutating func climb(_ departures: [End]) -> Climb {
        forward.begin()
        for departure in departures { enter(departure, before: []) }
        return forward.climb(hierarchy.up, metric.up.costs, hierarchy.parents, surplus: 0)
    }

    /// The backward side alone.
    mutating func climb(back arrivals: [End]) -> Climb {
        backward.begin()
        let surplus = leave(arrivals)
        return backward.climb(hierarchy.down, metric.down.costs, hierarchy.parents, surplus: surplus)
    }

    /// Visits the ancestors of all starts in ascending order.
    private mutating func walk(below limit: Milliseconds) -> (cost: Milliseconds, meeting: UInt32)? {
        var best = limit
        var meeting: UInt32?
        // Out of the workspace while the climb lasts: two spans of one value at once are more than the compiler admits.
        var (ahead, behind): ([ClimbingSide.Label], [ClimbingSide.Label]) = ([], [])
        swap(&ahead, &forward.labels)
        swap(&behind, &backward.labels)
        var aheadLabels = ahead.mutableSpan
        var behindLabels = behind.mutableSpan
        let (hierarchy, up, down) = (metric.hierarchy, metric.up.costs, metric.down.costs)
        let upCosts = up.span
        let downCosts = down.span
        while let node = ancestors.next(up: hierarchy.parents) {
            let (there, back) = (aheadLabels[Int(node)].cost, behindLabels[Int(node)].cost)
            if there &+ back < best {
                best = there &+ back
                meeting = node
            }
            if there < best { hierarchy.up.relax(node, at: there, costs: upCosts, &aheadLabels) }
            if back < best { hierarchy.down.relax(node, at: back, costs: downCosts, &behindLabels) }
            aheadLabels[Int(node)].cost = HierarchyMetric.far
            behindLabels[Int(node)].cost = HierarchyMetric.far
        }
        swap(&ahead, &forward.labels)
        swap(&behind, &backward.labels)
        return meeting.map { (best, $0) }
    }
}

// MARK: - The way back down

extension HierarchySearch {
    /// The way over a node that both sides have reached, and where on it that node's arc is.
    func arcs(through meeting: UInt32) -> (arcs: [ArcID], place: Int) {
        var climbed: [UInt32] = [meeting]
        while let previous = forward.previous(of: climbed[climbed.count - 1]) { climbed.append(previous) }
        var path: [UInt32] = [climbed[climbed.count - 1]]
        if let before = forward.nodeBefore(start: path[0]) {
            let start = path[0]
            path = [before]
            metric.unpack(from: before, to: start, into: &path)
        }
        for (node, next) in zip(climbed.reversed(), climbed.reversed().dropFirst()) {
            metric.unpack(from: node, to: next, into: &path)
        }
        let place = path.count - 1
        var node = meeting
        while let next = backward.previous(of: node) {
            metric.unpack(from: node, to: next, into: &path)
            node = next
        }
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

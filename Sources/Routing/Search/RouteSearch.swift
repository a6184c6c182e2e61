/// Finds cheapest routes with turn costs: a bidirectional Dijkstra over arcs, from both ends at once.
///
/// The forward side labels an arc with the cost up to its head, the backward side with the cost from its tail on; a
/// route is found wherever a turn joins the two. One value per thread: it is a workspace, reused by every query.
///
/// Roads of restricted access (private, destination) may be travelled only where the trip begins or ends. The forward
/// side doesn't enter them, the backward side doesn't come out of another zone's end, and so neither crosses one.
///
/// Source: Dijkstra (1959); Pohl, "Bi-directional Search" (1971). O(m log m) in the arcs touched.
package struct RouteSearch: Sendable {
    package let metric: Metric
    private var forward: SearchSide
    private var backward: SearchSide
    private var best: Milliseconds = .impassable
    private var meeting: (arrival: ArcID, departure: ArcID)?

    package init(metric: Metric) {
        self.metric = metric
        forward = SearchSide(arcCount: metric.network.arcCount)
        backward = SearchSide(arcCount: metric.network.arcCount)
    }

    /// - Returns: `nil` where no legal way leads from `origin` to `destination`.
    package mutating func route(from origin: RouteEndpoint, to destination: RouteEndpoint) -> RoutePath? {
        let sources = origin.arcs.filter(metric.isPassable)
        let targets = destination.arcs.filter(metric.isPassable)
        begin(sources: sources, at: origin.position, targets: targets, at: destination.position)
        let direct = directPath(sources: sources, targets: targets, from: origin.position, to: destination.position)
        best = direct?.cost ?? .impassable
        run(crossesZones: (sources + targets).contains(where: metric.isRestricted))
        guard let meeting else { return direct }
        let arcs = path(through: meeting)
        return RoutePath(
            arcs: arcs, startOffset: metric.network.offset(of: origin.position, along: arcs[0]),
            endOffset: metric.network.offset(of: destination.position, along: arcs[arcs.count - 1]), cost: best)
    }

    private mutating func begin(
        sources: [ArcID], at origin: RoadPosition, targets: [ArcID], at destination: RoadPosition
    ) {
        forward.begin()
        backward.begin()
        meeting = nil
        for arc in sources {
            let offset = metric.network.offset(of: origin, along: arc)
            let rest = metric.cost(of: arc, from: offset, to: Double(metric.network.road(of: arc).length))
            forward.improve(arc, to: rest, from: arc)
        }
        for arc in targets {
            let offset = metric.network.offset(of: destination, along: arc)
            backward.improve(arc, to: metric.cost(of: arc, from: 0, to: offset), from: arc)
        }
    }

    /// The way that stays on one arc, where the destination lies ahead on it.
    private func directPath(
        sources: [ArcID], targets: [ArcID], from origin: RoadPosition, to destination: RoadPosition
    ) -> RoutePath? {
        sources.filter(targets.contains).compactMap { arc -> RoutePath? in
            let start = metric.network.offset(of: origin, along: arc)
            let end = metric.network.offset(of: destination, along: arc)
            guard start <= end else { return nil }
            return RoutePath(
                arcs: [arc], startOffset: start, endOffset: end, cost: metric.cost(of: arc, from: start, to: end))
        }.min { ($0.cost, $0.arcs[0]) < ($1.cost, $1.arcs[0]) }
    }

    /// Ends when no turn that is still unseen can beat the best route: as soon as the two radii together reach it, or,
    /// where one side can't enter what the other must leave, when each has reached it alone.
    private mutating func run(crossesZones: Bool) {
        while true {
            let ahead = forward.queue.minimumCost
            let behind = backward.queue.minimumCost
            if crossesZones {
                guard min(ahead, behind) < best else { return }
            } else {
                guard ahead != .impassable, behind != .impassable, Int(ahead) + Int(behind) < Int(best) else { return }
            }
            if ahead <= behind { settleForward() } else { settleBackward() }
        }
    }

    private mutating func settleForward() {
        guard let (arc, cost) = forward.queue.popMinimum(), cost == forward.cost(of: arc) else { return }
        for next in metric.network.departures(from: metric.network.head(of: arc)) {
            guard let reached = Self.sum(cost, metric.turnCost(from: arc, to: next)) else { continue }
            join(arc, next, cost: Self.sum(reached, backward.cost(of: next)))
            guard metric.isRestricted(arc) || !metric.isRestricted(next) else { continue }
            guard let through = Self.sum(reached, metric.cost(of: next)) else { continue }
            forward.improve(next, to: through, from: arc)
        }
    }

    private mutating func settleBackward() {
        guard let (arc, cost) = backward.queue.popMinimum(), cost == backward.cost(of: arc) else { return }
        for reversed in metric.network.departures(from: metric.network.tail(of: arc)) {
            let previous = reversed.reversed
            guard let reached = Self.sum(cost, metric.turnCost(from: previous, to: arc)) else { continue }
            join(previous, arc, cost: Self.sum(reached, forward.cost(of: previous)))
            guard metric.isRestricted(arc) || !metric.isRestricted(previous) else { continue }
            guard let through = Self.sum(reached, metric.cost(of: previous)) else { continue }
            backward.improve(previous, to: through, from: arc)
        }
    }

    private mutating func join(_ arrival: ArcID, _ departure: ArcID, cost: Milliseconds?) {
        guard let cost, cost < best else { return }
        best = cost
        meeting = (arrival, departure)
    }

    private func path(through meeting: (arrival: ArcID, departure: ArcID)) -> [ArcID] {
        var arcs = [meeting.arrival]
        while forward.origin(of: arcs[arcs.count - 1]) != arcs[arcs.count - 1] {
            arcs.append(forward.origin(of: arcs[arcs.count - 1]))
        }
        arcs.reverse()
        arcs.append(meeting.departure)
        while backward.origin(of: arcs[arcs.count - 1]) != arcs[arcs.count - 1] {
            arcs.append(backward.origin(of: arcs[arcs.count - 1]))
        }
        return arcs
    }

    /// `nil` where either is impassable or the sum leaves the range of costs.
    private static func sum(_ one: Milliseconds, _ other: Milliseconds) -> Milliseconds? {
        guard one != .impassable, other != .impassable else { return nil }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow || sum == .impassable ? nil : sum
    }
}

import Routing

/// Finds cheapest routes with turn costs: a bidirectional Dijkstra over arcs, from both ends at once.
///
/// What is labelled is an arc, or one of its shadows where a turn restriction needs to know how it was reached
/// (`RestrictionMemory`). The forward side labels it with the cost up to its head, the backward side with the cost from its tail on; a
/// route is found wherever a turn joins the two. One value per thread: it is a workspace, reused by every query.
///
/// Roads of restricted access (private, destination) may be travelled only where the trip begins or ends. The forward
/// side doesn't enter them, the backward side doesn't come out of another zone's end, and so neither crosses one.
///
/// Source: Dijkstra (1959); Pohl, "Bi-directional Search" (1971). O(m log m) in the arcs touched.
package struct BidirectionalDijkstra: Sendable {
    /// May be exchanged between queries for another one of the same network; what is remembered of a query fits both.
    package var metric: Metric
    private var forward: DijkstraSide
    private var backward: DijkstraSide
    private var best: Milliseconds = .impassable
    private var meeting: (arrival: SearchState, departure: SearchState)?
    private var network: RoadNetwork { metric.network }
    private var memory: RestrictionMemory { metric.network.memory }

    package init(metric: Metric) {
        self.metric = metric
        forward = DijkstraSide(stateCount: metric.network.memory.stateCount)
        backward = DijkstraSide(stateCount: metric.network.memory.stateCount)
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
            forward.improve(SearchState(arc), to: rest, from: SearchState(arc))
        }
        for arc in targets {
            let offset = metric.network.offset(of: destination, along: arc)
            let start = metric.cost(of: arc, from: 0, to: offset)
            for state in memory.states(of: arc) { backward.improve(state, to: start, from: state) }
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
        guard let (state, cost) = forward.queue.popMinimum(), cost == forward.cost(of: state) else { return }
        let arc = memory.arc(of: state)
        let junction = network.head(of: arc)
        let isWatched = memory.isWatched(junction)
        for next in network.departures(from: junction) {
            guard let reached = Self.sum(cost, metric.turnCost(from: arc, to: next)) else { continue }
            var nextState = SearchState(next)
            if isWatched {
                let move = RestrictionMemory.Move(state: state, arc: next)
                guard metric.allows(move) else { continue }
                nextState = memory.state(after: move)
            }
            join(state, nextState, cost: Self.sum(reached, backward.cost(of: nextState)))
            guard metric.isRestricted(arc) || !metric.isRestricted(next) else { continue }
            guard let through = Self.sum(reached, metric.cost(of: next)) else { continue }
            forward.improve(nextState, to: through, from: state)
        }
    }

    private mutating func settleBackward() {
        guard let (state, cost) = backward.queue.popMinimum(), cost == backward.cost(of: state) else { return }
        let arc = memory.arc(of: state)
        let junction = network.tail(of: arc)
        let isWatched = memory.isWatched(junction)
        if !isWatched, state != SearchState(arc) { return }
        for reversed in network.departures(from: junction) {
            let previous = SearchState(reversed.reversed)
            if !isWatched || leads(previous, to: state, along: arc) { reach(previous, before: state, along: arc, cost) }
        }
        guard isWatched else { return }
        for previous in memory.shadows(arrivingAt: junction) where leads(previous, to: state, along: arc) {
            reach(previous, before: state, along: arc, cost)
        }
    }

    private func leads(_ previous: SearchState, to state: SearchState, along arc: ArcID) -> Bool {
        let move = RestrictionMemory.Move(state: previous, arc: arc)
        return memory.state(after: move) == state && metric.allows(move)
    }

    /// Goes back over the turn from `previous` into `state`, which is `arc` and is left at `cost`.
    private mutating func reach(
        _ previous: SearchState, before state: SearchState, along arc: ArcID, _ cost: Milliseconds
    ) {
        let previousArc = memory.arc(of: previous)
        guard let reached = Self.sum(cost, metric.turnCost(from: previousArc, to: arc)) else { return }
        join(previous, state, cost: Self.sum(reached, forward.cost(of: previous)))
        guard metric.isRestricted(arc) || !metric.isRestricted(previousArc) else { return }
        guard let through = Self.sum(reached, metric.cost(of: previousArc)) else { return }
        backward.improve(previous, to: through, from: state)
    }

    private mutating func join(_ arrival: SearchState, _ departure: SearchState, cost: Milliseconds?) {
        guard let cost, cost < best else { return }
        best = cost
        meeting = (arrival, departure)
    }

    private func path(through meeting: (arrival: SearchState, departure: SearchState)) -> [ArcID] {
        var states = [meeting.arrival]
        while forward.origin(of: states[states.count - 1]) != states[states.count - 1] {
            states.append(forward.origin(of: states[states.count - 1]))
        }
        states.reverse()
        states.append(meeting.departure)
        while backward.origin(of: states[states.count - 1]) != states[states.count - 1] {
            states.append(backward.origin(of: states[states.count - 1]))
        }
        return states.map(memory.arc)
    }

    /// `nil` where either is impassable or the sum leaves the range of costs.
    private static func sum(_ one: Milliseconds, _ other: Milliseconds) -> Milliseconds? {
        guard one != .impassable, other != .impassable else { return nil }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow || sum == .impassable ? nil : sum
    }
}

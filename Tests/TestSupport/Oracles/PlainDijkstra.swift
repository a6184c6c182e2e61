import Routing

/// The slow and obvious way to find a cheapest route: what every faster search must agree with, to the millisecond.
///
/// A state is the last arcs travelled and the part of the trip that it belongs to (0: still in the zone where the trip began, 1: on open
/// roads, 2: in the zone where it ends); roads of restricted access may be travelled in parts 0 and 2 only. Each round
/// looks through all states for the nearest one. O(n²), no queue, no second side, nothing clever.
package enum PlainDijkstra {
    /// - Returns: the cost, or `nil` where there is no legal way.
    package static func cost(
        from origin: RouteEndpoint, to destination: RouteEndpoint, in metric: Metric
    ) -> Milliseconds? {
        var best = direct(from: origin, to: destination, in: metric)
        explore(from: origin, in: metric) { arc, entered in
            guard destination.arcs.contains(arc) else { return }
            let end = metric.network.offset(of: destination.position, along: arc)
            best = min(best, entered + Int(metric.cost(of: arc, from: 0, to: end)))
        }
        return best == .max ? nil : Milliseconds(best)
    }

    /// - Returns: for each arc that a trip can come to what the cheapest way to its beginning costs, by a turn at least.
    package static func entries(from origin: RouteEndpoint, in metric: Metric) -> [ArcID: Milliseconds] {
        var entries: [ArcID: Milliseconds] = [:]
        explore(from: origin, in: metric) { arc, entered in
            entries[arc] = min(entries[arc] ?? .max, Milliseconds(entered))
        }
        return entries
    }

    /// Goes everywhere, and tells of each arc that is entered at which cost.
    private static func explore(from origin: RouteEndpoint, in metric: Metric, _ enter: (ArcID, Int) -> Void) {
        var costs: [State: Int] = [:]
        var settled: [State: Int] = [:]
        let memory = metric.network.restrictions.map(\.roadsBeforeLast).max() ?? 1
        for arc in origin.arcs where metric.isPassable(arc) {
            let start = metric.network.offset(of: origin.position, along: arc)
            let length = Double(metric.network.road(of: arc).length)
            costs[State(arcs: [arc], part: metric.isRestricted(arc) ? 0 : 1)] =
                Int(metric.cost(of: arc, from: start, to: length))
        }
        while let (state, cost) = costs.min(by: { $0.value < $1.value }) {
            costs[state] = nil
            settled[state] = cost
            for next in metric.network.departures(from: metric.network.head(of: state.arc)) {
                let turn = metric.turnCost(from: state.arc, to: next)
                guard metric.isPassable(next), turn != .impassable, metric.isAllowed(state.arcs + [next]) else {
                    continue
                }
                for part in parts(after: state.part, into: metric.isRestricted(next)) {
                    let entered = cost + Int(turn)
                    enter(next, entered)
                    let through = entered + Int(metric.cost(of: next))
                    let reached = State(arcs: Array((state.arcs + [next]).suffix(memory)), part: part)
                    if settled[reached] == nil, through < costs[reached] ?? .max { costs[reached] = through }
                }
            }
        }
    }

    private struct State: Hashable {
        var arcs: [ArcID]
        var part: Int
        var arc: ArcID { arcs[arcs.count - 1] }
    }

    private static func parts(after part: Int, into isRestricted: Bool) -> [Int] {
        switch (part, isRestricted) {
        case (0, true): [0, 2]
        case (0, false), (1, false): [1]
        case (1, true), (2, true): [2]
        default: []
        }
    }

    private static func direct(from origin: RouteEndpoint, to destination: RouteEndpoint, in metric: Metric) -> Int {
        origin.arcs.filter { destination.arcs.contains($0) && metric.isPassable($0) }.compactMap { arc -> Int? in
            let start = metric.network.offset(of: origin.position, along: arc)
            let end = metric.network.offset(of: destination.position, along: arc)
            return start <= end ? Int(metric.cost(of: arc, from: start, to: end)) : nil
        }.min() ?? .max
    }
}

extension TurnRestriction {
    fileprivate var roadsBeforeLast: Int {
        switch via {
        case .junction: 1
        case .roads(let via): via.count + 1
        }
    }
}

extension Metric {
    /// Whether no restriction over other roads forbids the last step of a walk.
    fileprivate func isAllowed(_ walk: [ArcID]) -> Bool {
        guard let next = walk.last else { return true }
        return network.restrictions.allSatisfy { restriction in
            guard case .roads(let via) = restriction.via, restriction.modes.contains(profile.mode),
                restriction.hours == .none || circumstances.hours.contains(restriction.hours)
            else { return true }
            let roads = walk.dropLast().suffix(via.count + 1).map(\.road)
            guard roads == [restriction.from] + via else { return true }
            let options = network.departures(from: network.tail(of: next)).filter(isPassable).map(\.road)
            switch restriction.kind {
            case .no: return next.road != restriction.to
            case .only: return next.road == restriction.to || !options.contains(restriction.to)
            }
        }
    }
}

extension RoutePath {
    /// The cost of a path added up arc by arc and turn by turn, and whether it is one at all.
    package func recount(in metric: Metric) -> Milliseconds? {
        var total = 0
        for (place, arc) in arcs.enumerated() {
            let start = place == 0 ? startOffset : 0
            let end = place == arcs.count - 1 ? endOffset : Double(metric.network.road(of: arc).length)
            guard metric.isPassable(arc) else { return nil }
            total += Int(metric.cost(of: arc, from: start, to: end))
            guard place > 0 else { continue }
            let previous = arcs[place - 1]
            guard metric.network.head(of: previous) == metric.network.tail(of: arc) else { return nil }
            let turn = metric.turnCost(from: previous, to: arc)
            guard turn != .impassable, metric.isAllowed(Array(arcs[...place])) else { return nil }
            total += Int(turn)
        }
        return Milliseconds(exactly: total)
    }

    /// The length of a path added up arc by arc, in meters.
    package func recountedLength(in network: RoadNetwork) -> Double {
        arcs.indices.reduce(0) { total, place in
            let start = place == 0 ? startOffset : 0
            let end = place == arcs.count - 1 ? endOffset : Double(network.road(of: arcs[place]).length)
            return total + end - start
        }
    }
}

extension Metric {
    /// Whether two metrics of one network say the same of all arcs and turns.
    package func isEqual(to other: Metric) -> Bool {
        (0..<UInt32(network.arcCount)).lazy.map { ArcID($0) }.allSatisfy { arc in
            cost(of: arc) == other.cost(of: arc) && isRestricted(arc) == other.isRestricted(arc)
                && network.departures(from: network.head(of: arc)).allSatisfy {
                    turnCost(from: arc, to: $0) == other.turnCost(from: arc, to: $0)
                }
        }
    }
}

import Routing

/// The slow and obvious way to find a cheapest route: what every faster search must agree with, to the millisecond.
///
/// A state is an arc and the part of the trip that it belongs to (0: still in the zone where the trip began, 1: on open
/// roads, 2: in the zone where it ends); roads of restricted access may be travelled in parts 0 and 2 only. Each round
/// looks through all states for the nearest one. O(n²), no queue, no second side, nothing clever.
package enum PlainDijkstra {
    /// - Returns: the cost, or `nil` where there is no legal way.
    package static func cost(
        from origin: RouteEndpoint, to destination: RouteEndpoint, in metric: Metric
    ) -> Milliseconds? {
        var costs: [State: Int] = [:]
        var settled: Set<State> = []
        var best = direct(from: origin, to: destination, in: metric)
        for arc in origin.arcs where metric.isPassable(arc) {
            let start = metric.network.offset(of: origin.position, along: arc)
            let length = Double(metric.network.road(of: arc).length)
            costs[State(arc: arc, part: metric.isRestricted(arc) ? 0 : 1)] =
                Int(metric.cost(of: arc, from: start, to: length))
        }
        while let (state, cost) = costs.filter({ !settled.contains($0.key) }).min(by: { $0.value < $1.value }) {
            settled.insert(state)
            for next in metric.network.departures(from: metric.network.head(of: state.arc)) {
                let turn = metric.turnCost(from: state.arc, to: next)
                guard metric.isPassable(next), turn != .impassable else { continue }
                for part in parts(after: state.part, into: metric.isRestricted(next)) {
                    let entered = cost + Int(turn)
                    if destination.arcs.contains(next) {
                        let end = metric.network.offset(of: destination.position, along: next)
                        best = min(best, entered + Int(metric.cost(of: next, from: 0, to: end)))
                    }
                    let through = entered + Int(metric.cost(of: next))
                    let reached = State(arc: next, part: part)
                    if through < costs[reached] ?? .max { costs[reached] = through }
                }
            }
        }
        return best == .max ? nil : Milliseconds(best)
    }

    private struct State: Hashable {
        var arc: ArcID
        var part: Int
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
            guard turn != .impassable else { return nil }
            total += Int(turn)
        }
        return Milliseconds(exactly: total)
    }
}

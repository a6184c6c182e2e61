/// A place that a route begins at, passes or ends at.
package struct ViaStop: Hashable, Sendable {
    /// Nearest first; a farther one is taken only where nearer ones have no route. `maximumCandidates` are looked at.
    package var candidates: [RouteEndpoint]
    /// Whether the next leg may leave in any direction (`continue_straight=false`).
    package var allowsUTurn: Bool

    /// Searches grow with its square.
    package static let maximumCandidates = 4

    package init(candidates: [RouteEndpoint], allowsUTurn: Bool) {
        self.candidates = candidates
        self.allowsUTurn = allowsUTurn
    }
}

/// A route through stops.
package struct ViaRoute: Hashable, Sendable {
    /// From each stop to the next.
    package var legs: [RoutePath]
    /// The candidate that was taken of each stop.
    package var stops: [RouteEndpoint]

    /// The costs of all legs.
    package var cost: Int { legs.reduce(0) { $0 + Int($1.cost) } }

    package init(legs: [RoutePath], stops: [RouteEndpoint]) {
        self.legs = legs
        self.stops = stops
    }
}

extension HierarchySearch {
    /// Finds the cheapest route through stops in their order, where each leg leaves a stop in the direction of arrival
    /// unless one may turn around there.
    ///
    /// Leg by leg isn't enough: a dearer way to a stop may arrive in the direction that makes the rest cheaper. So each
    /// direction of arrival at each candidate of a stop is a state of its own, and the cheapest way to each is found from
    /// stop to stop.
    ///
    /// - Returns: `nil` where no legal way leads through all stops, or where there are less than two.
    package mutating func route(through stops: [ViaStop]) -> ViaRoute? {
        guard stops.count > 1 else { return nil }
        // Almost always the nearest candidates do, and then there is nothing to compare them with.
        let nearest = stops.map(\.nearest)
        if nearest != stops, let route = best(through: nearest) { return route }
        return best(through: stops)
    }

    private mutating func best(through stops: [ViaStop]) -> ViaRoute? {
        var halts = [stops[0].halts(isBetween: false)]
        for place in halts[0].indices { halts[0][place].begin() }
        for (place, stop) in stops.enumerated().dropFirst() {
            var next = stop.halts(isBetween: place < stops.count - 1)
            travel(from: &halts[place - 1], to: &next)
            halts.append(next)
        }
        return route(over: chain(of: halts))
    }

    /// Finds the best way to each of a stop's halts from those of the stop before.
    private mutating func travel(from sources: inout [Halt], to targets: inout [Halt]) {
        // The only way to go on needs no comparison; whether there is one shows when its route is looked for.
        if sources.count == 1, targets.count == 1, sources[0].best != nil, sources[0].departure == sources[0].candidate
        {
            return targets[0].improve(to: .none, from: 0)
        }
        for source in sources.indices {
            guard let best = sources[source].best else { continue }
            var costs = targets.map { cost(from: sources[source].departure, to: $0.arrival) }
            if costs.allSatisfy({ $0 == nil }), sources[source].departure != sources[source].candidate {
                // No way leads straight on.
                sources[source].departure = sources[source].candidate
                costs = targets.map { cost(from: sources[source].departure, to: $0.arrival) }
            }
            for (target, cost) in costs.enumerated() {
                guard let cost else { continue }
                targets[target].improve(to: best.adding(cost), from: source)
            }
        }
    }

    /// One halt of each stop, along the best way to the last; empty where there is none.
    private func chain(of halts: [[Halt]]) -> [Halt] {
        let last = halts[halts.count - 1]
        var next = last.indices.filter { last[$0].best != nil }.min { one, other in
            (last[one].best ?? .none) < (last[other].best ?? .none)
        }
        var chain: [Halt] = []
        for stop in halts.reversed() {
            guard let place = next else { break }
            chain.append(stop[place])
            next = stop[place].previous
        }
        return chain.count == halts.count ? chain.reversed() : []
    }

    private mutating func route(over halts: [Halt]) -> ViaRoute? {
        var legs: [RoutePath] = []
        for (halt, next) in zip(halts, halts.dropFirst()) {
            guard let leg = route(from: halt.departure, to: next.arrival) else { return nil }
            legs.append(leg)
        }
        return halts.isEmpty ? nil : ViaRoute(legs: legs, stops: halts.map(\.candidate))
    }
}

/// A stop reached at one of its candidates, in one direction where that decides how to go on.
private struct Halt {
    var candidate: RouteEndpoint
    var arrival: RouteEndpoint
    var departure: RouteEndpoint
    /// How far down the stop's list the candidate stands.
    var rank: Int
    /// Of the best way here.
    var best: Total?
    /// The halt of the stop before from which it leads.
    var previous: Int?

    /// Where a route begins.
    mutating func begin() { best = Total(ranks: rank, cost: 0) }

    mutating func improve(to total: Total, from previous: Int) {
        let total = Total(ranks: total.ranks + rank, cost: total.cost)
        if let best, best <= total { return }
        (best, self.previous) = (total, previous)
    }
}

/// What makes one way better than another: nearer candidates come before lower costs.
private struct Total: Comparable {
    var ranks: Int
    var cost: Int

    static let none = Total(ranks: 0, cost: 0)

    static func < (one: Total, other: Total) -> Bool { (one.ranks, one.cost) < (other.ranks, other.cost) }

    func adding(_ cost: Milliseconds) -> Total { Total(ranks: ranks, cost: self.cost + Int(cost)) }
}

extension ViaStop {
    fileprivate var nearest: ViaStop { ViaStop(candidates: Array(candidates.prefix(1)), allowsUTurn: allowsUTurn) }

    /// - Parameter isBetween: whether the route comes here and goes on.
    fileprivate func halts(isBetween: Bool) -> [Halt] {
        candidates.prefix(Self.maximumCandidates).enumerated().flatMap { rank, candidate in
            let ways = isBetween && !allowsUTurn ? candidate.directions.map { [$0] } : [candidate.directions]
            return ways.map { directions in
                let end = RouteEndpoint(position: candidate.position, directions: directions)
                return Halt(
                    candidate: candidate, arrival: end, departure: end, rank: rank,
                    best: nil, previous: nil)
            }
        }
    }
}

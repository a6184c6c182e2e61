/// What makes another route worth offering beside the best one.
///
/// Source: Abraham, Delling, Goldberg, Werneck, "Alternative Routes in Road Networks" (2010).
package struct AlternativeRules: Sendable {
    /// How much longer than the best route it may be.
    package var stretch = 0.25
    /// How much of it may be shared with the routes before it, as a share of the best route.
    package var sharing = 0.8
    /// Around its via point it is the best way: over a stretch of this share of the best route.
    package var localOptimality = 0.25
    /// How many via points are tried.
    package var attempts = 100

    package init() {}
}

extension HierarchySearch {
    /// The best route and others that differ from it and make sense by themselves, best first.
    ///
    /// Each alternative is the best way over one of the nodes that both sides climb.
    ///
    /// - Parameter limit: how many routes at the most, the best one among them.
    package mutating func routes(
        from origin: RouteEndpoint, to destination: RouteEndpoint, limit: Int, rules: AlternativeRules = .init()
    ) -> [RoutePath] {
        guard let best = route(from: origin, to: destination) else { return [] }
        guard limit > 1, best.arcs.count > 1 else { return [best] }
        var found = [best]
        let longest = Milliseconds(Double(best.cost) * (1 + rules.stretch))
        let shared = Double(best.cost) * rules.sharing
        let there = climb(origin.departures(in: costs))
        let back = climb(back: destination.arrivals(in: costs))
        for candidate in candidates(there, back, below: longest).prefix(rules.attempts) {
            guard found.count < limit else { break }
            let (arcs, via) = arcs(up: there.way(to: candidate.node).reversed(), down: back.way(to: candidate.node))
            let path = path(along: arcs, from: origin, to: destination, cost: candidate.cost)
            guard Set(arcs.map(\.road)).count == arcs.count,
                found.allSatisfy({ sharedCost(of: path, with: $0) <= shared }),
                isLocallyOptimal(arcs, around: via, over: Double(best.cost) * rules.localOptimality)
            else { continue }
            found.append(path)
        }
        return found
    }

    /// The nodes that both sides climb, with the costs of the ways over them, cheapest first.
    private func candidates(
        _ there: Climb, _ back: Climb, below longest: Milliseconds
    ) -> [(node: UInt32, cost: Milliseconds)] {
        there.nodes.indices.compactMap { place -> (node: UInt32, cost: Milliseconds)? in
            let node = there.nodes[place]
            guard let other = back.place(of: node) else { return nil }
            let cost = there.costs[place] &+ back.costs[other]
            guard cost >= back.surplus, cost - back.surplus <= longest else { return nil }
            return (node, cost - back.surplus)
        }.sorted { ($0.cost, $0.node) < ($1.cost, $1.node) }
    }

    private func sharedCost(of path: RoutePath, with other: RoutePath) -> Double {
        let arcs = Set(other.arcs)
        return path.arcs.reduce(0) { $0 + (arcs.contains($1) ? Double(costs.cost(of: $1)) : 0) }
    }

    /// Whether no shorter way leads past a via point than the path itself.
    private mutating func isLocallyOptimal(_ arcs: [ArcID], around via: Int, over stretch: Double) -> Bool {
        var (first, last, cost) = (via, via, 0)
        while first > 0, Double(cost) < stretch / 2 {
            cost += step(arcs[first - 1], arcs[first])
            first -= 1
        }
        let behind = cost
        while last < arcs.count - 1, Double(cost - behind) < stretch / 2 {
            cost += step(arcs[last], arcs[last + 1])
            last += 1
        }
        guard first < last else { return true }
        let best = climb(
            from: [End(arc: arcs[first], cost: 0)], to: [End(arc: arcs[last], cost: costs.cost(of: arcs[last]))],
            below: nil)
        return best.map { Int($0.cost) >= cost } ?? true
    }

    private func step(_ arc: ArcID, _ next: ArcID) -> Int {
        Int(costs.turnCost(from: arc, to: next)) + Int(costs.cost(of: next))
    }
}

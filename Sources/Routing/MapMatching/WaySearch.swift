/// How a vehicle gets from one place to others between two fixes: over the arcs nearby or, across long gaps, over the
/// hierarchy. One value per thread: it is a workspace.
package struct WaySearch: Sendable {
    private(set) var metric: Metric
    private var nearby = NearbySearch()
    /// Where nobody has one, all ways are looked for nearby, and long gaps take longer.
    private var hierarchy: HierarchySearch?
    private var costs: [Double?] = []

    package init(metric: Metric) { self.metric = metric }

    package init(hierarchy: HierarchySearch) {
        metric = hierarchy.costs
        self.hierarchy = hierarchy
    }

    /// Goes on with another metric of the same hierarchy.
    package mutating func use(_ hierarchy: HierarchyMetric) {
        self.hierarchy?.metric = hierarchy
        metric = hierarchy.metric
    }

    private var network: RoadNetwork { metric.network }

    /// What speaks against the vehicle having gone from `origin` to each of `targets`; `nil` where it can't have.
    mutating func costs(
        from origin: MatchCandidate, to targets: [MatchCandidate], across gap: Gap, _ rules: MatchingRules
    ) -> [Double?] {
        costs.removeAll(keepingCapacity: true)
        let isFar = hierarchy != nil && gap.distance > rules.farDistance
        if !isFar { nearby.explore(after: origin.arc, to: targets, within: gap.limit, in: metric) }
        for target in targets {
            if isAhead(target, of: origin, rules) {
                costs.append(costAlong(from: origin, to: target, across: gap, rules))
                continue
            }
            let along = isFar ? farCost(from: origin, to: target, gap) : nearCost(from: origin, to: target, gap, rules)
            let around = turnaroundCost(from: origin, to: target, gap, rules)
            costs.append(along.map { min($0, around ?? $0) } ?? around)
        }
        return costs
    }

    /// A way that was driven.
    enum Way: Sendable, Equatable {
        /// On one arc.
        case along
        /// On one road, with a turn somewhere between its junctions.
        case turnaround
        /// Out of the first place's arc, over others, into the second one's.
        case over([ArcID])
    }

    /// The way that a cost is about.
    mutating func way(
        from origin: MatchCandidate, to target: MatchCandidate, across gap: Gap, _ rules: MatchingRules
    ) -> Way {
        guard !isAhead(target, of: origin, rules) else { return .along }
        let around = turnaroundCost(from: origin, to: target, gap, rules)
        if hierarchy != nil, gap.distance > rules.farDistance {
            guard let path = farPath(from: origin, to: target) else { return .turnaround }
            return gap.cost(of: path.length(in: network)) <= around ?? .infinity
                ? .over(Array(path.arcs.dropFirst().dropLast())) : .turnaround
        }
        nearby.explore(after: origin.arc, to: [target], within: gap.limit, in: metric)
        guard let cost = nearCost(from: origin, to: target, gap, rules), cost <= around ?? .infinity else {
            return .turnaround
        }
        return .over(nearby.arcs(before: target.arc, in: network))
    }
}

extension WaySearch {
    private func isAhead(_ target: MatchCandidate, of origin: MatchCandidate, _ rules: MatchingRules) -> Bool {
        origin.arc == target.arc && target.offset >= origin.offset - rules.slack
    }

    /// On one arc. A step back is no way: it is the fixes' error, and the less likely the longer it is.
    private func costAlong(
        from origin: MatchCandidate, to target: MatchCandidate, across gap: Gap, _ rules: MatchingRules
    ) -> Double {
        let length = target.offset - origin.offset
        guard length < 0 else { return gap.cost(of: length) }
        let back = length / rules.deviation
        return gap.cost(of: 0) + back * back / 4
    }

    /// To a place on the same road in the other direction, for a vehicle that turns between them; `nil` for others.
    private func turnaroundCost(
        from origin: MatchCandidate, to target: MatchCandidate, _ gap: Gap, _ rules: MatchingRules
    ) -> Double? {
        guard origin.arc == target.arc.reversed else { return nil }
        let length = abs(length(of: origin.arc) - target.offset - origin.offset)
        return gap.cost(of: length) + rules.turnaroundCost
    }

    private func nearCost(
        from origin: MatchCandidate, to target: MatchCandidate, _ gap: Gap, _ rules: MatchingRules
    ) -> Double? {
        guard let between = nearby.length(to: target.arc, in: network) else { return nil }
        let length = length(of: origin.arc) - origin.offset + between + target.offset
        guard length <= gap.limit else { return nil }
        // Where a road ends, a vehicle that comes back from there would else be as likely as one that sets out.
        let turnarounds = Double(nearby.turnarounds(to: target.arc, in: network))
        return gap.cost(of: length) + turnarounds * rules.turnaroundCost
    }

    private mutating func farCost(from origin: MatchCandidate, to target: MatchCandidate, _ gap: Gap) -> Double? {
        guard let length = farPath(from: origin, to: target)?.length(in: network), length <= gap.limit else {
            return nil
        }
        return gap.cost(of: length)
    }

    private mutating func farPath(from origin: MatchCandidate, to target: MatchCandidate) -> RoutePath? {
        let (from, to) = (origin.endpoint(in: network), target.endpoint(in: network))
        return hierarchy?.route(from: from, to: to)
    }

    private func length(of arc: ArcID) -> Double { Double(network.road(of: arc).length) }
}

extension MatchCandidate {
    fileprivate func endpoint(in network: RoadNetwork) -> RouteEndpoint {
        let along = arc.direction == .forward ? offset : Double(network.road(of: arc).length) - offset
        return RouteEndpoint(
            position: RoadPosition(road: arc.road, offset: along), directions: [arc.direction])
    }
}

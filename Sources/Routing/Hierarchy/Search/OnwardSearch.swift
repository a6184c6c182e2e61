extension HierarchySearch {
    /// The cheapest way on which nobody turns around in the first meters: what a driver expects who is under way.
    ///
    /// All ways ahead are followed up to that distance; from there on the hierarchy knows the best.
    ///
    /// - Returns: `nil` where no such way leads to `destination`.
    package mutating func route(
        from origin: RouteEndpoint, to destination: RouteEndpoint, onwardFor meters: Double
    ) -> RoutePath? {
        var best: RoutePath?
        for start in origin.arcs where costs.isPassable(start) {
            guard let path = route(from: start, of: origin, to: destination, onwardFor: meters) else { continue }
            if path.cost < best?.cost ?? .max { best = path }
        }
        return best
    }

    private mutating func route(
        from start: ArcID, of origin: RouteEndpoint, to destination: RouteEndpoint, onwardFor meters: Double
    ) -> RoutePath? {
        let offset = network.offset(of: origin.position, along: start)
        let length = Double(network.road(of: start).length)
        let rest = costs.cost(of: start, from: offset, to: length)
        // Whoever stays on this road for so long is free behind it.
        guard length - offset < meters else { return route(from: origin.only(start), to: destination) }
        if let direct = directPath(from: origin.only(start), to: destination) { return direct }
        var ahead = NearbySearch()
        ahead.explore(onwardFrom: start, within: meters - (length - offset), in: costs)
        var best = near(destination, after: start, rest: rest, ahead)
        let ends = ahead.frontier.map { End(arc: $0.arc, cost: rest &+ $0.cost) }
        let arrivals = destination.arrivals(in: costs)
        if let found = climb(from: ends, to: arrivals, below: best?.cost) {
            let beyond = arcs(through: found.meeting)
            best = (found.cost, [start] + ahead.arcs(before: beyond[0], in: network) + beyond)
        }
        return best.map { path(along: $0.arcs, from: origin, to: destination, cost: $0.cost) }
    }

    /// A destination that lies within the first meters.
    private func near(
        _ destination: RouteEndpoint, after start: ArcID, rest: Milliseconds, _ ahead: NearbySearch
    ) -> (cost: Milliseconds, arcs: [ArcID])? {
        destination.arrivals(in: costs).compactMap { end -> (cost: Milliseconds, arcs: [ArcID])? in
            guard let cost = ahead.cost(to: end.arc, in: network) else { return nil }
            return (rest &+ cost &+ end.cost, [start] + ahead.arcs(before: end.arc, in: network) + [end.arc])
        }.min { $0.cost < $1.cost }
    }
}

extension RouteEndpoint {
    fileprivate func only(_ arc: ArcID) -> RouteEndpoint {
        RouteEndpoint(position: position, directions: [arc.direction])
    }
}

extension RoutePath {
    /// Whether one turns around on it within the first meters.
    package func turnsAround(within meters: Double, in network: RoadNetwork) -> Bool {
        var driven = -startOffset
        for (arc, next) in zip(arcs, arcs.dropFirst()) {
            driven += Double(network.road(of: arc).length)
            guard driven <= meters else { return false }
            if next == arc.reversed { return true }
        }
        return false
    }
}

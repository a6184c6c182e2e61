import Routing

extension MapSketch {
    package func metric(for mode: TravelMode = .car) -> Metric {
        Metric(network: network, profile: .standard(for: mode))
    }

    /// Where a trip that begins or ends at `place` meets the nearest road that the mode may use.
    package func endpoint(_ place: Character, _ metric: Metric) throws -> RouteEndpoint {
        guard let snap = metric.snaps(of: try coordinate(place), radius: 1000).first else {
            throw Mistake(description: "no road for this mode is near \(place)")
        }
        return snap.endpoint
    }

    /// The best path between two places, which may lie beside the roads.
    package func route(from start: Character, to end: Character, mode: TravelMode = .car) throws -> RoutePath {
        let metric = metric(for: mode)
        return try route(from: try endpoint(start, metric), to: try endpoint(end, metric), metric)
    }

    package func route(from start: RouteEndpoint, to end: RouteEndpoint, _ metric: Metric) throws -> RoutePath {
        var search = BidirectionalDijkstra(metric: metric)
        guard let path = search.route(from: start, to: end) else {
            throw Mistake(description: "no way leads from \(start) to \(end)")
        }
        return path
    }

    /// A path along given nodes, whether or not it is the best one: `"ABCD"` from A by B and C to D.
    package func path(_ walk: String) throws -> RoutePath {
        var arcs: [ArcID] = []
        for (start, end) in zip(walk, walk.dropFirst()) {
            let arc = try arc(String([start, end]))
            if arcs.last != arc { arcs.append(arc) }
        }
        guard let last = arcs.last else { throw Mistake(description: "'\(walk)' is no path") }
        return RoutePath(arcs: arcs, startOffset: 0, endOffset: Double(network.road(of: last).length), cost: 0)
    }
}

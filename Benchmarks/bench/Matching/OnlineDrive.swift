import Routing

/// A track matched fix by fix, as a server does that hears of each when it is made: the way over the places that were
/// decided so many fixes later.
struct OnlineDrive {
    private(set) var stretches: [RoadStretch] = []
    private var last: (arc: ArcID, offset: Double)?
    private var search: HierarchySearch

    init(_ track: [Observation], delay: Int, on hierarchy: HierarchyMetric) {
        let metric = hierarchy.metric
        search = HierarchySearch(metric: hierarchy)
        var ways = WaySearch(metric: metric)
        var matcher = OnlineMatcher()
        for fix in track where matcher.add(fix, by: &ways) {
            if let place = matcher.place(delay: delay) { go(to: place, metric.network) }
        }
        for left in (0..<delay).reversed() {
            if let place = matcher.place(delay: left) { go(to: place, metric.network) }
        }
    }

    private mutating func go(to place: OnlineMatcher.Place, _ network: RoadNetwork) {
        guard let last else { return self.last = (place.arc, place.offset) }
        if last.arc == place.arc, place.offset <= last.offset, place.offset > last.offset - 30 { return }
        let start = network.endpoint(of: last.arc, last.offset)
        let end = network.endpoint(of: place.arc, place.offset)
        if let path = search.route(from: start, to: end) { stretches += network.stretches(of: path) }
        self.last = (place.arc, place.offset)
    }
}

extension RoadNetwork {
    fileprivate func endpoint(of arc: ArcID, _ offset: Double) -> RouteEndpoint {
        RouteEndpoint(position: position(at: offset, along: arc), directions: [arc.direction])
    }

    /// The parts of arcs that a path has.
    func stretches(of path: RoutePath) -> [RoadStretch] {
        path.arcs.enumerated().map { place, arc in
            RoadStretch(
                arc: arc, start: place == 0 ? path.startOffset : 0,
                end: place == path.arcs.count - 1 ? path.endOffset : Double(road(of: arc).length))
        }
    }
}

import Routing

/// A track matched fix by fix, as a server does that hears of each when it is made: the way that was decided so many fixes
/// later. What isn't decided when a track is interrupted, or ends, is decided then.
struct OnlineDrive {
    private(set) var stretches: [RoadStretch] = []
    private let network: RoadNetwork
    private var ways: WaySearch
    private var matcher = OnlineMatcher()
    private var undecided: [OnlineMatcher.Step] = []
    private var last: RoutePath?

    init(_ track: [Observation], delay: Int, on hierarchy: HierarchyMetric) {
        network = hierarchy.metric.network
        ways = WaySearch(hierarchy: HierarchySearch(metric: hierarchy))
        var newest: Int?
        for fix in track where matcher.add(fix, by: &ways) {
            let steps = matcher.steps(last: delay + 1)
            if steps.isEmpty { decide(undecided.count) }
            guard let fix = steps.last?.fix, fix != newest else { continue }
            newest = fix
            undecided = steps
            decide(steps.count - delay)
        }
        decide(undecided.count)
    }

    private mutating func decide(_ count: Int) {
        guard count > 0 else { return }
        for step in undecided.prefix(count) {
            let way = matcher.way(of: step, behind: last, by: &ways)
            stretches += network.stretches(of: way)
            last = way
        }
        undecided.removeFirst(count)
    }
}

extension RoadNetwork {
    /// The parts of arcs that a path has.
    func stretches(of path: RoutePath) -> [RoadStretch] {
        path.arcs.enumerated().map { place, arc in
            RoadStretch(
                arc: arc, start: place == 0 ? path.startOffset : 0,
                end: place == path.arcs.count - 1 ? path.endOffset : Double(road(of: arc).length))
        }
    }
}

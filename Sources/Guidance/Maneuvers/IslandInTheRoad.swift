import Routing

/// A road that splits around an island and comes together behind it: whichever side is taken, there is nothing to say.
struct IslandInTheRoad {
    private let network: RoadNetwork
    private let metric: Metric

    init(trace: LegTrace) {
        network = trace.network
        metric = trace.metric
    }

    /// Whether all branches that one may take are one-way roads of one name that meet again before any other crossing.
    func begins(with chosen: Crossing.Branch, _ crossing: Crossing) -> Bool {
        guard crossing.hasChoice(besides: chosen), let end = nextCrossing(along: chosen.arc) else { return false }
        let name = network.road(of: chosen.arc).name
        return crossing.allChoices(besides: chosen) { other in
            network.road(of: other.arc).name == name && nextCrossing(along: other.arc) == end
        }
    }

    /// Where a one-way road next meets others; `nil` where that is too far.
    private func nextCrossing(along start: ArcID) -> JunctionID? {
        var arc = start
        var length = 0.0
        for _ in 0..<Self.mostArcs {
            length += Double(network.road(of: arc).length)
            guard length <= Self.reach, !metric.isPassable(arc.reversed) else { return nil }
            let head = network.head(of: arc)
            let onward = network.departures(from: head).filter { $0 != arc.reversed && metric.isPassable($0.road) }
            guard onward.count == 1 else { return head }
            arc = onward[0]
        }
        return nil
    }

    /// In meters.
    private static let reach = 150.0
    private static let mostArcs = 8
}

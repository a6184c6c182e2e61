import Routing
import Storage
import Trips

// Roads of a network, and what has been observed of them under the numbers of OpenStreetMap.

extension RoadNetwork {
    /// - Returns: `nil` for a road that can't be told from its other direction, or wasn't in OpenStreetMap.
    func observedStretch(of arc: ArcID) -> ObservedStretch? {
        let way = road(of: arc).osmWay
        let (from, to) = (junction(tail(of: arc)).osmNode, junction(head(of: arc)).osmNode)
        return way > 0 && from != to ? ObservedStretch(way: way, from: from, to: to) : nil
    }
}

extension Metric {
    /// The seconds per metre that a traversal says of its road, what the turn at its end costs taken off: searches add that.
    ///
    /// A road of which it would say who lives there says nothing: those for the ends of trips, driveways and the like.
    ///
    /// - Returns: pulled to what traffic explains; `nil` where it says nothing.
    func slowness(of traversal: Traversal) -> Double? {
        let (arc, road) = (traversal.arc, network.road(of: traversal.arc))
        guard road.length >= Self.shortestObserved, road.isPublic, !isRestricted(arc),
            let usual = profile.speed(on: road, arc.direction)
        else { return nil }
        let turn = turnCost(from: arc, to: traversal.next)
        let seconds = traversal.seconds - (turn == .impassable ? 0 : Double(turn) / 1000)
        let planned = 3.6 / usual
        return min(max(seconds / Double(road.length), planned / 2), planned * 10)
    }

    /// In metres; of shorter roads fixes say more of themselves.
    private static let shortestObserved: Float = 15
}

extension Road {
    /// Whether many different people travel on it, at their own speed.
    fileprivate var isPublic: Bool {
        switch roadClass {
        case .service, .track, .ferry: false
        default: !attributes.contains(.minorService) && !attributes.contains(.ferry)
        }
    }
}

extension LearnedSpeeds {
    /// What was observed, by the arcs of a network. O(roads).
    convenience init(_ observed: [ObservedSpeed], on network: RoadNetwork) {
        let ways = Set(observed.map(\.stretch.way))
        let byStretch = Dictionary(grouping: observed, by: \.stretch)
        var found: [TravelMode: [ArcID: Observation]] = [:]
        for index in network.roads.indices where ways.contains(network.roads[index].osmWay) {
            for direction in Direction.allCases {
                let arc = RoadID(UInt32(index)).arc(direction)
                for speed in network.observedStretch(of: arc).flatMap({ byStretch[$0] }) ?? [] where speed.trips > 0 {
                    found[speed.mode, default: [:]][arc] = Observation(
                        trips: Float(speed.trips), slowness: Float(speed.slowness / speed.trips))
                }
            }
        }
        self.init(found)
    }
}

/// What can be reached from the end of an arc within some metres: Dijkstra's search over arcs by length, for distances
/// so short that few arcs are touched.
struct ArcsAhead {
    private let network: RoadNetwork
    /// Metres from the origin's head to each arc's tail, and the arc before.
    private var reached: [ArcID: (distance: Double, previous: ArcID?)] = [:]

    /// - Parameter isUsable: which arcs may be travelled.
    init(of origin: ArcID, within limit: Double, in network: RoadNetwork, where isUsable: (ArcID) -> Bool) {
        self.network = network
        var open: [(distance: Double, arc: ArcID, previous: ArcID?)] = []
        func explore(after arc: ArcID, at distance: Double, _ previous: ArcID?) {
            for next in network.departures(from: network.head(of: arc))
            where next != arc.reversed && reached[next] == nil && isUsable(next) {
                open.append((distance, next, previous))
            }
        }
        explore(after: origin, at: 0, nil)
        while let nearest = open.indices.min(by: { open[$0].distance < open[$1].distance }) {
            let (distance, arc, previous) = open.remove(at: nearest)
            guard reached[arc] == nil else { continue }
            reached[arc] = (distance, previous)
            let beyond = distance + Double(network.road(of: arc).length)
            if beyond <= limit { explore(after: arc, at: beyond, arc) }
        }
    }

    /// Metres from the origin's head to the tail of `arc`; `nil` where it lies farther away than the limit.
    func distance(to arc: ArcID) -> Double? { reached[arc]?.distance }

    /// The arcs between the origin and `arc`, in the order of travel.
    func arcs(before arc: ArcID) -> [ArcID] {
        var arcs: [ArcID] = []
        var current = reached[arc]?.previous
        while let arc = current {
            arcs.append(arc)
            current = reached[arc]?.previous
        }
        return arcs.reversed()
    }
}

import Routing

/// A junction as it lies before somebody who arrives at it: which roads there are, and which way each leads.
struct Crossing {
    /// A road at the crossing, other than the one that leads back.
    struct Branch {
        let arc: ArcID
        /// Degrees, 0 straight on, positive to the right.
        let angle: Double
        /// Whether one may turn into it from where one comes.
        let isEntry: Bool
        let roadClass: RoadClass
        let rank: RoadRank
        /// Whether this is the road that one comes along, by its name or number.
        let continuesRoad: Bool

        /// Degrees away from straight on.
        var deviation: Double { abs(angle) }
    }

    let arrival: ArcID
    let arrivalClass: RoadClass
    let arrivalRank: RoadRank
    /// Clockwise from north; only roads that this mode travels in one direction at least.
    let branches: [Branch]

    init(after arrival: ArcID, metric: Metric) {
        let network = metric.network
        let mode = metric.profile.mode
        let labels = RoadLabels(of: arrival, in: network)
        self.arrival = arrival
        arrivalClass = network.road(of: arrival).roadClass
        arrivalRank = RoadRank(of: arrivalClass, for: mode)
        branches = network.departures(from: network.head(of: arrival)).compactMap { arc in
            guard arc != arrival.reversed, metric.isPassable(arc.road) else { return nil }
            let roadClass = network.road(of: arc).roadClass
            let rank = RoadRank(of: roadClass, for: mode)
            return Branch(
                arc: arc, angle: network.turnAngle(from: arrival, to: arc),
                isEntry: metric.turnCost(from: arrival, to: arc) != .impassable, roadClass: roadClass,
                rank: metric.isRestricted(arc) ? max(rank, .service) : rank,
                continuesRoad: labels.isSameRoad(as: RoadLabels(of: arc, in: network)))
        }
    }

    func branch(_ arc: ArcID) -> Branch? { branches.first { $0.arc == arc } }

    /// The branches that somebody who takes `chosen` sees as roads of their own: a driveway isn't one to who stays on
    /// the street.
    func roads(besides chosen: Branch) -> [Branch] {
        let isOnStreets = max(arrivalRank, chosen.rank) < .service
        return branches.filter { $0.arc != chosen.arc && !(isOnStreets && $0.rank >= .service) }
    }

    func choices(besides chosen: Branch) -> [Branch] { roads(besides: chosen).filter(\.isEntry) }
}

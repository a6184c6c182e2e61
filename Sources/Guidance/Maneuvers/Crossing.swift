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

    /// - Parameter road: the one that one comes along.
    init(after arrival: ArcID, _ road: TravelledRoad, metric: Metric) {
        let network = metric.network
        let mode = metric.profile.mode
        let signs = road.signs
        let names = network.names
        let back = arrival.reversed.index
        let course = network.arrivalBearing(of: arrival)
        self.arrival = arrival
        arrivalClass = road.roadClass
        arrivalRank = RoadRank(of: road.roadClass, for: mode)
        let departures = network.departures(from: network.head(of: arrival))
        var branches: [Branch] = []
        branches.reserveCapacity(departures.count)
        for (arc, cost) in zip(departures, metric.turnCosts(from: arrival))
        where arc.index != back && metric.isPassable(arc.road) {
            let road = network.road(of: arc)
            let rank = RoadRank(of: road.roadClass, for: mode)
            branches.append(
                Branch(
                    arc: arc, angle: Bearing.turn(from: course, to: network.departureBearing(of: arc)),
                    isEntry: cost != .impassable, roadClass: road.roadClass,
                    rank: metric.isRestricted(arc) ? max(rank, .service) : rank,
                    continuesRoad: names.isSameRoad(signs, RoadSigns(of: road))))
        }
        self.branches = branches
    }

    func branch(_ arc: ArcID) -> Branch? { branches.first { $0.arc == arc } }

    /// Whether somebody who takes `chosen` sees `other` as a road of its own: a driveway isn't one to who stays on the
    /// street.
    func isRoad(_ other: Branch, besides chosen: Branch) -> Bool {
        guard other.arc != chosen.arc else { return false }
        return other.rank < .service || max(arrivalRank, chosen.rank) >= .service
    }

    /// The branches that are roads of their own to somebody who takes `chosen`.
    func roads(besides chosen: Branch) -> [Branch] { branches.filter { isRoad($0, besides: chosen) } }

    /// Those of them that one may take.
    func choices(besides chosen: Branch) -> [Branch] {
        branches.filter { $0.isEntry && isRoad($0, besides: chosen) }
    }

    func hasRoad(besides chosen: Branch) -> Bool { branches.contains { isRoad($0, besides: chosen) } }

    func hasChoice(besides chosen: Branch) -> Bool {
        branches.contains { $0.isEntry && isRoad($0, besides: chosen) }
    }

    func allChoices(besides chosen: Branch, satisfy condition: (Branch) -> Bool) -> Bool {
        branches.allSatisfy { !$0.isEntry || !isRoad($0, besides: chosen) || condition($0) }
    }
}

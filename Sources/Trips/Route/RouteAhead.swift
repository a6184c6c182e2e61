import Routing

// What lies ahead on a route, arc by arc.
extension RouteFollower {
    /// An arc that is still to be travelled, and where on the route it is.
    struct ArcAhead: Sendable, Equatable {
        var leg: Int
        var place: Int
    }

    /// The first leg of which something ahead has changed; `nil` for none. O(arcs left).
    func firstLeg(concernedBy change: RoadChange) -> Int? {
        let former = route.metric
        return firstAhead { leg, place in
            let (arcs, metric) = (leg.path.arcs, change.metric)
            let arc = arcs[place]
            guard change.mayConcern(arc, since: former) else { return false }
            if former.cost(of: arc) != metric.cost(of: arc) || former.flow(on: arc) != metric.flow(on: arc) {
                return true
            }
            guard place + 1 < arcs.count else { return false }
            return former.turnCost(from: arc, to: arcs[place + 1]) != metric.turnCost(from: arc, to: arcs[place + 1])
        }?.leg
    }

    /// The first arc behind the one being driven that can't be travelled any more, or not be turned into. O(arcs left).
    var firstClosed: ArcAhead? {
        let metric = route.metric
        let current = ArcAhead(leg: leg, place: currentLeg.arcPlace(at: offset))
        return firstAhead { leg, place in
            let arcs = leg.path.arcs
            if !metric.isPassable(arcs[place]) { return true }
            // A route turns around only where all else was closed to it, which may be open to others.
            guard place > 0, arcs[place] != arcs[place - 1].reversed else { return false }
            return metric.turnCost(from: arcs[place - 1], to: arcs[place]) == .impassable
        } behind: {
            $0 == current
        }
    }

    private func firstAhead(
        where isWanted: (TripRoute.Leg, Int) -> Bool, behind isPassed: (ArcAhead) -> Bool = { _ in false }
    ) -> ArcAhead? {
        for index in route.legs.indices.dropFirst(leg) {
            let candidate = route.legs[index]
            let first = index == leg ? candidate.arcPlace(at: offset) : 0
            for place in candidate.path.arcs.indices.dropFirst(first)
            where !isPassed(ArcAhead(leg: index, place: place)) && isWanted(candidate, place) {
                return ArcAhead(leg: index, place: place)
            }
        }
        return nil
    }

    /// Seconds to the next maneuver, by the plan or at the present speed, whichever is less.
    var secondsToManeuver: Double {
        let leg = currentLeg
        let maneuver = leg.steps[leg.nextStep(after: offset)].startOffset
        let planned = leg.duration(to: maneuver) - leg.duration(to: offset)
        return speed > 0 ? min(planned, (maneuver - offset) / speed) : planned
    }

    /// The way from where the vehicle is to `meters` ahead, not beyond the end of the leg, nor up to what is closed.
    func approach(meters: Double) -> RouteRequest.Approach? {
        let leg = currentLeg
        var end = min(offset + meters, leg.line.length - Self.margin)
        if let closed = firstClosed, closed.leg == self.leg {
            end = min(end, leg.directions.roads[closed.place].startOffset - Self.margin)
        }
        guard end > offset, leg.directions.roads.count == leg.path.arcs.count else { return nil }
        let (first, last) = (leg.place(at: offset), leg.place(at: end))
        let network = route.metric.network
        let places = leg.arcPlace(at: offset)...leg.arcPlace(at: end)
        let path = RoutePath(
            arcs: Array(leg.path.arcs[places]), startOffset: first.offset,
            endOffset: min(last.offset, Double(network.road(of: last.arc).length)), cost: 0)
        return RouteRequest.Approach(path: path, network: network)
    }

    /// In meters.
    private static let margin = 1.0
}

extension TripRoute {
    /// How another route differs from the rest of one.
    struct Difference: Sendable, Equatable {
        /// Where they part, in meters along the other one's first leg.
        var parting: Double
        /// Meters of the other one that this one doesn't have ahead.
        var meters: Double
    }

    /// How `other`, which begins on this route, differs from what is left of it.
    ///
    /// - Parameters:
    ///   - leg: the first that is left.
    ///   - place: the arc of it where `other` begins.
    /// - Returns: `nil` where it begins elsewhere.
    func difference(to other: TripRoute, fromLeg leg: Int, place: Int) -> Difference? {
        guard other.metric.network === metric.network, let first = other.legs.first else { return nil }
        let own = legs[leg].path.arcs[place...]
        let common = zip(own, first.path.arcs).prefix { $0 == $1 }.count
        guard common > 0 else { return nil }
        let ahead = Set(own).union(legs[(leg + 1)...].flatMap(\.path.arcs))
        let different = other.legs.flatMap(\.path.arcs).filter { !ahead.contains($0) }
        let roads = first.directions.roads
        return Difference(
            parting: common < roads.count ? roads[common].startOffset : first.line.length,
            meters: different.reduce(0) { $0 + Double(metric.network.road(of: $1).length) })
    }
}

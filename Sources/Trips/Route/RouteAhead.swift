import Routing

// What lies ahead on a route, arc by arc.
extension RouteFollower {
    /// An arc that is still to be travelled, and where on the route it is.
    struct ArcAhead: Sendable, Equatable {
        var leg: Int
        var place: Int
    }

    /// The legs of which something ahead has changed. O(arcs left).
    func legs(concernedBy change: RoadChange) -> [Int] {
        let former = route.metric
        return route.legs.indices.dropFirst(leg).filter { index in
            let arcs = route.legs[index].path.arcs
            return arcs.indices.dropFirst(firstPlaceAhead(ofLeg: index)).contains { place in
                let next = place + 1 < arcs.count ? arcs[place + 1] : nil
                return change.mayConcern(arcs[place], since: former)
                    && former.differs(from: change.metric, on: arcs[place], before: next)
            }
        }
    }

    /// The first arc behind the one being driven that can't be travelled any more, or not be turned into. O(arcs left).
    var firstClosed: ArcAhead? {
        for index in route.legs.indices.dropFirst(leg) {
            let arcs = route.legs[index].path.arcs
            let first = index == leg ? firstPlaceAhead(ofLeg: leg) + 1 : 0
            let closed = arcs.indices.dropFirst(first).first { place in
                route.metric.closes(arcs[place], behind: place > 0 ? arcs[place - 1] : nil)
            }
            if let closed { return ArcAhead(leg: index, place: closed) }
        }
        return nil
    }

    private func firstPlaceAhead(ofLeg index: Int) -> Int { index == leg ? currentLeg.arcPlace(at: offset) : 0 }

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

extension Metric {
    /// Whether an arc, or the turn into the next one, costs something else by another metric, or is shown otherwise.
    fileprivate func differs(from other: Metric, on arc: ArcID, before next: ArcID?) -> Bool {
        if cost(of: arc) != other.cost(of: arc) || flow(on: arc) != other.flow(on: arc) { return true }
        return next.map { turnCost(from: arc, to: $0) != other.turnCost(from: arc, to: $0) } ?? false
    }

    /// Whether an arc, or the turn into it, can't be travelled.
    fileprivate func closes(_ arc: ArcID, behind previous: ArcID?) -> Bool {
        guard isPassable(arc) else { return true }
        // A route turns around only where all else was closed to it, which may be open to others.
        guard let previous, arc != previous.reversed else { return false }
        return turnCost(from: previous, to: arc) == .impassable
    }
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

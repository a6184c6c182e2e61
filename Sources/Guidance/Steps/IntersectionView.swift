import Routing

/// Describes the junctions that a leg passes as OSRM's intersections.
struct IntersectionView {
    let trace: LegTrace

    /// Whether roads meet where the arc begins: more than one that goes on.
    func isIntersection(before place: Int) -> Bool {
        var roads = 0
        for arc in departures(at: place) where trace.metric.isPassable(arc.road) {
            roads += 1
            if roads > 2 { return true }
        }
        return false
    }

    private func departures(at place: Int) -> ArraySlice<ArcID> {
        trace.network.departures(from: trace.network.tail(of: trace.arcs[place]))
    }

    /// Of the roads that this mode travels, in any direction.
    func intersection(before place: Int) -> Intersection {
        let arrival = trace.arcs[place - 1]
        let departure = trace.arcs[place]
        let arcs = clockwise(departures(at: place))
        return Intersection(
            location: trace.line.coordinates[trace.arcStarts[place]], offset: trace.offset(ofArc: place),
            bearings: arcs.map(bearing),
            entry: arcs.map { trace.metric.turnCost(from: arrival, to: $0) != .impassable },
            incoming: arcs.firstIndex(of: arrival.reversed), outgoing: arcs.firstIndex(of: departure),
            classes: StepAssembly.classes(of: departure, trace.metric))
    }

    /// The passable ones by whole degrees. They come in order but for those that are rounded to north, or alike.
    private func clockwise(_ departures: ArraySlice<ArcID>) -> [ArcID] {
        var arcs: [ArcID] = []
        arcs.reserveCapacity(departures.count)
        for arc in departures where trace.metric.isPassable(arc.road) {
            let place = arcs.lastIndex { (bearing(of: $0), $0) < (bearing(of: arc), arc) } ?? -1
            arcs.insert(arc, at: place + 1)
        }
        return arcs
    }

    private func bearing(of arc: ArcID) -> Int { wholeDegrees(trace.network.departureBearing(of: arc)) }
}

import Routing

/// Describes the junctions that a leg passes as OSRM's intersections.
struct IntersectionView {
    private let trace: LegTrace
    private var lanes: LaneView
    /// Those of one intersection; kept for the room that they have.
    private var roads: [(bearing: Int, arc: ArcID, isEntry: Bool)] = []

    init(trace: LegTrace, decisions: [TurnDecision]) {
        self.trace = trace
        lanes = LaneView(trace: trace, decisions: decisions)
    }

    private func departures(at place: Int) -> ArraySlice<ArcID> {
        trace.network.departures(from: trace.network.tail(of: trace.arcs[place]))
    }

    /// Of the roads that this mode travels, in any direction.
    mutating func intersection(before place: Int) -> Intersection {
        let arrival = trace.arcs[place - 1]
        let departure = trace.arcs[place]
        roads.removeAll(keepingCapacity: true)
        for (arc, cost) in zip(departures(at: place), trace.metric.turnCosts(from: arrival))
        where trace.metric.isPassable(arc.road) {
            insert(arc, isEntry: cost != .impassable)
        }
        return Intersection(
            location: trace.line.coordinates[trace.arcStarts[place]], offset: trace.offset(ofArc: place),
            bearings: roads.map(\.bearing), entry: roads.map(\.isEntry),
            incoming: roads.firstIndex { $0.arc == arrival.reversed },
            outgoing: roads.firstIndex { $0.arc == departure },
            classes: trace.classes(ofArc: place), lanes: lanes.lanes(before: place))
    }

    /// Keeps the order by whole degrees. Roads come in order but for those that are rounded to north, or alike.
    private mutating func insert(_ arc: ArcID, isEntry: Bool) {
        let bearing = wholeDegrees(trace.network.departureBearing(of: arc))
        guard let last = roads.last, (last.bearing, last.arc) > (bearing, arc) else {
            roads.append((bearing, arc, isEntry))
            return
        }
        var place = roads.count
        while place > 0, (roads[place - 1].bearing, roads[place - 1].arc) > (bearing, arc) { place -= 1 }
        roads.insert((bearing, arc, isEntry), at: place)
    }
}

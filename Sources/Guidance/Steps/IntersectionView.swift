import Routing

/// Describes the junctions that a leg passes as OSRM's intersections.
struct IntersectionView {
    private let trace: LegTrace
    private let lanes: LaneView
    /// Those of one intersection; kept for the room that they have.
    private var roads: [(bearing: Int, arc: ArcID, isEntry: Bool)] = []

    init(trace: LegTrace, decisions: [TurnDecision]) {
        self.trace = trace
        lanes = LaneView(trace: trace, decisions: decisions)
    }

    /// Whether roads meet where the arc begins: more than one that goes on.
    func isIntersection(before place: Int) -> Bool { Self.isIntersection(before: place, trace) }

    static func isIntersection(before place: Int, _ trace: LegTrace) -> Bool {
        let departures = trace.network.departures(from: trace.network.tail(of: trace.arcs[place]))
        guard departures.count > 2 else { return false }
        var roads = 0
        for arc in departures where trace.metric.isPassable(arc.road) {
            roads += 1
            if roads > 2 { return true }
        }
        return false
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
            classes: StepAssembly.classes(of: departure, trace.metric), lanes: lanes.lanes(before: place))
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

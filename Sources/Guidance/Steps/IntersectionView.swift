import Routing

/// Describes the junctions that a leg passes as OSRM's intersections.
struct IntersectionView {
    let trace: LegTrace

    /// Whether roads meet where the arc begins: more than one that goes on.
    func isIntersection(before place: Int) -> Bool {
        roads(at: trace.network.tail(of: trace.arcs[place])).prefix(3).count > 2
    }

    /// The roads that this mode travels, in any direction.
    private func roads(at junction: JunctionID) -> [ArcID] {
        trace.network.departures(from: junction).filter { trace.metric.isPassable($0.road) }
    }

    func intersection(before place: Int) -> Intersection {
        let arrival = trace.arcs[place - 1]
        let departure = trace.arcs[place]
        let roads = roads(at: trace.network.tail(of: departure))
            .map { (arc: $0, bearing: wholeDegrees(trace.network.departureBearing(of: $0))) }
            .sorted { ($0.bearing, $0.arc) < ($1.bearing, $1.arc) }
        return Intersection(
            location: trace.line.coordinates[trace.arcStarts[place]], offset: trace.offset(ofArc: place),
            bearings: roads.map(\.bearing),
            entry: roads.map { trace.metric.turnCost(from: arrival, to: $0.arc) != .impassable },
            incoming: roads.firstIndex { $0.arc == arrival.reversed },
            outgoing: roads.firstIndex { $0.arc == departure },
            classes: StepAssembly.classes(of: departure, trace.metric))
    }
}

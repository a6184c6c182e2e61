import Routing

/// What the signs say where a maneuver leads into an arc.
struct ManeuverSigns: Equatable {
    /// Numbers of the roads that are reached.
    private(set) var numbers: [String] = []
    private(set) var places: [String] = []
    /// The exit's number, such as `12B`; several as in `12A; 12B`.
    private(set) var exits: String?
    private(set) var junctionName: String?

    /// As OSRM writes it: `A1, A2: Berlin, Hamburg`.
    var destinations: String? {
        guard !numbers.isEmpty || !places.isEmpty else { return nil }
        let parts = [numbers, places].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }
        return parts.joined(separator: ": ")
    }

    init() {}

    /// - Parameter place: of the arc among the trace's.
    init(before place: Int, of trace: LegTrace) {
        guard trace.arcs.indices.contains(place) else { return }
        let arc = trace.arcs[place]
        let road = trace.network.road(of: arc)
        let junction = trace.network.junction(trace.network.tail(of: arc))
        numbers = trace.texts(road.destinationRef[arc.direction])
        places = trace.texts(road.destination[arc.direction])
        if numbers.isEmpty, places.isEmpty, Self.leavesMotorway(at: place, trace) {
            places = trace.texts(trace.network.rareSigns.exitDestination(at: trace.network.tail(of: arc)))
        }
        let exits = Self.exits(at: place, junction, trace)
        self.exits = exits.isEmpty ? nil : exits.joined(separator: "; ")
        junctionName = junction.name.isNone ? nil : trace.network.names[junction.name]
    }

    /// The number on the ramp, unless one comes along it already; else the junction's where a motorway is left.
    private static func exits(at place: Int, _ junction: Junction, _ trace: LegTrace) -> [String] {
        let signs = trace.network.rareSigns
        let own = signs.exitNumber(of: trace.arcs[place])
        guard own.isNone else {
            return place > 0 && signs.exitNumber(of: trace.arcs[place - 1]) == own ? [] : trace.texts(own)
        }
        return leavesMotorway(at: place, trace) ? trace.texts(junction.ref) : []
    }

    private static func leavesMotorway(at place: Int, _ trace: LegTrace) -> Bool {
        place > 0 && trace.roads[place - 1].roadClass.hasRamps && trace.roads[place].roadClass.isLink
    }
}

extension LegTrace {
    /// The entries of a list as OpenStreetMap writes it, separated by semicolons.
    fileprivate func texts(_ list: NameID) -> [String] {
        guard !list.isNone else { return [] }
        return network.names[list].split(separator: ";").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }
}

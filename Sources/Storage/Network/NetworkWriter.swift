import PostgreSQL
import Routing

/// Copies a network's tables into the database. Columns stand in the order of the `COPY` statements.
struct NetworkWriter: Sendable {
    let network: Int64
    let tables: RoadNetworkTables
    let progress: NetworkStore.Progress

    /// A progress report every so many rows.
    private static let reportInterval = 8_192
    /// The copy of a continent takes long; a stuck one should still end.
    static let timeout: Duration = .seconds(3_600)

    private static let junctions: Query = """
        COPY waymark.junction (network_id, id, longitude, latitude, osm_node_id, control, blocked, ref, name)
        FROM STDIN (FORMAT binary)
        """
    private static let roads: Query = """
        COPY waymark.road (network_id, id, osm_way_id, from_junction, to_junction, class, attributes, access_forward,
            access_backward, restricted_forward, restricted_backward, speed_limit_forward, speed_limit_backward,
            lanes_forward, lanes_backward, name, ref, surface, length, car_seconds_forward, car_seconds_backward, geometry,
            inner_nodes)
        FROM STDIN (FORMAT binary)
        """
    private static let signs: Query = """
        COPY waymark.road_sign (network_id, road, direction, destination, destination_ref, turn_lanes, exit_number,
            lane_modes)
        FROM STDIN (FORMAT binary)
        """
    private static let restrictions: Query = """
        COPY waymark.turn_restriction (network_id, id, kind, from_road, via_junction, via_roads, to_road, modes,
            osm_relation_id, hours)
        FROM STDIN (FORMAT binary)
        """
    private static let conditions: Query = """
        COPY waymark.road_condition (network_id, id, road, direction, effect, value, hours) FROM STDIN (FORMAT binary)
        """

    private var total: Int { tables.junctions.count + tables.roads.count + rules }
    private var rules: Int { tables.restrictions.count + tables.conditions.count }

    func write(to connection: Connection) async throws {
        progress(0, total)
        try await connection.copyIn(Self.junctions.within(Self.timeout), writeJunctions)
        try await connection.copyIn(Self.roads.within(Self.timeout), writeRoads)
        try await connection.copyIn(Self.signs.within(Self.timeout), writeSigns)
        try await RareSignRows(network: network).write(tables, to: connection)
        try await connection.copyIn(Self.restrictions.within(Self.timeout), writeRestrictions)
        try await connection.copyIn(Self.conditions.within(Self.timeout), writeConditions)
        try await RoadOrderRows(network: network).write(tables.orders, to: connection)
        progress(total, total)
    }

    private func writeJunctions(_ writer: inout BinaryCopyWriter) throws {
        for (index, junction) in tables.junctions.enumerated() {
            report(index)
            let coordinate = junction.coordinate.coordinate
            try writer.startRow()
            writer.write(network)
            writer.write(Int32(truncatingIfNeeded: index))
            writer.write(coordinate.longitude)
            writer.write(coordinate.latitude)
            writer.write(junction.osmNode)
            writer.write(Int16(junction.control.rawValue))
            writer.write(Int16(junction.blocked.rawValue))
            writer.write(tables.names[junction.ref])
            writer.write(tables.names[junction.name])
        }
    }

    private func writeRoads(_ writer: inout BinaryCopyWriter) throws {
        var geometry: [UInt8] = []
        for (index, road) in tables.roads.enumerated() {
            report(tables.junctions.count + index)
            try writer.startRow()
            writer.write(network)
            writer.write(Int32(truncatingIfNeeded: index))
            writer.write(road.osmWay)
            writer.write(Int32(truncatingIfNeeded: road.from.index))
            writer.write(Int32(truncatingIfNeeded: road.to.index))
            writer.write(road.roadClass.name)
            writer.write(Int16(bitPattern: road.attributes.rawValue))
            for modes in [road.access, road.restricted] {
                writer.write(Int16(modes.forward.rawValue))
                writer.write(Int16(modes.backward.rawValue))
            }
            for value in [road.speedLimit, road.lanes] {
                writer.write(Int16(value.forward))
                writer.write(Int16(value.backward))
            }
            writer.write(tables.names[road.name])
            writer.write(tables.names[road.ref])
            writer.write(Int16(road.surface.rawValue))
            writer.write(road.length)
            for direction in Direction.allCases { writer.write(Self.carSeconds(along: road, direction)) }
            ExtendedWellKnownBinary.encode(tables.shape(of: RoadID(UInt32(index))), into: &geometry)
            writer.write(geometry)
            try writeInnerNodes(of: RoadID(UInt32(index)), to: &writer)
        }
    }

    private func writeInnerNodes(of road: RoadID, to writer: inout BinaryCopyWriter) throws {
        let nodes = tables.innerNodes(of: road)
        if nodes.isEmpty { writer.writeNull() } else { try writer.write(encoding: nodes) }
    }

    private func writeSigns(_ writer: inout BinaryCopyWriter) throws {
        for index in tables.roads.indices {
            for direction in Direction.allCases { try writeSigns(RoadID(UInt32(index)).arc(direction), &writer) }
        }
    }

    private func writeSigns(_ arc: ArcID, _ writer: inout BinaryCopyWriter) throws {
        let road = tables.roads[Int(arc.road.index)]
        let (exitNumber, laneModes) = (tables.rareSigns.exitNumbers[arc], tables.rareSigns.laneModes[arc])
        guard road.isSigned(arc.direction) || !exitNumber.isNone || !laneModes.isNone else { return }
        try writer.startRow()
        writer.write(network)
        writer.write(Int32(truncatingIfNeeded: arc.road.index))
        writer.write(arc.direction.name)
        writer.write(tables.names[road.destination[arc.direction]])
        writer.write(tables.names[road.destinationRef[arc.direction]])
        writer.write(tables.names[road.turnLanes[arc.direction]])
        writer.write(tables.names[exitNumber])
        writer.write(tables.names[laneModes])
    }

    private static func carSeconds(along road: Road, _ direction: Direction) -> Float {
        Profile.car.speed(on: road, direction).map { road.length * 3.6 / Float($0) } ?? -1
    }

    private func writeRestrictions(_ writer: inout BinaryCopyWriter) throws {
        for (index, restriction) in tables.restrictions.enumerated() {
            report(tables.junctions.count + tables.roads.count + index)
            try writer.startRow()
            writer.write(network)
            writer.write(Int32(truncatingIfNeeded: index))
            writer.write(Int16(restriction.kind.rawValue))
            writer.write(Int32(truncatingIfNeeded: restriction.from.index))
            switch restriction.via {
            case .junction(let junction):
                writer.write(Int32(truncatingIfNeeded: junction.index))
                writer.writeNull()
            case .roads(let roads):
                writer.writeNull()
                try writer.write(encoding: roads.map { Int32(truncatingIfNeeded: $0.index) })
            }
            writer.write(Int32(truncatingIfNeeded: restriction.to.index))
            writer.write(Int16(restriction.modes.rawValue))
            writer.write(restriction.osmRelation)
            writer.write(tables.names[restriction.hours])
        }
    }

    private func writeConditions(_ writer: inout BinaryCopyWriter) throws {
        for (index, condition) in tables.conditions.enumerated() {
            let (effect, value) = condition.effect.stored
            try writer.startRow()
            writer.write(network)
            writer.write(Int32(truncatingIfNeeded: index))
            writer.write(Int32(truncatingIfNeeded: condition.road.index))
            writer.write(condition.direction.name)
            writer.write(effect)
            writer.write(Int16(value))
            writer.write(tables.names[condition.hours])
        }
    }

    private func report(_ done: Int) {
        if done % Self.reportInterval == 0 { progress(done, total) }
    }
}

extension Road {
    fileprivate func isSigned(_ direction: Direction) -> Bool {
        destination[direction] != .none || destinationRef[direction] != .none || turnLanes[direction] != .none
    }
}

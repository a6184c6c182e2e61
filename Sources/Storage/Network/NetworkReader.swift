import PostgreSQL
import Routing

/// Copies a network's tables out of the database, row by row as they arrive.
struct NetworkReader: Sendable {
    let network: Int64
    let progress: NetworkStore.Progress

    /// Why rows can't be a network: somebody has changed them by hand into something that isn't one.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private static let reportInterval = 8_192

    private static let junctions: Query = """
        COPY (SELECT id, longitude, latitude, osm_node_id, control, blocked, ref, name FROM waymark.junction
            WHERE network_id = current_setting('waymark.network')::bigint ORDER BY id) TO STDOUT (FORMAT binary)
        """
    private static let roads: Query = """
        COPY (SELECT id, osm_way_id, from_junction, to_junction, class, attributes, access_forward, access_backward,
            restricted_forward, restricted_backward, speed_limit_forward, speed_limit_backward, lanes_forward,
            lanes_backward, name, ref, destination_forward, destination_backward, destination_ref_forward,
            destination_ref_backward, turn_lanes_forward, turn_lanes_backward, length, geometry FROM waymark.road
            WHERE network_id = current_setting('waymark.network')::bigint ORDER BY id) TO STDOUT (FORMAT binary)
        """

    func read(from connection: Connection) async throws -> RoadNetworkTables {
        // COPY takes no parameters; a setting of the transaction carries the number in.
        try await connection.execute("SELECT set_config('waymark.network', \(String(network)), true)")
        let total = try await rowCount(on: connection)
        var tables = RoadNetworkTables()
        tables = try await connection.copyOut(Self.junctions.within(NetworkWriter.timeout)) { [tables] in
            try readJunctions(&$0, into: tables, total: total)
        }
        tables = try await connection.copyOut(Self.roads.within(NetworkWriter.timeout)) { [tables] in
            try readRoads(&$0, into: tables, total: total)
        }
        tables.restrictions = try await readRestrictions(from: connection)
        progress(total, total)
        return tables
    }

    private func rowCount(on connection: Connection) async throws -> Int {
        let row = try await connection.query(
            """
            SELECT (SELECT count(*) FROM waymark.junction WHERE network_id = \(network))
                + (SELECT count(*) FROM waymark.road WHERE network_id = \(network))
            """
        ).one()
        return Int(try row[0, as: Int64.self])
    }

    private func readJunctions(
        _ reader: inout BinaryCopyReader, into empty: RoadNetworkTables, total: Int
    ) throws -> RoadNetworkTables {
        var tables = empty
        while try reader.nextRow() {
            let id = try reader.read(Int32.self)
            guard Int(id) == tables.junctions.count else { throw missing("junction", tables.junctions.count) }
            let longitude = try reader.read(Double.self)
            let latitude = try reader.read(Double.self)
            let coordinate = Coordinate(latitude: latitude, longitude: longitude)
            guard coordinate.isValid else { throw Broken(description: "junction \(id) lies off the globe") }
            let osmNode = try reader.read(Int64.self)
            let control = JunctionControl(rawValue: UInt8(truncatingIfNeeded: try reader.read(Int16.self)))
            guard let control else { throw Broken(description: "junction \(id) has an unknown control") }
            let blocked = TravelModes(rawValue: UInt8(truncatingIfNeeded: try reader.read(Int16.self)))
            let ref = tables.names.intern(try reader.read(String.self))
            let name = tables.names.intern(try reader.read(String.self))
            tables.junctions.append(
                Junction(
                    coordinate: FixedCoordinate(coordinate), osmNode: osmNode, control: control, blocked: blocked,
                    ref: ref, name: name))
            report(tables.junctions.count, of: total)
        }
        return tables
    }

    private func readRoads(
        _ reader: inout BinaryCopyReader, into junctions: RoadNetworkTables, total: Int
    ) throws -> RoadNetworkTables {
        var tables = junctions
        var shape: [FixedCoordinate] = []
        while try reader.nextRow() {
            let id = try reader.read(Int32.self)
            guard Int(id) == tables.roads.count else { throw missing("road", tables.roads.count) }
            let road = try readRoad(id, &reader, &tables.names)
            try reader.readBytes { bytes in
                guard let bytes else { throw ExtendedWellKnownBinary.Malformed() }
                try ExtendedWellKnownBinary.decode(bytes, into: &shape)
            }
            tables.append(road, shape: shape)
            report(tables.junctions.count + tables.roads.count, of: total)
        }
        return tables
    }

    private func readRoad(_ id: Int32, _ reader: inout BinaryCopyReader, _ names: inout NameTable) throws -> Road {
        let osmWay = try reader.read(Int64.self)
        let from = JunctionID(UInt32(bitPattern: try reader.read(Int32.self)))
        let to = JunctionID(UInt32(bitPattern: try reader.read(Int32.self)))
        let className = try reader.read(String.self)
        guard let roadClass = RoadClass(name: className) else {
            throw Broken(description: "road \(id) has the unknown class \(className)")
        }
        let attributes = RoadAttributes(rawValue: UInt16(bitPattern: try reader.read(Int16.self)))
        let access = try readModes(&reader)
        let restricted = try readModes(&reader)
        let speedLimit = try readBytePair(&reader)
        let lanes = try readBytePair(&reader)
        let name = names.intern(try reader.read(String.self))
        let ref = names.intern(try reader.read(String.self))
        let destination = try readNames(&reader, &names)
        let destinationRef = try readNames(&reader, &names)
        let turnLanes = try readNames(&reader, &names)
        // The stored length is for SQL; the shape is measured anew, so that an edited shape has its true length.
        try reader.skip()
        return Road(
            osmWay: osmWay, from: from, to: to, roadClass: roadClass, attributes: attributes, access: access,
            restricted: restricted, speedLimit: speedLimit, name: name, ref: ref, destination: destination,
            destinationRef: destinationRef, turnLanes: turnLanes, lanes: lanes)
    }

    private func readModes(_ reader: inout BinaryCopyReader) throws -> Directed<TravelModes> {
        let pair = try readBytePair(&reader)
        return .init(forward: TravelModes(rawValue: pair.forward), backward: TravelModes(rawValue: pair.backward))
    }

    private func readBytePair(_ reader: inout BinaryCopyReader) throws -> Directed<UInt8> {
        let forward = try reader.read(Int16.self)
        let backward = try reader.read(Int16.self)
        return .init(forward: UInt8(clamping: forward), backward: UInt8(clamping: backward))
    }

    private func readNames(_ reader: inout BinaryCopyReader, _ names: inout NameTable) throws -> Directed<NameID> {
        let forward = names.intern(try reader.read(String.self))
        let backward = names.intern(try reader.read(String.self))
        return .init(forward: forward, backward: backward)
    }

    private func readRestrictions(from connection: Connection) async throws -> [TurnRestriction] {
        try await connection.query(
            """
            SELECT kind, from_road, via_junction, via_roads, to_road, modes, osm_relation_id
            FROM waymark.turn_restriction WHERE network_id = \(network) ORDER BY id
            """
        ).map { row in
            let (kind, from, viaJunction, viaRoads, to, modes, relation) =
                try row.decode((Int16, Int32, Int32?, [Int32]?, Int32, Int16, Int64).self)
            guard let kind = TurnRestriction.Kind(rawValue: UInt8(truncatingIfNeeded: kind)) else {
                throw Broken(description: "a turn restriction has the unknown kind \(kind)")
            }
            let via: TurnRestriction.Via =
                if let viaJunction {
                    .junction(JunctionID(UInt32(bitPattern: viaJunction)))
                } else {
                    .roads((viaRoads ?? []).map { RoadID(UInt32(bitPattern: $0)) })
                }
            return TurnRestriction(
                kind: kind, from: RoadID(UInt32(bitPattern: from)), via: via, to: RoadID(UInt32(bitPattern: to)),
                modes: TravelModes(rawValue: UInt8(truncatingIfNeeded: modes)), osmRelation: relation)
        }
    }

    private func missing(_ what: String, _ id: Int) -> Broken {
        Broken(description: "\(what) \(id) of network \(network) is missing; import the map again")
    }

    private func report(_ done: Int, of total: Int) {
        if done % Self.reportInterval == 0 { progress(done, total) }
    }
}

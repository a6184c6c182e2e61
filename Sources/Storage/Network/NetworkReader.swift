import PostgreSQL
import Routing

/// Copies a network's tables out of the database, row by row as they arrive: the junctions and the roads' inner nodes over
/// one connection, all else over another, since one server process sends them more slowly than this one can take them.
struct NetworkReader: Sendable {
    let network: Int64
    let pool: ConnectionPool
    let progress: NetworkStore.Progress

    /// Why rows can't be a network: somebody has changed them by hand into something that isn't one.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private static let reportInterval = 8_192
    /// More roads than that are taken all the same; only no room is made for them beforehand.
    private static let mostExpected = 4_000_000

    private static let junctions: Query = """
        COPY (SELECT id, longitude, latitude, osm_node_id, control, blocked, ref, name FROM waymark.junction
            WHERE network_id = current_setting('waymark.network')::bigint ORDER BY id) TO STDOUT (FORMAT binary)
        """
    /// Without the length, which is for SQL: the shape is measured anew, so that an edited shape has its true length.
    ///
    /// Most of the time goes by the column, not by the byte: small numbers share one, a byte each, the first the lowest.
    private static let roads: Query = """
        COPY (SELECT id, osm_way_id, from_junction, to_junction, class, attributes, name, ref,
            access_forward + 256 * access_backward + 65536 * restricted_forward + 16777216 * restricted_backward,
            speed_limit_forward + 256 * speed_limit_backward + 65536 * lanes_forward + 16777216::bigint * lanes_backward
                + 4294967296::bigint * surface,
            geometry FROM waymark.road
            WHERE network_id = current_setting('waymark.network')::bigint ORDER BY id) TO STDOUT (FORMAT binary)
        """

    /// - Parameter connection: in a transaction of repeatable reads, of which another one is given the view.
    func read(from connection: Connection) async throws -> RoadNetworkTables {
        let snapshot: String = try await connection.query("SELECT pg_export_snapshot()").one()[0]
        async let junctions = pool.withTransaction(isolation: .repeatableRead, readOnly: true) { other in
            try await other.executeScript("SET TRANSACTION SNAPSHOT '\(snapshot)'", named: "share a snapshot")
            try await prepare(other)
            let tables = try await other.copyOut(Self.junctions.within(NetworkWriter.timeout)) {
                try readJunctions(&$0)
            }
            return (tables, try await InnerNodeRows().read(from: other))
        }
        try await prepare(connection)
        let counts = try await rowCounts(on: connection)
        var tables = try await connection.copyOut(Self.roads.within(NetworkWriter.timeout)) { reader in
            try readRoads(&reader, counts)
        }
        let (others, lists) = try await junctions
        tables.takeJunctions(of: others)
        tables.innerNodes = try lists.innerNodes(ofRoads: tables.roads.count)
        try await readSigns(from: connection, into: &tables)
        try await RareSignRows(network: network).read(from: connection, into: &tables)
        tables.restrictions = try await readRestrictions(from: connection, &tables.names)
        tables.conditions = try await readConditions(from: connection, &tables.names)
        tables.orders = try await RoadOrderRows(network: network).read(from: connection)
        progress(counts.total, counts.total)
        return tables
    }

    private func prepare(_ connection: Connection) async throws {
        // COPY takes no parameters; a setting of the transaction carries the number in. Rows lie in the order of their
        // index, so following it is faster than sorting a million wide rows, whatever the planner thinks.
        try await connection.execute(
            """
            SELECT set_config('waymark.network', \(String(network)), true), set_config('enable_sort', 'off', true),
                set_config('enable_bitmapscan', 'off', true)
            """)
    }

    private struct Counts {
        var junctions: Int
        var roads: Int
        var total: Int { junctions + roads }
    }

    /// Rows are numbered without a gap: the last one's number says how many there are, at the cost of one look.
    private func rowCounts(on connection: Connection) async throws -> Counts {
        let row = try await connection.query(
            """
            SELECT (SELECT max(id) FROM waymark.junction WHERE network_id = \(network)),
                (SELECT max(id) FROM waymark.road WHERE network_id = \(network))
            """
        ).one()
        let (junction, road) = try row.decode((Int32?, Int32?).self)
        return Counts(junctions: Int(junction ?? -1) + 1, roads: Int(road ?? -1) + 1)
    }

    private func readJunctions(_ reader: inout BinaryCopyReader) throws -> RoadNetworkTables {
        var tables = RoadNetworkTables()
        while try reader.nextRow() {
            let id = try reader.read(Int32.self)
            guard Int(id) == tables.junctions.count else { throw missing("junction", tables.junctions.count) }
            tables.junctions.append(try readJunction(id, &reader, &tables.names))
        }
        return tables
    }

    private func readJunction(
        _ id: Int32, _ reader: inout BinaryCopyReader, _ names: inout NameTable
    ) throws -> Junction {
        let longitude = try reader.read(Double.self)
        let coordinate = Coordinate(latitude: try reader.read(Double.self), longitude: longitude)
        guard coordinate.isValid else { throw Broken(description: "junction \(id) lies off the globe") }
        let osmNode = try reader.read(Int64.self)
        guard let control = JunctionControl(rawValue: try readByte(&reader)) else {
            throw Broken(description: "junction \(id) has an unknown control")
        }
        return Junction(
            coordinate: FixedCoordinate(coordinate), osmNode: osmNode, control: control,
            blocked: TravelModes(rawValue: try readByte(&reader)), ref: try readName(&reader, &names),
            name: try readName(&reader, &names))
    }

    private func readRoads(_ reader: inout BinaryCopyReader, _ counts: Counts) throws -> RoadNetworkTables {
        var tables = RoadNetworkTables()
        // The last one's number is what somebody has written, until its row comes.
        let expected = min(counts.roads, Self.mostExpected)
        tables.roads.reserveCapacity(expected)
        tables.shapeStarts.reserveCapacity(expected + 1)
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
            report(tables.roads.count, of: counts)
        }
        return tables
    }

    /// Fills the fields in the order of the columns. `Directed` values are set half by half: its generic initializer,
    /// called across modules, would cost more than all the rest.
    private func readRoad(_ id: Int32, _ reader: inout BinaryCopyReader, _ names: inout NameTable) throws -> Road {
        var road = Self.blank
        road.osmWay = try reader.read(Int64.self)
        road.from = JunctionID(UInt32(bitPattern: try reader.read(Int32.self)))
        road.to = JunctionID(UInt32(bitPattern: try reader.read(Int32.self)))
        road.roadClass = try readClass(of: id, &reader)
        road.attributes = RoadAttributes(rawValue: UInt16(bitPattern: try reader.read(Int16.self)))
        road.name = try readName(&reader, &names)
        road.ref = try readName(&reader, &names)
        let modes = UInt32(bitPattern: try reader.read(Int32.self))
        road.access.forward = TravelModes(rawValue: UInt8(truncatingIfNeeded: modes))
        road.access.backward = TravelModes(rawValue: UInt8(truncatingIfNeeded: modes >> 8))
        road.restricted.forward = TravelModes(rawValue: UInt8(truncatingIfNeeded: modes >> 16))
        road.restricted.backward = TravelModes(rawValue: UInt8(truncatingIfNeeded: modes >> 24))
        let numbers = UInt64(bitPattern: try reader.read(Int64.self))
        road.speedLimit.forward = UInt8(truncatingIfNeeded: numbers)
        road.speedLimit.backward = UInt8(truncatingIfNeeded: numbers >> 8)
        road.lanes.forward = UInt8(truncatingIfNeeded: numbers >> 16)
        road.lanes.backward = UInt8(truncatingIfNeeded: numbers >> 24)
        road.surface = SurfaceQuality(rawValue: UInt8(truncatingIfNeeded: numbers >> 32)) ?? .unknown
        return road
    }

    private static let blank = Road(
        osmWay: 0, from: JunctionID(0), to: JunctionID(0), roadClass: .service, access: Directed(both: []))

    private func readClass(of id: Int32, _ reader: inout BinaryCopyReader) throws -> RoadClass {
        let name = try reader.read(String.self)
        guard let roadClass = RoadClass(name: name) else {
            throw Broken(description: "road \(id) has the unknown class \(name)")
        }
        return roadClass
    }

    /// A small number; the table's CHECKs keep the column within a byte.
    private func readByte(_ reader: inout BinaryCopyReader) throws -> UInt8 {
        UInt8(clamping: try reader.read(Int16.self))
    }

    /// Most names are empty, and cost no text.
    private func readName(_ reader: inout BinaryCopyReader, _ names: inout NameTable) throws -> NameID {
        try reader.readBytes { bytes in
            guard let bytes, !bytes.isEmpty else { return .none }
            return names.intern(String(decoding: bytes, as: UTF8.self))
        }
    }

    private func readSigns(from connection: Connection, into tables: inout RoadNetworkTables) async throws {
        let rows = try await connection.query(
            """
            SELECT road, direction, destination, destination_ref, turn_lanes, exit_number, lane_modes
            FROM waymark.road_sign WHERE network_id = \(network) ORDER BY road, direction DESC
            """)
        for row in rows {
            let (road, direction, destination, destinationRef, turnLanes, exitNumber, laneModes) =
                try row.decode((Int32, String, String, String, String, String, String).self)
            guard tables.roads.indices.contains(Int(road)), let direction = Direction(name: direction) else {
                throw Broken(description: "a sign stands at road \(road), which is not there")
            }
            tables.roads[Int(road)].destination[direction] = tables.names.intern(destination)
            tables.roads[Int(road)].destinationRef[direction] = tables.names.intern(destinationRef)
            tables.roads[Int(road)].turnLanes[direction] = tables.names.intern(turnLanes)
            let arc = RoadID(UInt32(bitPattern: road)).arc(direction)
            tables.rareSigns.exitNumbers[arc] = tables.names.intern(exitNumber)
            tables.rareSigns.laneModes[arc] = tables.names.intern(laneModes)
        }
    }

    private func readRestrictions(
        from connection: Connection, _ names: inout NameTable
    ) async throws -> [TurnRestriction] {
        try await connection.query(
            """
            SELECT kind, from_road, via_junction, via_roads, to_road, modes, osm_relation_id, hours
            FROM waymark.turn_restriction WHERE network_id = \(network) ORDER BY id
            """
        ).map { row in
            let (kind, from, viaJunction, viaRoads, to, modes, relation, hours) =
                try row.decode((Int16, Int32, Int32?, [Int32]?, Int32, Int16, Int64, String).self)
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
                modes: TravelModes(rawValue: UInt8(truncatingIfNeeded: modes)), hours: names.intern(hours),
                osmRelation: relation)
        }
    }

    private func readConditions(
        from connection: Connection, _ names: inout NameTable
    ) async throws -> [RoadCondition] {
        try await connection.query(
            """
            SELECT road, direction, effect, value, hours
            FROM waymark.road_condition WHERE network_id = \(network) ORDER BY id
            """
        ).map { row in
            let (road, direction, effect, value, hours) =
                try row.decode((Int32, String, String, Int16, String).self)
            guard let direction = Direction(name: direction),
                let effect = RoadCondition.Effect(stored: effect, UInt8(clamping: value))
            else { throw Broken(description: "a condition of road \(road) can't be read") }
            return RoadCondition(
                road: RoadID(UInt32(bitPattern: road)), direction: direction, effect: effect,
                hours: names.intern(hours))
        }
    }

    private func missing(_ what: String, _ id: Int) -> Broken {
        Broken(description: "\(what) \(id) of network \(network) is missing; import the map again")
    }

    private func report(_ done: Int, of counts: Counts) {
        if done % Self.reportInterval == 0 { progress(done, counts.total) }
    }
}

extension RoadNetworkTables {
    /// Takes over junctions, with their texts, that were read by themselves.
    fileprivate mutating func takeJunctions(of other: RoadNetworkTables) {
        junctions = other.junctions
        for index in junctions.indices {
            let junction = junctions[index]
            if junction.ref != .none { junctions[index].ref = names.intern(other.names[junction.ref]) }
            if junction.name != .none { junctions[index].name = names.intern(other.names[junction.name]) }
        }
    }
}

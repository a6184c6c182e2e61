import PostgreSQL
import Routing

/// The road network in PostgreSQL, where it lives: in by binary COPY, out by binary COPY.
package struct NetworkStore: Sendable {
    /// Told to listeners when another network becomes the active one.
    package static let channel = "waymark_network"
    private static let importLock: Int64 = 0x5741_594d_4152_4b01

    let pool: ConnectionPool

    package init(pool: ConnectionPool) { self.pool = pool }

    /// What an import or a load has done so far, in rows of all tables.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// Writes `tables` beside the active network and makes it the active one, in one transaction; networks before it go.
    ///
    /// Whoever reads meanwhile reads the old network; a failure leaves it as it was. Imports wait for each other.
    @discardableResult
    package func replace(
        with tables: RoadNetworkTables, name: String, source: String, osmTimestamp: Timestamp? = nil,
        progress: @escaping Progress = { _, _ in }
    ) async throws -> NetworkInfo {
        try tables.validate()
        return try await pool.withTransaction { connection in
            let turn: Query = "SELECT pg_advisory_xact_lock(\(Self.importLock))"
            try await connection.execute(turn.within(NetworkWriter.timeout))
            try await connection.execute("SELECT set_config('waymark.importing', 'on', true)")
            let info = try await self.begin(tables, name: name, source: source, osmTimestamp, on: connection)
            let id = info.id
            try await NetworkWriter(network: id, tables: tables, progress: progress).write(to: connection)
            try await self.carryStates(to: id, on: connection)
            let removals: [Query] = [
                "DELETE FROM waymark.road WHERE network_id <> \(id)",
                "DELETE FROM waymark.junction WHERE network_id <> \(id)",
                "DELETE FROM waymark.road_name WHERE network_id <> \(id)",
                "DELETE FROM waymark.network WHERE id <> \(id)",
            ]
            for removal in removals { try await connection.execute(removal.within(NetworkWriter.timeout)) }
            try await connection.execute("UPDATE waymark.network SET active = true WHERE id = \(id)")
            try await connection.execute("SELECT pg_notify(\(Self.channel), \(String(id)))")
            return info
        }
    }

    private func begin(
        _ tables: RoadNetworkTables, name: String, source: String, _ osmTimestamp: Timestamp?, on connection: Connection
    ) async throws -> NetworkInfo {
        let bounds = BoundingBox(around: tables.junctions.lazy.map(\.coordinate))
        let (low, high) = (bounds?.minimum.coordinate, bounds?.maximum.coordinate)
        let row = try await connection.query(
            """
            INSERT INTO waymark.network (name, source, osm_timestamp, west, south, east, north)
            VALUES (\(name), \(source), \(osmTimestamp), \(low?.longitude), \(low?.latitude), \(high?.longitude),
                \(high?.latitude))
            RETURNING \(raw: Self.columns)
            """
        ).one()
        return try NetworkInfo(row)
    }

    /// What is reported of roads stays with them where the new map has them between the same OpenStreetMap nodes.
    private func carryStates(to network: Int64, on connection: Connection) async throws {
        guard try await connection.query("SELECT EXISTS (SELECT FROM waymark.road_state)").one()[0] else { return }
        let carrying: Query = """
            INSERT INTO waymark.road_state
                (network_id, road, direction, source, closed, speed_kmh, reason, valid_from, valid_until)
            SELECT \(network), new.id, s.direction, s.source, s.closed, s.speed_kmh, s.reason, s.valid_from, s.valid_until
            FROM waymark.road_state s
            JOIN waymark.road old ON old.network_id = s.network_id AND old.id = s.road
            JOIN waymark.junction f ON f.network_id = old.network_id AND f.id = old.from_junction
            JOIN waymark.junction t ON t.network_id = old.network_id AND t.id = old.to_junction
            JOIN waymark.road new ON new.network_id = \(network) AND new.osm_way_id = old.osm_way_id
            JOIN waymark.junction nf ON nf.network_id = new.network_id AND nf.id = new.from_junction
                AND nf.osm_node_id = f.osm_node_id
            JOIN waymark.junction nt ON nt.network_id = new.network_id AND nt.id = new.to_junction
                AND nt.osm_node_id = t.osm_node_id
            WHERE s.network_id = waymark.active_network() AND (s.valid_until IS NULL OR s.valid_until > now())
            ON CONFLICT DO NOTHING
            """
        try await connection.execute(carrying.within(NetworkWriter.timeout))
    }

    private static let columns: StaticString = """
        id, revision, name, source, osm_timestamp, imported_at, west, south, east, north
        """

    /// Which rows are the active network's; `nil` where nothing has been imported: what a poll compares.
    package func activeVersion() async throws -> (id: Int64, revision: Int64)? {
        try await pool.query("SELECT id, revision FROM waymark.network WHERE active").first
            .map { try $0.decode((Int64, Int64).self) }
    }

    /// OpenStreetMap's nodes between the junctions, of the roads that have one of `nodes` there. One look at every road.
    package func innerNodes(ofRoadsWith nodes: Set<Int64>, in network: Int64) async throws -> [RoadID: [Int64]] {
        let rows = try await pool.query(
            """
            SELECT id, inner_nodes FROM waymark.road
            WHERE network_id = \(network) AND id IN (
                SELECT r.id FROM waymark.road r, unnest(r.inner_nodes) AS node
                WHERE r.network_id = \(network) AND node = ANY (\(Array(nodes))))
            """
        ).decode((Int32, [Int64]).self)
        return Dictionary(uniqueKeysWithValues: rows.map { (RoadID(UInt32(bitPattern: $0)), $1) })
    }

    /// The active network; `nil` where nothing has been imported.
    package func loadActive(progress: @escaping Progress = { _, _ in }) async throws -> (
        info: NetworkInfo, tables: RoadNetworkTables
    )? {
        try await pool.withTransaction(isolation: .repeatableRead, readOnly: true) { connection in
            let found = try await connection.query("SELECT \(raw: Self.columns) FROM waymark.network WHERE active")
            guard let row = found.first else { return nil }
            let info = try NetworkInfo(row)
            return (
                info, try await NetworkReader(network: info.id, pool: pool, progress: progress).read(from: connection)
            )
        }
    }
}

extension NetworkInfo {
    fileprivate init(_ row: Row) throws {
        let (id, revision, name, source, osmTimestamp, importedAt) =
            try row.decode((Int64, Int64, String, String, Timestamp?, Timestamp).self)
        self.init(
            id: id, revision: revision, name: name, source: source, osmTimestamp: osmTimestamp, importedAt: importedAt)
        let edges: [Double?] = [try row[6], try row[7], try row[8], try row[9]]
        guard case let (west?, south?, east?, north?) = (edges[0], edges[1], edges[2], edges[3]) else { return }
        bounds = BoundingBox(
            minimum: FixedCoordinate(Coordinate(latitude: south, longitude: west)),
            maximum: FixedCoordinate(Coordinate(latitude: north, longitude: east)))
    }
}

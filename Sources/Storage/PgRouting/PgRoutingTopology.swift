import PostgreSQL
import Routing

/// A topology that osm2pgrouting has made in this database: the tables `ways`, `ways_vertices_pgr`, `configuration`.
package struct PgRoutingTopology: Sendable {
    let pool: ConnectionPool
    let schema: String

    private static let reportInterval = 8_192

    package init(pool: ConnectionPool, schema: String) {
        self.pool = pool
        self.schema = schema
    }

    /// Reads it into a network's tables. Rows stream through: what is kept is the network.
    ///
    /// - Parameter progress: in rows of `ways`.
    /// - Throws: `TopologyError` where there is no topology that can be read; `PostgreSQLError` otherwise.
    package func read(
        _ rules: TagRules, progress: @escaping NetworkStore.Progress = { _, _ in }
    ) async throws -> (tables: RoadNetworkTables, report: TopologyReport) {
        try await pool.withTransaction(isolation: .repeatableRead, readOnly: true) { connection in
            let layout = try await TopologyLayout.find(in: schema, on: connection)
            try await findPostGIS(on: connection)
            let classes = try await TopologyClasses.read(layout, on: connection)
            var report = TopologyReport()
            let vertices = try await TopologyVertices.read(layout, on: connection, &report)
            let total = try await count(layout, on: connection)
            let rows = TopologyWay.rows(layout).within(NetworkWriter.timeout)
            return try await connection.copyOut(rows) { [report] reader in
                var builder = TopologyBuilder(vertices, classes, rules, report)
                try Self.read(&reader, into: &builder) { progress($0, total) }
                return (builder.tables(), builder.report)
            }
        }
    }

    /// Has PostGIS's functions found, wherever it is installed, for the rest of the transaction.
    private func findPostGIS(on connection: Connection) async throws {
        let found = try await connection.query(
            """
            SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'postgis'
            """
        ).first
        guard let found else {
            throw TopologyError(
                description: "this database has no extension postgis, which a pgRouting topology needs; name the "
                    + "database of the topology by DATABASE_URL")
        }
        let path = try found[0, as: String.self] + ", pg_catalog"
        try await connection.execute("SELECT set_config('search_path', \(path), true)")
    }

    private func count(_ layout: TopologyLayout, on connection: Connection) async throws -> Int {
        let rows: Query = """
            SELECT count(*) FROM \(identifier: layout.schema).\(identifier: TopologyLayout.ways)
            """
        return try await connection.query(rows.within(NetworkWriter.timeout)).one()[0]
    }

    private static func read(
        _ reader: inout BinaryCopyReader, into builder: inout TopologyBuilder, _ report: (Int) -> Void
    ) throws {
        var line: [FixedCoordinate] = []
        report(0)
        while try reader.nextRow() {
            let way = try TopologyWay(&reader)
            try TopologyWay.readLine(&reader, into: &line)
            try builder.add(way, line)
            if reader.rows % reportInterval == 0 { report(reader.rows) }
        }
        report(reader.rows)
    }
}

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
    package func replace(
        with tables: RoadNetworkTables, name: String, source: String, osmTimestamp: Timestamp? = nil,
        progress: @escaping Progress = { _, _ in }
    ) async throws -> NetworkInfo {
        try tables.validate()
        return try await pool.withTransaction { connection in
            try await connection.execute("SELECT pg_advisory_xact_lock(\(Self.importLock))")
            let row = try await connection.query(
                """
                INSERT INTO waymark.network (name, source, osm_timestamp)
                VALUES (\(name), \(source), \(osmTimestamp)) RETURNING id, imported_at
                """
            ).one()
            let (id, importedAt) = try row.decode((Int64, Timestamp).self)
            try await NetworkWriter(network: id, tables: tables, progress: progress).write(to: connection)
            try await connection.execute("DELETE FROM waymark.network WHERE id <> \(id)".within(.seconds(600)))
            try await connection.execute("UPDATE waymark.network SET active = true WHERE id = \(id)")
            try await connection.execute("SELECT pg_notify(\(Self.channel), \(String(id)))")
            return NetworkInfo(
                id: id, name: name, source: source, osmTimestamp: osmTimestamp, importedAt: importedAt)
        }
    }

    /// The number of the active network, `nil` where nothing has been imported: what a poll compares.
    package func activeID() async throws -> Int64? {
        try await pool.query("SELECT id FROM waymark.network WHERE active").first.map { try $0.decode(Int64.self) }
    }

    /// The active network; `nil` where nothing has been imported.
    package func loadActive(progress: @escaping Progress = { _, _ in }) async throws -> (
        info: NetworkInfo, tables: RoadNetworkTables
    )? {
        try await pool.withTransaction(isolation: .repeatableRead, readOnly: true) { connection in
            let found = try await connection.query(
                "SELECT id, name, source, osm_timestamp, imported_at FROM waymark.network WHERE active")
            guard let row = found.first else { return nil }
            let (id, name, source, osmTimestamp, importedAt) =
                try row.decode((Int64, String, String, Timestamp?, Timestamp).self)
            let tables = try await NetworkReader(network: id, progress: progress).read(from: connection)
            let info = NetworkInfo(
                id: id, name: name, source: source, osmTimestamp: osmTimestamp, importedAt: importedAt)
            return (info, tables)
        }
    }
}

import PostgreSQL

/// Why a database's tables can't be read as a pgRouting topology: what, where, and what to do.
package struct TopologyError: Error, CustomStringConvertible {
    package let description: String
}

/// Where the tables of osm2pgrouting lie, and what the version that made them calls their columns.
struct TopologyLayout: Sendable, Equatable {
    let schema: String
    /// The ways' key: `gid`, or `id` from 3.0 on.
    let wayKey: String
    /// The ways' line: `the_geom`, or `geom` from 3.0 on.
    let line: String
    /// The vertices' point, of the same names.
    let point: String
    /// Whether vertices know their OpenStreetMap node; those that `pgr_createTopology` made don't.
    let hasNodes: Bool

    static let ways = "ways"
    static let vertices = "ways_vertices_pgr"
    static let configuration = "configuration"

    /// What is read under one name in all versions.
    private static let required = [
        ways: [
            "osm_id", "tag_id", "name", "source", "target", "one_way", "cost_s", "reverse_cost_s", "maxspeed_forward",
            "maxspeed_backward",
        ],
        vertices: ["id"],
        configuration: ["tag_id", "tag_key", "tag_value", "maxspeed_forward", "maxspeed_backward"],
    ]

    /// - Throws: `TopologyError` where a table or column is missing; `PostgreSQLError` where the database is away.
    static func find(in schema: String, on connection: Connection) async throws -> TopologyLayout {
        let columns = try await columns(in: schema, on: connection)
        try await requireTables(in: schema, columns, on: connection)
        for (table, names) in required.sorted(by: { $0.key < $1.key }) {
            let missing = names.filter { columns[table]?[$0] == nil }
            guard missing.isEmpty else { throw lacking(missing.joined(separator: ", "), schema, table) }
        }
        return TopologyLayout(
            schema: schema,
            wayKey: try name(among: ["gid", "id"], of: ways, schema, columns),
            line: try geometry(of: ways, schema, columns),
            point: try geometry(of: vertices, schema, columns),
            hasNodes: columns[vertices]?["osm_id"] != nil)
    }

    /// The types of all columns, by table and name.
    private typealias Columns = [String: [String: String]]

    private static func columns(in schema: String, on connection: Connection) async throws -> Columns {
        let rows = try await connection.query(
            """
            SELECT c.relname::text, a.attname::text, t.typname::text
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE n.nspname = \(schema) AND c.relname = ANY (\([ways, vertices, configuration])::text[])
                AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            """
        ).decode((String, String, String).self)
        return rows.reduce(into: Columns()) { $0[$1.0, default: [:]][$1.1] = $1.2 }
    }

    private static func requireTables(in schema: String, _ columns: Columns, on connection: Connection) async throws {
        for table in [ways, vertices, configuration] where columns[table] == nil {
            let elsewhere = try await connection.query(
                """
                SELECT n.nspname::text FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname = \(vertices) AND n.nspname <> \(schema) ORDER BY 1
                """
            ).map { try $0[0, as: String.self] }
            let advice =
                elsewhere.isEmpty
                ? "run osm2pgrouting on this database, or name another one by DATABASE_URL"
                : "a topology is in \(elsewhere.joined(separator: ", ")): name it by --schema"
            throw TopologyError(description: "there is no table \(schema).\(table) in this database; \(advice)")
        }
    }

    private static func name(
        among names: [String], of table: String, _ schema: String, _ columns: Columns
    ) throws(TopologyError) -> String {
        guard let name = names.first(where: { columns[table]?[$0] != nil }) else {
            throw lacking(names.joined(separator: " or "), schema, table)
        }
        return name
    }

    private static func geometry(
        of table: String, _ schema: String, _ columns: Columns
    ) throws(TopologyError) -> String {
        let name = try name(among: ["the_geom", "geom"], of: table, schema, columns)
        guard let type = columns[table]?[name], type == "geometry" else {
            throw TopologyError(
                description: "column \(name) of \(schema).\(table) is no PostGIS geometry; make the topology anew with "
                    + "osm2pgrouting")
        }
        return name
    }

    private static func lacking(_ column: String, _ schema: String, _ table: String) -> TopologyError {
        TopologyError(
            description: "table \(schema).\(table) has no column \(column), which osm2pgrouting makes from version 2.3 "
                + "on; make the topology anew with it")
    }
}

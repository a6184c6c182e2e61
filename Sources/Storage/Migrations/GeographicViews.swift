import PostgreSQL

/// Views of the active network with real geometries, for QGIS, PostGIS and pgRouting: made where PostGIS is installed.
enum GeographicViews {
    /// Makes the views where the database has PostGIS, they are not there yet, and the role may make them.
    ///
    /// To be called last in a transaction, whose search path it changes.
    static func makeIfPossible(on connection: Connection) async throws {
        let row = try await connection.query(
            """
            SELECT (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                    WHERE e.extname = 'postgis'),
                to_regclass('waymark.edge') IS NULL AND has_schema_privilege('waymark', 'CREATE')
            """
        ).one()
        let (schema, isWanted) = try row.decode((String?, Bool).self)
        guard let schema, isWanted else { return }
        try await connection.execute("SELECT set_config('search_path', \(schema + ", pg_catalog"), true)")
        try await connection.executeScript(script, named: "geographic views")
    }

    private static let script = """
        CREATE VIEW waymark.junction_geometry AS
            SELECT j.*, ST_SetSRID(ST_MakePoint(j.longitude, j.latitude), 4326)::geometry(Point, 4326) AS geom
            FROM waymark.junction j JOIN waymark.network n ON n.id = j.network_id AND n.active;

        CREATE VIEW waymark.road_geometry AS
            SELECT r.*, r.geometry::geometry(LineString, 4326) AS geom
            FROM waymark.road r JOIN waymark.network n ON n.id = r.network_id AND n.active;

        CREATE VIEW waymark.edge AS
            SELECT r.id::bigint AS id, r.from_junction::bigint AS source, r.to_junction::bigint AS target,
                r.car_seconds_forward::double precision AS cost,
                r.car_seconds_backward::double precision AS reverse_cost,
                f.longitude AS x1, f.latitude AS y1, t.longitude AS x2, t.latitude AS y2
            FROM waymark.road r
            JOIN waymark.network n ON n.id = r.network_id AND n.active
            JOIN waymark.junction f ON f.network_id = r.network_id AND f.id = r.from_junction
            JOIN waymark.junction t ON t.network_id = r.network_id AND t.id = r.to_junction;
        COMMENT ON VIEW waymark.edge IS
            'The active network as pgRouting wants it: seconds by car, -1 where it may not go; without turns.';
        """
}

import OpenStreetMap
import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

/// The tables of a pgRouting topology, with the columns and types that osm2pgrouting 2.3 gives them.
enum TopologyTables {
    /// What the import of the command line uses.
    static let rules = TagRules(road: TaggedRoad.road, attributes: TaggedRoad.attributes)

    /// Databases with PostGIS and the schema in place.
    private static let geographic = DatabaseTemplate("geographic") { url in
        let pool = ConnectionPool(url: url)
        try await pool.execute("CREATE EXTENSION postgis")
        try await Migrator.migrate(pool)
        await pool.close()
    }

    /// Which of the extensions the test server could have.
    private static let available = Task {
        try await withTestPool { pool in
            try await pool.query("SELECT name::text FROM pg_available_extensions").map { try $0[0, as: String.self] }
        }
    }

    /// Runs `body` on a database with PostGIS and empty tables; where there is no PostGIS it says so and passes over.
    static func with(_ body: @Sendable (ConnectionPool) async throws -> Void) async throws {
        guard try await has("postgis") else { return }
        try await withTestPool(from: geographic) { pool in
            try await make(in: "public", on: pool)
            try await body(pool)
        }
    }

    /// Whether the test server could have an extension; where not, it says so.
    static func has(_ extension: String) async throws -> Bool {
        guard try await !available.value.contains(`extension`) else { return true }
        print("SKIPPED: the extension \(`extension`) is not installed; topologies of pgRouting are not tested")
        return false
    }

    static func make(in schema: String, on pool: ConnectionPool) async throws {
        try await pool.execute("CREATE SCHEMA IF NOT EXISTS \(identifier: schema)")
        try await pool.withTransaction { connection in
            try await connection.execute("SELECT set_config('search_path', \("\"\(schema)\", public"), true)")
            try await connection.executeScript(script, named: "topology")
        }
    }

    private static let script = """
        CREATE TABLE ways (
            gid bigserial PRIMARY KEY, osm_id bigint, tag_id integer, length double precision,
            length_m double precision, name text, source bigint, target bigint, source_osm bigint, target_osm bigint, cost double precision,
            reverse_cost double precision, cost_s double precision, reverse_cost_s double precision, rule text,
            one_way integer, oneway text, x1 double precision, y1 double precision, x2 double precision,
            y2 double precision, maxspeed_forward double precision, maxspeed_backward double precision,
            priority double precision DEFAULT 1, the_geom geometry(LineString, 4326)
        );
        CREATE TABLE ways_vertices_pgr (
            id bigserial PRIMARY KEY, osm_id bigint, eout integer, lon numeric(11, 8), lat numeric(11, 8), cnt integer,
            chk integer, ein integer, the_geom geometry(Point, 4326)
        );
        CREATE TABLE configuration (
            id serial PRIMARY KEY, tag_id integer UNIQUE, tag_key text, tag_value text, priority double precision,
            maxspeed double precision, maxspeed_forward double precision, maxspeed_backward double precision,
            force character(1)
        );
        """

    static func read(
        _ pool: ConnectionPool, schema: String = "public"
    ) async throws -> (tables: RoadNetworkTables, report: TopologyReport) {
        try await PgRoutingTopology(pool: pool, schema: schema).read(rules)
    }
}

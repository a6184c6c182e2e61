import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("A broken topology")
struct BrokenTopologyTests {
    private static func topology(_ count: Int) throws -> DrawnTopology {
        let map = try MapSketch("A--B\n|  |\nC--D", meters: 50, ["ABDCA": .unnamed])
        return DrawnTopology(map: map, ways: (0..<count).map { _ in .init("AB", name: "Street") })
    }

    /// How a row is ruined, and what is said of it.
    static let ruins: [(change: String, reason: TopologyReport.Reason?)] = [
        ("", nil),
        ("source = NULL", .noEnd),
        ("target = NULL", .noEnd),
        ("source = -1", .unknownVertex),
        ("target = 9223372036854775807", .unknownVertex),
        ("the_geom = NULL", .noLine),
        ("the_geom = ST_GeomFromText('LINESTRING EMPTY', 4326)", .noLine),
        ("the_geom = ST_Multi(the_geom)", .noLine),
        ("the_geom = ST_StartPoint(the_geom)", .noLine),
        ("the_geom = ST_Transform(the_geom, 3857)", .noLine),
        ("the_geom = ST_SetSRID(the_geom, 0)", .noLine),
        ("the_geom = ST_Force3D(the_geom)", .noLine),
        ("the_geom = ST_GeomFromText('LINESTRING(NaN NaN, 24.94 60.17)', 4326)", .noLine),
        ("the_geom = ST_GeomFromText('LINESTRING(24.94 91, 181 60.17)', 4326)", .noLine),
        ("the_geom = ST_Reverse(the_geom)", .apart),
        ("the_geom = ST_Translate(the_geom, 0.0001, 0)", .apart),
        ("target = source", .apart),
        ("target = source, the_geom = ST_MakeLine(ST_StartPoint(the_geom), ST_StartPoint(the_geom))", .noExtent),
        ("tag_id = NULL", .noTag),
        ("tag_id = 12345", .noTag),
        ("name = NULL, one_way = NULL, oneway = NULL, cost_s = NULL, reverse_cost_s = NULL, osm_id = NULL", nil),
        ("maxspeed_forward = NULL, maxspeed_backward = NULL, length_m = NULL, x1 = NULL, priority = NULL", nil),
        ("the_geom = ST_Translate(the_geom, 0.00001, 0)", nil),
        ("one_way = 77, cost_s = 'NaN'", nil),
    ]

    @Test("leaves out what can't be a road, says why, and takes the rest")
    func rows() async throws {
        try await TopologyTables.with { pool in
            try await Self.topology(Self.ruins.count).write(to: pool)
            try await pool.execute("ALTER TABLE public.ways ALTER the_geom TYPE geometry")
            for (place, ruin) in Self.ruins.enumerated() where !ruin.change.isEmpty {
                try await pool.executeScript(
                    "UPDATE public.ways SET \(ruin.change) WHERE gid = \(DrawnTopology.gid(place))", named: "ruin")
            }
            let (tables, report) = try await TopologyTables.read(pool)
            try tables.validate()
            let reasons = Dictionary(uniqueKeysWithValues: report.skippedList.map { ($0.way, $0.reason) })
            for (place, ruin) in Self.ruins.enumerated() {
                #expect(reasons[DrawnTopology.gid(place)] == ruin.reason, "\(ruin.change)")
            }
            let whole = Self.ruins.count { $0.reason == nil }
            #expect(tables.roads.count == whole && report.skippedCount == Self.ruins.count - whole)
            #expect(report.ways == Self.ruins.count)
            try await NetworkStore(pool: pool).replace(with: tables, name: "rest", source: "test")
        }
    }

    @Test("that closes a motorway to cars has no road there")
    func closed() async throws {
        let map = try MapSketch("A--B", meters: 50, ["AB": .unnamed])
        try await TopologyTables.with { pool in
            try await DrawnTopology(map: map, ways: [.init("AB", "highway=motorway", oneWay: 1)]).write(to: pool)
            try await pool.execute("UPDATE public.ways SET cost_s = -1")
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(tables.roads.isEmpty && tables.junctions.isEmpty && report.skipped == [.closed: 1])
        }
    }

    @Test("has vertices without a place, and roads that end there are left out")
    func vertices() async throws {
        try await TopologyTables.with { pool in
            try await Self.topology(2).write(to: pool)
            try await pool.execute(
                "UPDATE public.ways_vertices_pgr SET the_geom = NULL WHERE id = \(DrawnTopology.vertex("B"))")
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(tables.roads.isEmpty && report.skipped == [.unknownVertex: 2])
            #expect(report.vertices == 2 && report.verticesWithoutPlace == 1)
        }
    }

    @Test("with no rows at all is an empty network, and no error")
    func empty() async throws {
        try await TopologyTables.with { pool in
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(tables.roads.isEmpty && report.ways == 0 && report.skippedCount == 0)
        }
    }

    @Test(
        "says which table or column is missing, and what to do",
        arguments: [
            ("DROP TABLE public.ways", "no table public.ways"),
            ("DROP TABLE public.ways_vertices_pgr", "no table public.ways_vertices_pgr"),
            ("DROP TABLE public.configuration", "no table public.configuration"),
            ("ALTER TABLE public.ways DROP tag_id, DROP one_way", "public.ways has no column tag_id, one_way"),
            ("ALTER TABLE public.ways DROP the_geom", "public.ways has no column the_geom or geom"),
            ("ALTER TABLE public.ways DROP gid", "public.ways has no column gid or id"),
            ("ALTER TABLE public.ways_vertices_pgr DROP the_geom", "ways_vertices_pgr has no column the_geom or geom"),
            ("ALTER TABLE public.configuration DROP tag_key", "public.configuration has no column tag_key"),
            (
                "ALTER TABLE public.ways ALTER the_geom TYPE text",
                "column the_geom of public.ways is no PostGIS geometry"
            ),
        ])
    func layout(change: String, complaint: String) async throws {
        try await TopologyTables.with { pool in
            try await Self.topology(1).write(to: pool)
            try await pool.executeScript(change, named: "change")
            let error = try await #require(throws: TopologyError.self) { try await TopologyTables.read(pool) }
            #expect(error.description.contains(complaint), "\(error)")
            #expect(error.description.contains("osm2pgrouting"), "\(error)")
        }
    }

    @Test("in another schema is told of")
    func otherSchema() async throws {
        try await TopologyTables.with { pool in
            let error = try await #require(throws: TopologyError.self) {
                try await TopologyTables.read(pool, schema: "maps")
            }
            #expect(error.description.contains("no table maps.ways"))
            #expect(error.description.contains("public: name it by --schema"))
        }
    }

    @Test("in a database without PostGIS is none")
    func noPostGIS() async throws {
        try await withTestPool { pool in
            let error = try await #require(throws: TopologyError.self) { try await TopologyTables.read(pool) }
            #expect(error.description.contains("no table public.ways"))
            #expect(error.description.contains("DATABASE_URL"))
        }
    }
}

import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("The topology of osm2pgrouting")
struct TopologyImportTests {
    /// Two streets, a lane against the drawing, a footway, and a place beside.
    private static let town = """
        A-----B-----C
        |     |     |
        D--I--E-----F   1
              |
              G-----H
        """

    private static func map(anchor: Coordinate = MapSketch.helsinki) throws -> MapSketch {
        try MapSketch(
            town, meters: 40, anchor: anchor,
            [
                "ABC": .named("High Street").of(.primary).limit(50), "DIEF": .named("Low Lane").oneWay().limit(30),
                "AD": .named("West Row"), "EB": .named("Mill Hill").of(.tertiary).oneWay().limit(20),
                "FC": .named("East Row").of(.service), "EG": .unnamed.of(.footway).only(for: [.bicycle, .foot]),
                "GH": .named("South Park").of(.motorway).only(for: .car),
            ])
    }

    private static func topology(anchor: Coordinate = MapSketch.helsinki) throws -> DrawnTopology {
        DrawnTopology(
            map: try map(anchor: anchor),
            ways: [
                .init("AB", "highway=primary", name: "High Street"),
                .init("BC", "highway=primary", name: "High Street", oneWay: 2),
                .init("DIE", name: "Low Lane", oneWay: 1, speed: 30),
                .init("EF", name: "Low Lane", oneWay: 1, speed: 30),
                .init("AD", name: "West Row"),
                .init("BE", "highway=tertiary", name: "Mill Hill", oneWay: -1, speed: 20),
                .init("FC", "highway=service", name: "East Row"), .init("EG", "highway=footway"),
                .init("GH", "highway=motorway", name: "South Park", oneWay: 1, speed: 50),
            ],
            assumed: [
                "highway=primary": 90, "highway=residential": 50, "highway=tertiary": 90, "highway=service": 50,
                "highway=footway": 40, "highway=motorway": 130,
            ])
    }

    @Test("becomes roads with their class, name, one-way, speed and shape")
    func roads() async throws {
        try await TopologyTables.with { pool in
            try await Self.topology().write(to: pool)
            let (tables, report) = try await TopologyTables.read(pool)
            try tables.validate()
            #expect(report.ways == 9 && report.vertices == 8 && report.skippedCount == 0, "\(report)")
            #expect(tables.roads.count == 9 && tables.junctions.count == 8)
            #expect(Set(tables.junctions.map(\.osmNode)) == Set("ABCDEFGH".map(DrawnTopology.node)))
            let high = try #require(tables.road(ofWay: 0))
            #expect(high.roadClass == .primary && tables.names[high.name] == "High Street")
            #expect(high.access == .init(both: .all) && high.speedLimit == .init(both: 50))
            let low = try #require(tables.road(ofWay: 2))
            #expect(low.access == .init(forward: .all, backward: .foot) && low.speedLimit == .init(both: 30))
            let mill = try #require(tables.road(ofWay: 5))
            #expect(mill.access == .init(forward: .foot, backward: .all) && mill.roadClass == .tertiary)
            let path = try #require(tables.road(ofWay: 7))
            #expect(path.access == .init(both: [.bicycle, .foot]) && tables.names[path.name] == "")
            let motorway = try #require(tables.road(ofWay: 8))
            #expect(motorway.access == .init(forward: .car, backward: []))
        }
    }

    @Test("numbers junctions and roads by where they are, whatever the order of the rows")
    func numbering() async throws {
        try await TopologyTables.with { pool in
            try await Self.topology().write(to: pool)
            let (tables, _) = try await TopologyTables.read(pool)
            let curve = HilbertCurve(bounds: try #require(BoundingBox(around: tables.junctions.map(\.coordinate))))
            let places = tables.junctions.map { curve.position(of: $0.coordinate) }
            #expect(places == places.sorted())
            #expect(tables.roads.map(\.from) == tables.roads.map(\.from).sorted())
            for road in tables.roads.indices {
                let shape = tables.shape(of: RoadID(UInt32(road)))
                #expect(shape.first == tables.junctions[Int(tables.roads[road].from.index)].coordinate)
                #expect(shape.last == tables.junctions[Int(tables.roads[road].to.index)].coordinate)
            }
        }
    }

    @Test(
        "leads the same ways as the same map that is drawn",
        arguments: ["AF", "FA", "C1", "1A", "DC", "BD"], TravelMode.allCases)
    func routes(trip: String, mode: TravelMode) async throws {
        try await TopologyTables.with { pool in
            let map = try Self.map()
            try await Self.topology().write(to: pool)
            let store = NetworkStore(pool: pool)
            try await store.replace(
                with: try await TopologyTables.read(pool).tables, name: "topology", source: "public.ways")
            let loaded = try #require(try await store.loadActive())
            let network = try RoadNetwork(freezing: loaded.tables)
            let ends = try trip.map(map.coordinate)
            let ours = try Self.route(
                from: ends[0], to: ends[1], Metric(network: network, profile: .standard(for: mode)))
            let drawn = try Self.route(from: ends[0], to: ends[1], map.metric(for: mode))
            #expect(ours.names == drawn.names && abs(ours.cost - drawn.cost) <= 2, "\(ours), \(drawn)")
            #expect(!ours.names.isEmpty)
        }
    }

    private static func route(
        from start: Coordinate, to end: Coordinate, _ metric: Metric
    ) throws -> (names: [String], cost: Int) {
        let snaps = try [start, end].map { try #require(metric.snaps(of: $0, radius: 1000).first).endpoint }
        var search = BidirectionalDijkstra(metric: metric)
        guard let path = search.route(from: snaps[0], to: snaps[1]) else { return ([], -1) }
        return (path.arcs.map { metric.network.name(of: metric.network.road(of: $0)) }, Int(path.cost))
    }

    @Test("has roads of the left where traffic keeps left")
    func leftHand() async throws {
        try await TopologyTables.with { pool in
            try await Self.topology(anchor: Coordinate(latitude: 51.5, longitude: -0.12)).write(to: pool)
            let (tables, _) = try await TopologyTables.read(pool)
            #expect(tables.roads.count == 9)
            #expect(tables.roads.allSatisfy { $0.attributes.contains(.leftHand) })
        }
    }

    @Test("is read from any schema, and from the columns of version 3 too")
    func versions() async throws {
        try await TopologyTables.with { pool in
            let schema = #"My maps"#
            try await TopologyTables.make(in: schema, on: pool)
            try await Self.topology().write(to: pool, schema: schema)
            let old = try await TopologyTables.read(pool, schema: schema).tables
            try await pool.executeScript(
                """
                ALTER TABLE "My maps".ways RENAME gid TO id;
                ALTER TABLE "My maps".ways RENAME the_geom TO geom;
                ALTER TABLE "My maps".ways_vertices_pgr RENAME the_geom TO geom;
                ALTER TABLE "My maps".ways_vertices_pgr DROP lon, DROP lat;
                """, named: "version 3")
            let new = try await TopologyTables.read(pool, schema: schema).tables
            #expect(old.roads.count == 9)
            #expect(new.roads == old.roads && new.junctions == old.junctions && new.shapePoints == old.shapePoints)
        }
    }

    @Test("finds PostGIS in a schema of its own")
    func postGISElsewhere() async throws {
        guard try await TopologyTables.has("postgis") else { return }
        try await withTestPool { pool in
            try await pool.executeScript(
                """
                CREATE SCHEMA "geo Objects"; CREATE EXTENSION postgis SCHEMA "geo Objects";
                SET LOCAL search_path = "geo Objects", public;
                """, named: "extension")
            try await pool.execute(
                "CREATE TABLE public.configuration (tag_id int, tag_key text, tag_value text, maxspeed_forward float8)")
            try await pool.execute("ALTER TABLE public.configuration ADD maxspeed_backward float8")
            try await pool.executeScript(
                """
                INSERT INTO public.configuration VALUES (1, 'highway', 'primary', 40, 40);
                CREATE TABLE public.ways_vertices_pgr AS SELECT v.id,
                    "geo Objects".ST_SetSRID("geo Objects".ST_MakePoint(24.94 + v.id * 0.01, 60), 4326) AS the_geom
                    FROM generate_series(1, 2) AS v (id);
                CREATE TABLE public.ways AS SELECT 1 AS gid, 7 AS osm_id, 1 AS tag_id, 'Street' AS name, 1 AS source,
                    2 AS target, 1 AS one_way, 1 AS cost_s, -1 AS reverse_cost_s, 60 AS maxspeed_forward,
                    60 AS maxspeed_backward, "geo Objects".ST_MakeLine(the_geom ORDER BY id) AS the_geom
                    FROM public.ways_vertices_pgr;
                """, named: "topology")
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(report.skippedCount == 0 && tables.roads.count == 1)
            #expect(tables.roads.first?.speedLimit == .init(both: 60))
            // Vertices of pgr_createTopology know no nodes: their own numbers, negative, tell them apart.
            #expect(Set(tables.junctions.map(\.osmNode)) == [-1, -2])
        }
    }

    @Test("cuts loops in two, so that no road ends where it begins")
    func loops() async throws {
        let map = try MapSketch("A-B\n| |\nC-D", meters: 50, ["AB": .unnamed, "BDCA": .unnamed])
        let topology = DrawnTopology(
            map: map, ways: [.init("ABDCA", name: "Ring", oneWay: 1, speed: 20), .init("ABA")])
        try await TopologyTables.with { pool in
            try await topology.write(to: pool)
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(report.skippedCount == 0)
            #expect(tables.roads.count == 4 && tables.junctions.count == 3)
            #expect(tables.roads.allSatisfy { $0.from != $0.to && $0.length > 40 })
            let ring = tables.roads.filter { tables.names[$0.name] == "Ring" }
            #expect(ring.count == 2 && ring.first?.to == ring.last?.from && ring.last?.to == ring.first?.from)
            #expect(Set(tables.junctions.map(\.osmNode)).count == 3)
        }
    }
}

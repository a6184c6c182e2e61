import PostgreSQL
import Routing
import TestSupport

/// A topology whose vertices are the letters of a drawing.
struct DrawnTopology: Sendable {
    struct Way: Sendable {
        /// The letters along its line.
        var nodes: String
        var tag: String
        var name: String
        var oneWay: Int32?
        var speedForward: Double
        var speedBackward: Double

        init(
            _ nodes: String, _ tag: String = "highway=residential", name: String = "", oneWay: Int32? = 0,
            speed: Double = 50, backward: Double? = nil
        ) {
            self.nodes = nodes
            self.tag = tag
            self.name = name
            self.oneWay = oneWay
            speedForward = speed
            speedBackward = backward ?? speed
        }
    }

    /// Where the letters are.
    let map: MapSketch
    let ways: [Way]
    /// The speeds that the mapconfig assumes; 40 is what osm2pgrouting notes for a tag that it names none for.
    var assumed: [String: Double] = [:]

    /// Numbers with gaps, and beyond 32 bits, as a planet's are.
    static func gid(_ place: Int) -> Int64 { 5_000_000_000 + Int64(place) * 7 }
    static func osmWay(_ place: Int) -> Int64 { 900_000_000_000 + Int64(place) }
    static func vertex(_ letter: Character) -> Int64 { 3_000_000_000 + Int64(letter.asciiValue ?? 0) * 3 }
    static func node(_ letter: Character) -> Int64 { 11_000_000_000 + Int64(letter.asciiValue ?? 0) }

    func write(to pool: ConnectionPool, schema: String = "public") async throws {
        try await pool.withTransaction { connection in
            try await connection.execute("SELECT set_config('search_path', \("\"\(schema)\", public"), true)")
            try await writeConfiguration(to: connection)
            let ends = Set(ways.flatMap { [$0.nodes.first, $0.nodes.last].compactMap(\.self) })
            for letter in ends.sorted() { try await writeVertex(letter, to: connection) }
            for (place, way) in ways.enumerated() { try await write(way, at: place, to: connection) }
        }
    }

    private var tags: [String] { Set(ways.map(\.tag)).union(assumed.keys).sorted() }

    private func writeConfiguration(to connection: Connection) async throws {
        for (place, tag) in tags.enumerated() {
            let words = tag.split(separator: "=").map(String.init)
            let speed = assumed[tag] ?? 40
            try await connection.execute(
                """
                INSERT INTO configuration
                    (tag_id, tag_key, tag_value, priority, maxspeed, maxspeed_forward, maxspeed_backward, force)
                VALUES (\(Int32(100 + place)), \(words[0]), \(words[1]), 1, \(speed), \(speed), \(speed), 'N')
                """)
        }
    }

    private func writeVertex(_ letter: Character, to connection: Connection) async throws {
        try await connection.execute(
            """
            INSERT INTO ways_vertices_pgr (id, osm_id, lon, lat, the_geom)
            SELECT \(Self.vertex(letter)), \(Self.node(letter)), ST_X(place), ST_Y(place), place
            FROM ST_GeomFromText(\("POINT(\(try text(letter)))"), 4326) AS place
            """)
    }

    private func write(_ way: Way, at place: Int, to connection: Connection) async throws {
        guard let first = way.nodes.first, let last = way.nodes.last else { return }
        let line = "LINESTRING(\(try way.nodes.map(text).joined(separator: ", ")))"
        let tag = Int32(100 + (tags.firstIndex(of: way.tag) ?? 0))
        let (forward, backward) = (way.oneWay == -1 ? -1.0 : 1, way.oneWay == 1 ? -1.0 : 1)
        let word = way.oneWay.flatMap { [1: "YES", 2: "NO", 3: "REVERSIBLE", -1: "REVERSED"][$0] } ?? "UNKNOWN"
        try await connection.execute(
            """
            INSERT INTO ways (gid, osm_id, tag_id, length, length_m, name, source, target, source_osm, target_osm, cost,
                reverse_cost, cost_s, reverse_cost_s, one_way, oneway, x1, y1, x2, y2, maxspeed_forward,
                maxspeed_backward, priority, the_geom)
            SELECT \(Self.gid(place)), \(Self.osmWay(place)), \(tag), ST_Length(line), metres,
                nullif(\(way.name), ''), \(Self.vertex(first)), \(Self.vertex(last)), \(Self.node(first)),
                \(Self.node(last)), ST_Length(line) * \(forward), ST_Length(line) * \(backward),
                metres / \(way.speedForward) * 3.6 * \(forward), metres / \(way.speedBackward) * 3.6 * \(backward),
                \(way.oneWay), \(word), ST_X(ST_StartPoint(line)), ST_Y(ST_StartPoint(line)),
                ST_X(ST_EndPoint(line)), ST_Y(ST_EndPoint(line)), \(way.speedForward), \(way.speedBackward), 1, line
            FROM ST_GeomFromText(\(line), 4326) AS line, ST_Length(line::geography) AS metres
            """)
    }

    private func text(_ letter: Character) throws -> String {
        // As the map has it: OpenStreetMap keeps seven digits.
        let place = FixedCoordinate(try map.coordinate(letter)).coordinate
        return "\(place.longitude) \(place.latitude)"
    }
}

extension RoadNetworkTables {
    /// The road that came of the way at a place of a drawing; the first where there are several.
    func road(ofWay place: Int) -> Road? { roads.first { $0.osmWay == DrawnTopology.osmWay(place) } }
}

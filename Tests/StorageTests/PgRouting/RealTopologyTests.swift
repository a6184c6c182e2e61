import Foundation
import OpenStreetMap
import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("What osm2pgrouting makes")
struct RealTopologyTests {
    /// A street with a one-way lane and a square beside it: everything of it that osm2pgrouting keeps.
    private static let map = """
        <?xml version="1.0"?>
        <osm version="0.6">
        <node id="1" lat="60.1700000" lon="24.9400000" visible="true" version="1"/>
        <node id="2" lat="60.1701000" lon="24.9410000" visible="true" version="1"/>
        <node id="3" lat="60.1702000" lon="24.9420000" visible="true" version="1"/>
        <node id="4" lat="60.1703000" lon="24.9430000" visible="true" version="1"/>
        <node id="5" lat="60.1712000" lon="24.9410000" visible="true" version="1"/>
        <node id="6" lat="60.1713000" lon="24.9421000" visible="true" version="1"/>
        <way id="10" visible="true" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/>
            <tag k="highway" v="primary"/><tag k="name" v="Itäinen &quot;tie&quot;"/><tag k="maxspeed" v="50"/></way>
        <way id="11" visible="true" version="1"><nd ref="2"/><nd ref="5"/><nd ref="6"/>
            <tag k="highway" v="residential"/><tag k="oneway" v="yes"/><tag k="maxspeed" v="30"/></way>
        <way id="12" visible="true" version="1"><nd ref="3"/><nd ref="6"/>
            <tag k="highway" v="tertiary"/><tag k="oneway" v="-1"/></way>
        <way id="13" visible="true" version="1"><nd ref="6"/><nd ref="4"/>
            <tag k="highway" v="motorway"/><tag k="maxspeed" v="none"/></way>
        <way id="14" visible="true" version="1"><nd ref="4"/><nd ref="1"/>
            <tag k="highway" v="service"/></way>
        </osm>
        """
    /// Where Debian's package puts it.
    private static let mapconfig = "/usr/share/osm2pgrouting/mapconfig_for_cars.xml"

    @Test("is the network that the file itself makes")
    func real() async throws {
        guard let program = Self.program else {
            return print("SKIPPED: osm2pgrouting is not installed; what it makes is not tested")
        }
        guard try await TopologyTables.has("postgis"), try await TopologyTables.has("pgrouting") else { return }
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).osm"
        try Data(Self.map.utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let expected = try await OpenStreetMapImport.read(file: file).tables
        try await withTestPool { pool in
            try await pool.executeScript(
                "CREATE EXTENSION postgis; CREATE EXTENSION pgrouting;", named: "extensions")
            guard try await Self.run(program, on: file, pool) else { return }
            let (tables, report) = try await TopologyTables.read(pool)
            #expect(report.skippedCount == 0 && report.ways == expected.roads.count)
            #expect(Self.described(tables) == Self.described(expected))
        }
    }

    private static var program: String? {
        ["/usr/bin/osm2pgrouting", "/usr/local/bin/osm2pgrouting"].first {
            FileManager.default.isExecutableFile(atPath: $0) && FileManager.default.fileExists(atPath: mapconfig)
        }
    }

    /// - Returns: whether the program could reach the database; of one with a password it says that it can't.
    private static func run(_ program: String, on file: String, _ pool: ConnectionPool) async throws -> Bool {
        let (folder, port, user, database) = try await pool.query(
            """
            SELECT btrim(split_part(current_setting('unix_socket_directories'), ',', 1), ' "'), current_setting('port'),
                current_user::text, current_database()::text
            """
        ).one().decode((String, String, String, String).self)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "-f", file, "-c", mapconfig, "-d", database, "-U", user, "-h", folder, "-p", port,
        ]
        let log = URL(filePath: file + ".log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard process.terminationStatus == 0 || ProcessInfo.processInfo.environment[given] == nil else {
            print("SKIPPED: osm2pgrouting can't log in to the server of \(given); what it makes is not tested")
            return false
        }
        let complaint = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(complaint)")
        return true
    }

    private static let given = "WAYMARK_TEST_DATABASE_URL"

    /// Every road in words, in an order that doesn't depend on how they are numbered.
    private static func described(_ tables: RoadNetworkTables) -> [String] {
        tables.roads.indices.map { index in
            let road = tables.roads[index]
            let ends = [road.from, road.to].map { tables.junctions[Int($0.index)].osmNode }
            let access = [road.access.forward.rawValue, road.access.backward.rawValue]
            let shape = tables.shape(of: RoadID(UInt32(index))).map { "\($0.latitude),\($0.longitude)" }
            return """
                way \(road.osmWay) \(ends) \(road.roadClass) "\(tables.names[road.name])" \(access) \(limit(road)) \
                \(road.attributes.rawValue) \(road.length) \(shape)
                """
        }.sorted()
    }

    /// That there is no limit is lost on the way: 0 and 255 are one.
    private static func limit(_ road: Road) -> [UInt8] {
        [road.speedLimit.forward, road.speedLimit.backward].map { $0 == Profile.noLimit ? 0 : $0 }
    }
}

import Foundation
import PostgreSQL

/// pgRouting's `osm2pgrouting` with its own tags for cars.
struct OSM2PgRouting: Importer {
    let name = "osm2pgrouting"

    private static let extensions = ["postgis", "hstore", "pgrouting"]
    private static let tags = ["/usr/share/osm2pgrouting/mapconfig_for_cars.xml"]

    func run(on map: MapFile, in world: World) async throws -> ImporterRun {
        let program = try world.peers.program("osm2pgrouting")
        let tags = try world.peers.file(at: Self.tags)
        let folder = try world.scratchFolder()
        let file = try await plain(map, in: folder, world)
        return try await world.cluster.withEmptyDatabase("bench_osm2pgrouting") { url in
            try await world.cluster.withPool(url) { pool in
                try await pool.addExtensions(Self.extensions)
                let run = try await ProgramRun.of(
                    program, ["--clean", "-f", file, "-c", tags] + (try await address(pool)), in: folder)
                let rows: Int64 = try await pool.query("SELECT count(*) FROM ways").one()[0]
                return ImporterRun(run, count: Int(rows), "ways of cars")
            }
        }
    }

    /// The map as XML, which is all that it reads; made once, and not part of what is measured.
    private func plain(_ map: MapFile, in folder: String, _ world: World) async throws -> String {
        let osmium = try world.peers.program("osmium")
        let path = "\(folder)/\(map.name).osm"
        if !FileManager.default.fileExists(atPath: path) {
            _ = try await ProgramRun.of(osmium, ["cat", "--overwrite", "-o", path, map.path], in: folder)
        }
        return path
    }

    private func address(_ pool: ConnectionPool) async throws -> [String] {
        let (database, user, port, sockets) = try await pool.query(
            """
            SELECT current_database()::text, current_user::text, current_setting('port'),
                current_setting('unix_socket_directories')
            """
        ).one().decode((String, String, String, String).self)
        let socket = sockets.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        return ["-d", database, "-U", user, "-h", socket, "-p", port]
    }
}

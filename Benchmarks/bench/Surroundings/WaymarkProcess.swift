import Foundation
import PostgreSQL
import Storage

/// A real `waymark serve` of this build, on a free port of loopback.
struct WaymarkProcess: Sendable {
    let process: ChildProcess
    var url: String { "ws://127.0.0.1:\(process.port)/v1/navigate" }

    /// Signs tokens and seals the secrets of endpoints.
    static let secret = "a secret for measurements only"

    /// Runs `body` while the server runs, with Helsinki where no map is named.
    static func serving<T>(
        _ map: MapFile? = nil, in world: World, _ body: (WaymarkProcess) async throws -> T
    ) async throws -> T {
        guard let map = map ?? world.maps.helsinki else {
            throw BenchFailure("data/helsinki-centre.osm.pbf is missing")
        }
        let waymark = try await start(map, in: world)
        defer { waymark.process.end() }
        return try await body(waymark)
    }

    /// Starts one that somebody else ends.
    ///
    /// - Parameters:
    ///   - threads: that search; one for each core where absent.
    ///   - core: where all of it runs; wherever the kernel likes where absent.
    static func start(
        _ map: MapFile, threads: Int? = nil, on core: Core? = nil, in world: World
    ) async throws -> WaymarkProcess {
        try await `import`(map, into: world)
        var program = try Repository.program("waymark")
        var arguments = ["serve", "--port", "0"] + (threads.map { ["--threads", String($0)] } ?? [])
        if let core { (program, arguments) = try core.pinned(program, arguments, world.peers) }
        let process = try await ChildProcess.serve(
            program, arguments,
            environment: ["WAYMARK_HOME": world.cluster.home, "WAYMARK_SECRET": secret, "DATABASE_URL": nil])
        return WaymarkProcess(process: process)
    }

    private static func `import`(_ map: MapFile, into world: World) async throws {
        let tables = try await world.maps.orderedTables(of: map)
        try await world.cluster.withPool(world.cluster.url) { pool in
            try await Migrator.migrate(pool)
            try await NetworkStore(pool: pool).replace(with: tables, name: map.name, source: map.path)
        }
    }
}

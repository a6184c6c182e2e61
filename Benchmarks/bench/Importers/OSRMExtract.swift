import Foundation

/// OSRM's `osrm-extract` with its own profile for cars, on as many threads as it takes by itself.
struct OSRMExtract: Importer {
    let name = "osrm-extract"

    func run(on map: MapFile, in world: World) async throws -> ImporterRun {
        let program = try world.peers.program("osrm-extract")
        let profile = try Self.profile(beside: program, world.peers)
        let folder = try world.scratchFolder() + "/osrm"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try await ProgramRun.of(program, ["-p", profile, "-o", "network", map.path], in: folder)
        return try ImporterRun(run, count: /Node-based graph contains (\d+) edges/, "arcs of cars")
    }

    /// OSRM's own rules for cars, as the wheel has them, and as an installation has them.
    static func profile(beside program: String, _ peers: Peers) throws -> String {
        let prefix = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().path
        return try peers.file(at: ["\(prefix)/share/profiles/car.lua", "\(prefix)/share/osrm/profiles/car.lua"])
    }
}

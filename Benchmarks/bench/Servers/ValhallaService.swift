import Foundation

/// Valhalla's `valhalla_service` with one of each of its workers, without the tables of countries and time zones.
struct ValhallaService: RouteProgram {
    let name = "valhalla_service"

    /// What no map of one city needs, and what isn't there.
    private static let absent = [
        "tile_extract", "traffic_extract", "admin", "timezone", "landmarks", "transit_dir", "transit_feeds_dir",
    ]

    func start(on map: MapFile, in world: World) async throws -> RouteServer {
        let program = try world.peers.program("valhalla_service")
        let tiles = try await world.making("valhalla", of: map) { folder in
            let settings = try writeSettings(tiles: folder, port: 0, sockets: folder, world)
            let builder = try world.peers.program("valhalla_build_tiles")
            _ = try await ProgramRun.of(builder, ["-c", settings, map.path], in: folder)
        }
        let port = try FreePort.find()
        let settings = try writeSettings(tiles: tiles, port: port, sockets: try world.scratchFolder(), world)
        let (pinned, arguments) = try Core.server.pinned(program, [settings, "1"], world.peers)
        let process = try await ChildProcess.serve(pinned, arguments, port: port)
        return RouteServer(name: name, process: process, dialect: .valhalla)
    }

    /// Valhalla's own settings, as `install-peers` has had them written, with our places in them.
    ///
    /// - Returns: the path of the file.
    private func writeSettings(tiles: String, port: Int, sockets: String, _ world: World) throws -> String {
        let defaults = try world.peers.file(at: [world.peers.folder.map { "\($0)/valhalla.json" }].compactMap(\.self))
        let data = try Data(contentsOf: URL(filePath: defaults))
        guard var settings = try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]] else {
            throw BenchFailure("\(defaults) is no object of objects")
        }
        for key in Self.absent { settings["mjolnir"]?[key] = nil }
        settings["mjolnir"]?["tile_dir"] = tiles
        settings["mjolnir"]?["concurrency"] = ProcessInfo.processInfo.activeProcessorCount
        settings["logging"] = ["type": ""]
        for worker in ["loki", "thor", "odin"] {
            settings[worker]?["service"] = ["proxy": "ipc://\(sockets)/\(worker)"]
        }
        var service = settings["httpd"]?["service"] as? [String: Any] ?? [:]
        service["listen"] = "tcp://127.0.0.1:\(port)"
        service["loopback"] = "ipc://\(sockets)/loopback"
        service["interrupt"] = "ipc://\(sockets)/interrupt"
        settings["httpd"]?["service"] = service
        let path = "\(sockets)/valhalla.json"
        try JSONSerialization.data(withJSONObject: settings).write(to: URL(filePath: path))
        return path
    }
}

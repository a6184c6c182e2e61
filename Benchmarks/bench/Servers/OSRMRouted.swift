import Foundation

/// OSRM's `osrm-routed` with its own profile for cars.
struct OSRMRouted: RouteProgram {
    enum Algorithm: String, Sendable {
        /// A contraction hierarchy: costs are fixed when it is made.
        case hierarchy = "ch"
        /// Multi-level Dijkstra: costs may be exchanged.
        case levels = "mld"
    }

    let algorithm: Algorithm

    var name: String { "osrm-routed, \(algorithm.rawValue.uppercased())" }

    func start(on map: MapFile, in world: World) async throws -> RouteServer {
        let program = try world.peers.program("osrm-routed")
        let files = try await world.making("osrm-\(algorithm.rawValue)", of: map) { folder in
            try await make(map, in: folder, world)
        }
        let port = try FreePort.find()
        let arguments = [
            "\(files)/network", "--algorithm", algorithm.rawValue.uppercased(), "--threads", "1", "--ip", "127.0.0.1",
            "--port", String(port), "--verbosity", "NONE", "--max-matching-size", "100000",
        ]
        let (pinned, pinnedArguments) = try Core.server.pinned(program, arguments, world.peers)
        let process = try await ChildProcess.serve(pinned, pinnedArguments, port: port)
        return RouteServer(name: name, process: process, dialect: .osrm)
    }

    private func make(_ map: MapFile, in folder: String, _ world: World) async throws {
        let extracted = try await world.making("osrm-extracted", of: map) { folder in
            let program = try world.peers.program("osrm-extract")
            let profile = try OSRMExtract.profile(beside: program, world.peers)
            _ = try await ProgramRun.of(program, ["-p", profile, "-o", "network", map.path], in: folder)
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: extracted) {
            try FileManager.default.copyItem(atPath: "\(extracted)/\(file)", toPath: "\(folder)/\(file)")
        }
        for step in steps { _ = try await ProgramRun.of(try world.peers.program(step), ["network"], in: folder) }
    }

    private var steps: [String] {
        switch algorithm {
        case .hierarchy: ["osrm-contract"]
        case .levels: ["osrm-partition", "osrm-customize"]
        }
    }
}

/// `waymark serve` of this build.
struct WaymarkServe: RouteProgram {
    let name = "waymark serve"

    func start(on map: MapFile, in world: World) async throws -> RouteServer {
        let waymark = try await WaymarkProcess.start(map, threads: 1, on: .server, in: world)
        return RouteServer(name: name, process: waymark.process, dialect: .osrm)
    }
}

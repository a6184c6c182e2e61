/// A program that answers questions about routes by HTTP.
protocol RouteProgram: Sendable {
    /// How its rows are called.
    var name: String { get }

    /// Makes what it serves from, and starts it with one thread on one core.
    ///
    /// - Throws: `MissingPeer` where the program isn't there.
    func start(on map: MapFile, in world: World) async throws -> RouteServer
}

/// One that runs.
struct RouteServer: Sendable {
    let name: String
    let process: ChildProcess
    let dialect: RouteDialect

    /// All that are there, on one map; who isn't, is named in a remark.
    static func start(
        _ programs: [any RouteProgram], on map: MapFile, in world: World
    ) async throws -> (servers: [RouteServer], remarks: [String]) {
        var servers: [RouteServer] = []
        var remarks: [String] = []
        for program in programs {
            do {
                servers.append(try await program.start(on: map, in: world))
            } catch let missing as MissingPeer {
                remarks.append("**Skipped**: \(program.name) on \(map.name): \(missing)")
            } catch {
                servers.forEach { $0.process.end() }
                throw error
            }
        }
        return (servers, remarks)
    }

    /// Ends those that answer none of `paths`, and says so: a program without this part of the interface.
    static func keep(
        _ servers: [RouteServer], answering path: (RouteServer) -> String?
    ) async throws -> (servers: [RouteServer], remarks: [String]) {
        var kept: [RouteServer] = []
        var remarks: [String] = []
        for server in servers {
            if let path = path(server),
                try await WebClient.answers(to: [path], port: server.process.port).allSatisfy({ $0.status != 404 })
            {
                kept.append(server)
            } else {
                remarks.append("**Skipped**: \(server.name) has nothing at this path.")
                server.process.end()
            }
        }
        return (kept, remarks)
    }
}

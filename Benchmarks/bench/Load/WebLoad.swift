import Foundation

/// Questions to a server, as many as it answers: `wrk` with four connections on one thread of the clients' core.
struct WebLoad: Sendable {
    /// What came of it.
    struct Round: Sendable {
        let requestsPerSecond: Double
        /// Seconds that half of the requests took at most.
        let p50: Double
        let p99: Double
        /// Answers whose status isn't 2xx or 3xx.
        let failed: Int
        /// Connections that the server closed without having said so, and answers that took longer than 2 s.
        let broken: Int
    }

    /// One path a line.
    private let file: String
    private let world: World

    init(asking paths: [String], name: String, in world: World) throws {
        self.world = world
        file = try world.scratchFolder() + "/\(name).paths"
        try paths.map { $0 + "\n" }.joined().write(toFile: file, atomically: true, encoding: .utf8)
    }

    func run(seconds: Int, port: Int) async throws -> Round {
        let wrk = try world.peers.program("wrk")
        let script = Repository.root.appending(path: "Benchmarks/load.lua").path
        let (program, arguments) = try Core.client.pinned(
            wrk,
            [
                "--threads", "1", "--connections", "4", "--duration", "\(seconds)s", "--script", script,
                "http://127.0.0.1:\(port)", "--", file,
            ], world.peers)
        let run = try await ProgramRun.of(program, arguments, in: try world.scratchFolder())
        return try Self.round(in: run.output)
    }

    /// Of the line that the script prints.
    private static func round(in output: String) throws -> Round {
        let line = /counted: (\d+) requests in (\d+) us, p50 (\d+) us, p99 (\d+) us, (\d+) failed, (\d+) broken/
        guard let found = output.firstMatch(of: line), let requests = Double(found.1), let time = Double(found.2),
            let p50 = Double(found.3), let p99 = Double(found.4), let failed = Int(found.5), let broken = Int(found.6)
        else { throw BenchFailure("wrk doesn't say what it has counted: \(output.suffix(500))") }
        return Round(
            requestsPerSecond: requests / time * 1e6, p50: p50 / 1e6, p99: p99 / 1e6, failed: failed, broken: broken)
    }
}

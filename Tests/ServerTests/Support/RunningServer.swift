import Logging
import Server
import TestSupport
import Webhooks

/// A server that runs while a test does.
struct RunningServer: Sendable {
    let port: Int
    let server: WaymarkServer
    var webSocketURL: String { "ws://127.0.0.1:\(port)/v1/navigate" }
    var url: String { "http://127.0.0.1:\(port)" }

    static let secret = "a secret for tests, long enough"
}

/// Serves the town from a database of its own.
nonisolated(nonsending) func withServer<T>(
    _ change: @Sendable (inout WaymarkServer.Configuration) -> Void = { _ in },
    _ body: nonisolated(nonsending) (RunningServer) async throws -> T
) async throws -> T {
    try await withTestDatabase(from: town) { url in
        try await withServer(on: url, change) { try await body($0) }
    }
}

/// Serves from the database at `url` until `body` is done, and ends gracefully.
nonisolated(nonsending) func withServer<T>(
    on url: String, _ change: @Sendable (inout WaymarkServer.Configuration) -> Void = { _ in },
    _ body: nonisolated(nonsending) (RunningServer) async throws -> T
) async throws -> T {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    var configuration = WaymarkServer.Configuration(
        databaseURL: url, secret: RunningServer.secret, addressGuard: .loopbackAllowed, logger: logger)
    configuration.port = 0
    change(&configuration)
    let server = try await WaymarkServer(configuration)
    let (started, startedContinuation) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
        defer { startedContinuation.finish() }
        try await server.run(endsWithSignals: false) { startedContinuation.yield($0) }
    }
    var port: Int?
    for await each in started {
        port = each
        break
    }
    guard let port else {
        try await running.value
        throw NotServing()
    }
    do {
        let value = try await body(RunningServer(port: port, server: server))
        running.cancel()
        try await running.value
        return value
    } catch {
        running.cancel()
        _ = await running.result
        throw error
    }
}

private struct NotServing: Error {}

import Foundation

/// Asks a server over and over what it knows of the roads, on one connection that stays open.
struct RoadWatch {
    /// What `/readyz` says.
    struct View: Sendable, Decodable {
        let roadStates: Int
        /// Milliseconds, of the server's clock.
        let roadsChangedAt: Int64
    }

    private var client: WebClient

    /// Between two looks: the machine has more to do than to answer.
    private static let pause = Duration.milliseconds(1)
    private static let patience = Duration.seconds(60)

    /// Runs `body` while the connection is open.
    static func open<T: Sendable>(port: Int, _ body: (inout RoadWatch) async throws -> T) async throws -> T {
        try await WebClient.open(port: port) { client in
            var watch = RoadWatch(client: client)
            defer { client = watch.client }
            return try await body(&watch)
        }
    }

    mutating func look() async throws -> View {
        try JSONDecoder().decode(View.self, from: try await client.get("/readyz").body)
    }

    /// Looks until the server knows so many states, as of another time than in `before`.
    mutating func waitForChange(since before: View, to count: Int) async throws {
        let start = ContinuousClock.now
        while true {
            let view = try await look()
            if view.roadsChangedAt != before.roadsChangedAt, view.roadStates == count { return }
            guard ContinuousClock.now - start < Self.patience else {
                throw BenchFailure("a server knows \(view.roadStates) states of roads after a minute, not \(count)")
            }
            try await Task.sleep(for: Self.pause)
        }
    }
}

import PostgreSQL
import Protocol
import Routing

/// How soon drivers under way hear of what somebody has written into `waymark.road_state`.
struct TripChanges: Sendable {
    /// What the drivers heard of one kind of change, in seconds from its commit.
    struct Effect: Sendable {
        let name: String
        let drivers: Int
        /// To the first and to the last of all drivers, in each round.
        var first: [Double] = []
        var last: [Double] = []
    }

    let server: WaymarkProcess
    let pool: ConnectionPool
    let journey: Journey
    /// Of the server's map.
    let metric: Metric

    /// The same journey for all: each of them is concerned.
    func effects(on drivers: Int, rounds: Int) async throws -> [Effect] {
        var jam = Effect(name: "a jam, `update`", drivers: drivers)
        var closure = Effect(name: "a closure, `route`", drivers: drivers)
        for round in 0..<rounds {
            let clients = try await Client.begin(Array(repeating: journey, count: drivers), at: server.url)
            for client in clients { _ = try await client.drive(client.fixes(3), .closedLoop) }
            let road = try roadAhead(of: clients[0])
            // Slower than anything on the map, and another speed each time.
            let speed = 3 + Float(round) / 10
            try await note(
                "INSERT INTO waymark.road_state (road, speed_kmh) VALUES (\(road), \(speed))", .update, clients, &jam)
            try await note(
                "UPDATE waymark.road_state SET speed_kmh = NULL, closed = true WHERE road = \(road)", .route, clients,
                &closure)
            clients.forEach { $0.close() }
            try await reopen()
        }
        return [jam, closure]
    }

    /// Halfway along the route that the server gave: by the hour it may be another one than `journey.path`.
    private func roadAhead(of client: Client) throws -> Int32 {
        let fixes = client.fixes()
        let middle = fixes[fixes.count / 2]
        let place = Coordinate(latitude: middle.latitude, longitude: middle.longitude)
        guard let road = metric.snaps(of: place, radius: 10).first?.endpoint.position.road else {
            throw BenchFailure("no road lies under the middle of a route")
        }
        return Int32(road.index)
    }

    /// The next trips find the road as it was.
    private func reopen() async throws {
        try await RoadWatch.open(port: server.process.port) { watch in
            let before = try await watch.look()
            try await pool.execute("DELETE FROM waymark.road_state")
            try await watch.waitForChange(since: before, to: 0)
        }
    }

    private func note(
        _ statement: Query, _ kind: ServerMessage.Kind, _ clients: [Client], _ effect: inout Effect
    ) async throws {
        let heard = clients.map { $0.hears(kind) }
        try await pool.execute(statement)
        let committed = ContinuousClock.now
        var times: [Double] = []
        for each in heard { times.append((try await each.get() - committed).inSeconds) }
        let samples = times.sorted()
        effect.first.append(samples[0])
        effect.last.append(samples[samples.count - 1])
    }
}

import NIOCore
import Routing

/// What a connection takes of the server's memory: one that is idle, and one whose trip is under way.
struct ConnectionMemory: Measurement {
    func run(in world: World) async throws -> Section {
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        let drivers = world.runs(500)
        let journeys = try Journey.random(Self.before + drivers, in: metric)
        var table = Table("connections", "", "server before, MiB", "growth, MiB", "each, KiB")
        try await measure("idle", world.runs(2000), in: world, &table) { url, range in
            try await Client.connect(range.count) { _ in try await Client.connect(to: url, .none) }
        }
        try await measure("driving, with a route", drivers, in: world, &table) { url, range in
            let clients = try await Client.begin(Array(journeys[range]), at: url)
            try await drive(clients)
            return clients
        }
        return Section(title: "Memory of a connection", explanation: Self.explanation, tables: [table])
    }

    /// Connections of the same kind that are there before, so that what the server needs once is not counted.
    private static let before = 50

    private static let explanation = """
        Growth of the resident memory (`VmRSS`) of `waymark serve`, a new one for each row, with 50 connections of the
        same kind there before. *Idle*: a navigation connection that has been welcomed and says nothing. *Driving*: a
        trip with its route through Helsinki, directions and announcements, after ten fixes, one a second. The kernel's
        socket buffers are not in it, nor is PostgreSQL.
        """

    private func measure(
        _ kind: String, _ count: Int, in world: World, _ table: inout Table,
        connect: (_ url: String, _ range: Range<Int>) async throws -> [Client]
    ) async throws {
        let (base, growth) = try await WaymarkProcess.serving(in: world) { server in
            let first = try await connect(server.url, 0..<Self.before)
            try await Task.sleep(for: .seconds(2))
            let base = try server.process.residentBytes()
            let clients = try await connect(server.url, Self.before..<Self.before + count)
            try await Task.sleep(for: .seconds(2))
            let growth = try server.process.residentBytes() - base
            (first + clients).forEach { $0.close() }
            return (base, growth)
        }
        table.add(
            kind, count.grouped, (base / 1_048_576).figure, (growth / 1_048_576).figure,
            (growth / Double(count)).kibibytes)
    }

    private func drive(_ clients: [Client]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for (number, client) in clients.enumerated() {
                let wait = TimeAmount.milliseconds(Int64(1000 * number / clients.count))
                tasks.addTask { _ = try await client.drive(client.fixes(10), .steady(.seconds(1), after: wait)) }
            }
            try await tasks.waitForAll()
        }
    }
}

import Routing
import Storage

/// How long a webhook takes: from the commit of the fact that it tells of to the receiver.
struct WebhookLatency: Measurement {
    /// Facts at one time.
    private static let crowd = 200

    func run(in world: World) async throws -> Section {
        var commits = Table("from commit to receiver", "webhooks", "median, ms", "p95, ms", "p99, ms")
        try await world.cluster.withDatabase("bench_webhooks") { pool in
            try await Outpost.running(in: pool) { outpost in
                _ = try await outpost.latencies(of: 5, atOnce: 1)
                let single = try await outpost.latencies(of: world.runs(300), atOnce: 1)
                try add("one at a time", single, to: &commits)
                try add(
                    "\(Self.crowd) at once",
                    try await crowds(world) {
                        try await outpost.latencies(of: Self.crowd, atOnce: Self.crowd)
                    }, to: &commits)
            }
        }
        return Section(
            title: "Webhooks", explanation: Self.explanation, tables: [commits, try await arrivals(in: world)])
    }

    private static let explanation = """
        Two measurements. *From commit to receiver*: the parts that the server is made of, in this process, wired as
        the server wires them: `TripStore.record` commits a trip's arrival and its outbox row, then the delivery
        service is woken; the time runs from the commit's return to the request's last byte at a receiver on loopback,
        with claim, signature and connection between. *From the fix that arrives*: real trips at a real
        `waymark serve`; the time runs from sending the last fix to the webhook at the receiver, and to the `arrived`
        message at the driver, which goes out after the commit. One endpoint, of which a server calls 8 requests at
        once. *200 at once* means 200 facts handed over together: the last waits for the others' commits and for the
        endpoint's eight. Durable commits: each waits for the disk.
        """

    private func crowds(_ world: World, _ run: () async throws -> [Double]) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<world.runs(5) { times += try await run() }
        return times
    }

    private func add(_ name: String, _ times: [Double], to table: inout Table) throws {
        let samples = try Samples(times)
        table.add(
            name, samples.count.grouped, samples.median.milliseconds, samples.p95.milliseconds,
            samples.p99.milliseconds)
    }
}

// MARK: - Real trips

extension WebhookLatency {
    private struct Arrival {
        /// Seconds from the fix.
        var toDriver: Double
        var toReceiver: Double
    }

    private func arrivals(in world: World) async throws -> Table {
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        let journeys = try Journey.random(Self.crowd, in: metric)
        var table = Table("from the fix that arrives", "trips", "median, ms", "p95, ms", "p99, ms")
        try await world.cluster.withPool(world.cluster.url) { pool in
            try await Migrator.migrate(pool)
            // The endpoint goes when the server has: nothing is being delivered to it then.
            try await WebhookInbox.open(for: pool) { inbox in
                try await WaymarkProcess.serving(in: world) { server in
                    _ = try await arrive(Array(journeys.prefix(2)), at: server, inbox)
                    var single: [Arrival] = []
                    for journey in journeys.prefix(world.runs(100)) {
                        single += try await arrive([journey], at: server, inbox)
                    }
                    try add("one at a time", single, to: &table)
                    try add("\(Self.crowd) at once", try await arrive(journeys, at: server, inbox), to: &table)
                }
            }
        }
        return table
    }

    private func add(_ name: String, _ arrivals: [Arrival], to table: inout Table) throws {
        try add("\(name): `arrived` at the driver", arrivals.map(\.toDriver), to: &table)
        try add("\(name): webhook at the receiver", arrivals.map(\.toReceiver), to: &table)
    }

    /// Drives near the destinations, and then arrives at all of them at once.
    private func arrive(
        _ journeys: [Journey], at server: WaymarkProcess, _ inbox: WebhookInbox
    ) async throws -> [Arrival] {
        let clients = try await Client.begin(journeys, at: server.url)
        defer { clients.forEach { $0.close() } }
        for client in clients { _ = try await client.drive(client.fixes(), .closedLoop) }
        // What was recorded on the way is done with.
        try await Task.sleep(for: .milliseconds(clients.count > 1 ? 1000 : 100))
        let told = try await withThrowingTaskGroup(
            of: (trip: String, sent: ContinuousClock.Instant, told: ContinuousClock.Instant).self
        ) { tasks in
            for client in clients {
                tasks.addTask {
                    let (sent, told) = try await client.arrive()
                    return (client.trip, sent, told)
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        let received = try await inbox.instants(of: Set(told.map(\.trip)))
        return told.compactMap { arrival in
            received[arrival.trip].map {
                Arrival(
                    toDriver: (arrival.told - arrival.sent).inSeconds, toReceiver: ($0 - arrival.sent).inSeconds)
            }
        }
    }
}

import NIOCore
import Routing
import Trips

/// How long a driver waits for the answer to a fix, over a real WebSocket; beside it the floor, which no server beats.
struct FixRoundTrip: Measurement {
    func run(in world: World) async throws -> Section {
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        let journeys = try Journey.random(200, in: metric)
        let lines = try journeys.map { try LocalTrip($0, metric).line }
        var table = Table(
            "on the connection", "fixes", "median, µs", "p95, µs", "p99, µs", "ratio of medians", "fixes/s",
            "server's processor, µs a fix")
        try await WaymarkProcess.serving(in: world) { server in
            let floor = try await FloorCommand.start(reply: try reply(to: journeys[0], metric))
            defer { floor.end() }
            for scenario in Scenario.all {
                let rounds = world.runs(scenario.rounds)
                var (bare, real) = (Outcome(), Outcome())
                for round in 0..<rounds {
                    bare += try await scenario.run(against: floor) { number in
                        let client = try await Client.connect(to: "ws://127.0.0.1:\(floor.port)/", .none)
                        return (
                            client, Fixes.along(lines[number], scenario.fixes).map { ByteBuffer(bytes: $0.message) }
                        )
                    }
                    real += try await scenario.run(against: server.process) { number in
                        let journey = journeys[(round + number) % journeys.count]
                        let client = try await Client.begin(journey, at: server.url)
                        return (client, client.fixes(scenario.fixes))
                    }
                }
                try add(scenario.name, real, over: bare, to: &table)
                try add("– its floor", bare, over: nil, to: &table)
            }
        }
        return Section(title: "One fix, from the driver and back", explanation: Self.explanation, tables: [table])
    }

    private static let explanation = """
        From handing a `position` to the socket to receiving its `progress`, at a client on loopback that drives a real
        trip at a real `waymark serve`, with its track and its facts going to PostgreSQL meanwhile. The floor is the
        same WebSockets in another process that answers each of the same messages with the bytes of one `progress` and
        does nothing else; both are measured in turns. *Without pause* means that each driver sends its next fix as
        soon as the last is answered: that shows the most that the machine carries, and a wait that is mostly the other
        drivers'. Clients share one thread of the same machine. The processor's time is the server process's own, all
        threads, the writing of positions included.
        """

    private func reply(to journey: Journey, _ metric: Metric) throws -> String {
        var trip = try LocalTrip(journey, metric)
        guard let fix = Fixes.along(trip.line, 10).last, let progress = trip.progress(after: Fix(fix)) else {
            throw BenchFailure("a fix has no answer")
        }
        return String(decoding: LocalTrip.encode(progress), as: UTF8.self)
    }

    private func add(_ name: String, _ outcome: Outcome, over floor: Outcome?, to table: inout Table) throws {
        let times = try Samples(outcome.times)
        let ratio = try floor.map { (times.median / (try Samples($0.times)).median).figure }
        table.add(
            name, times.count.grouped, times.median.microseconds, times.p95.microseconds, times.p99.microseconds,
            ratio ?? "1", (Double(outcome.fixes) / outcome.seconds).figure,
            (outcome.processor / Double(outcome.fixes)).microseconds)
    }
}

/// So many drivers, at such a pace.
private struct Scenario: Sendable {
    let name: String
    let drivers: Int
    let rounds: Int
    /// Of each driver and round; a connection takes 600 at once.
    let fixes: Int
    /// Of these the first so many don't count.
    let warmUp: Int
    /// Seconds between two fixes of a driver; `nil` for no pause.
    let interval: Int64?

    static let all = [
        Scenario(name: "1 trip, without pause", drivers: 1, rounds: 20, fixes: 550, warmUp: 50, interval: nil),
        Scenario(name: "200 trips, a fix each second", drivers: 200, rounds: 1, fixes: 22, warmUp: 2, interval: 1),
        Scenario(name: "200 trips, without pause", drivers: 200, rounds: 2, fixes: 200, warmUp: 20, interval: nil),
    ]

    /// All drivers at once.
    func run(
        against server: ChildProcess,
        _ connect: @escaping @Sendable (Int) async throws -> (client: Client, fixes: [ByteBuffer])
    ) async throws -> Outcome {
        let drivers = try await Client.connect(self.drivers, connect)
        let (processor, start) = (try server.processorSeconds(), ContinuousClock.now)
        let times = try await withThrowingTaskGroup(of: [Double].self) { tasks in
            for (number, driver) in drivers.enumerated() {
                tasks.addTask { try await driver.client.drive(driver.fixes, pace(of: number)) }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        let outcome = Outcome(
            times: times.flatMap { $0.dropFirst(warmUp) }, fixes: fixes * self.drivers,
            seconds: Stopwatch.seconds(since: start), processor: try server.processorSeconds() - processor)
        drivers.forEach { $0.client.close() }
        return outcome
    }

    /// Drivers set out spread over the interval.
    private func pace(of number: Int) -> Driver.Pace {
        guard let interval else { return .closedLoop }
        return .steady(.seconds(interval), after: .milliseconds(interval * 1000 * Int64(number) / Int64(drivers)))
    }
}

private struct Outcome: Sendable {
    /// Seconds, of each fix that counts.
    var times: [Double] = []
    /// All of them.
    var fixes = 0
    var seconds = 0.0
    /// Seconds of a processor.
    var processor = 0.0

    static func += (sum: inout Outcome, next: Outcome) {
        sum.times += next.times
        sum.fixes += next.fixes
        sum.seconds += next.seconds
        sum.processor += next.processor
    }
}

import NIOCore
import Protocol
import Routing
import Trips

/// How long a driver waits for the answer to a fix, over a real WebSocket; beside it the floor, which no server beats.
struct FixRoundTrip: Measurement {
    func run(in world: World) async throws -> Section {
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        let journeys = try Journey.random(200, in: metric)
        let lines = try journeys.map { try LocalTrip($0, metric).line }
        var results = Scenario.all.map { _ in Result() }
        for start in 0..<world.runs(Self.starts) {
            try await WaymarkProcess.serving(in: world) { server in
                let floor = try await FloorCommand.start(reply: try reply(to: journeys[0], metric))
                defer { floor.end() }
                for (place, scenario) in Scenario.all.enumerated() {
                    for round in 0..<scenario.rounds {
                        results[place].floor.append(
                            try await scenario.run(against: floor) { number in
                                let fixes = Fixes.along(lines[number], scenario.fixes)
                                let client = try await Client.connect(to: "ws://127.0.0.1:\(floor.port)/", .none)
                                return (client, fixes)
                            })
                        results[place].server.append(
                            try await scenario.run(against: server.process) { number in
                                let place = start * scenario.rounds + round + number
                                let client = try await Client.begin(journeys[place % journeys.count], at: server.url)
                                return (client, client.fixes(scenario.fixes))
                            })
                    }
                }
            }
        }
        return Section(
            title: "One fix, from the driver and back", explanation: Self.explanation,
            tables: [try table(of: results)])
    }

    /// How often both servers are started anew, so that no figure hangs on one pair of processes.
    private static let starts = 5

    private func table(of results: [Result]) throws -> Table {
        var table = Table(
            "on the connection", "fixes", "median, µs", "p95, µs", "p99, µs", "rounds' medians, µs", "ratio",
            "fixes/s",
            "server's processor, µs a fix")
        for (scenario, result) in zip(Scenario.all, results) {
            try add(scenario.name, result.server, ratio: try result.ratio.figure, to: &table)
            try add("– its floor", result.floor, ratio: "1", to: &table)
        }
        return table
    }

    private static let explanation = """
        From handing a `position` to the socket to receiving its `progress`, at a client on loopback that drives a real
        trip at a real `waymark serve`, with its track and its facts going to PostgreSQL meanwhile. The floor is the
        same WebSockets in another process that answers each of the same messages with the bytes of one `progress` and
        does nothing else; both are measured in turns, and started anew five times. The medians of single rounds differ
        widely, the floor's too; the column shows from where to where. Why is not established: other work on the
        machine and where the kernel puts the threads are both possible. *Ratio* compares rounds that followed each
        other, and is the median of all of them. *Without pause* means that each driver sends its next fix as soon as
        the last is answered: that shows the most that the machine carries, and a wait that is mostly the other
        drivers'. Clients share one thread of the same machine. The processor's time is the server process's own, all
        threads, the writing of positions included. Every tenth answer and the last of each drive are checked to lie
        nearest to their own fix, so that none is taken for another's.
        """

    private func reply(to journey: Journey, _ metric: Metric) throws -> String {
        var trip = try LocalTrip(journey, metric)
        guard let fix = Fixes.along(trip.line, 10).last, let progress = trip.progress(after: Fix(fix)) else {
            throw BenchFailure("a fix has no answer")
        }
        return String(decoding: LocalTrip.encode(progress), as: UTF8.self)
    }

    private func add(_ name: String, _ outcomes: [Outcome], ratio: String, to table: inout Table) throws {
        let times = try Samples(outcomes.flatMap(\.times))
        let medians = try outcomes.map { try $0.median }.sorted()
        let fixes = Double(outcomes.reduce(0) { $0 + $1.fixes })
        table.add(
            name, times.count.grouped, times.median.microseconds, times.p95.microseconds, times.p99.microseconds,
            "\(medians[0].microseconds) – \(medians[medians.count - 1].microseconds)", ratio,
            (fixes / outcomes.reduce(0) { $0 + $1.seconds }).figure,
            (outcomes.reduce(0) { $0 + $1.processor } / fixes).microseconds)
    }
}

/// One scenario's rounds, at both servers in turns.
private struct Result: Sendable {
    var server: [Outcome] = []
    var floor: [Outcome] = []

    /// Of the medians of two rounds that followed each other; the median of all these.
    var ratio: Double { get throws { try Samples(zip(server, floor).map { try $0.median / $1.median }).median } }
}

/// So many drivers, at such a pace.
private struct Scenario: Sendable {
    let name: String
    let drivers: Int
    /// Of each start.
    let rounds: Int
    /// Of each driver and round; a connection takes 600 at once.
    let fixes: Int
    /// Of these the first so many don't count.
    let warmUp: Int
    /// Seconds between two fixes of a driver; `nil` for no pause.
    let interval: Int64?

    static let all = [
        Scenario(name: "1 trip, without pause", drivers: 1, rounds: 6, fixes: 550, warmUp: 50, interval: nil),
        Scenario(name: "200 trips, a fix each second", drivers: 200, rounds: 1, fixes: 8, warmUp: 1, interval: 1),
        Scenario(name: "200 trips, without pause", drivers: 200, rounds: 2, fixes: 150, warmUp: 20, interval: nil),
    ]

    /// All drivers at once.
    func run(
        against server: ChildProcess,
        _ connect: @escaping @Sendable (Int) async throws -> (client: Client, fixes: [Position])
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

/// What came of one round.
private struct Outcome: Sendable {
    /// Seconds, of each fix that counts.
    let times: [Double]
    /// All of them.
    let fixes: Int
    let seconds: Double
    /// Seconds of a processor.
    let processor: Double

    var median: Double { get throws { try Samples(times).median } }
}

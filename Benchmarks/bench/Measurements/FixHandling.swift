import Routing
import Trips

/// What one fix costs the core: no socket, no database, one thread.
struct FixHandling: Measurement {
    /// Fixes of one trip.
    private static let fixes = 550

    func run(in world: World) async throws -> Section {
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        let journeys = try Journey.random(world.runs(100), in: metric)
        _ = try costs(of: journeys[0], metric)
        let costs = try journeys.map { try self.costs(of: $0, metric) }
        var table = Table("for each fix, of a processor", "median, µs", "p95, µs", "p99, µs")
        try add("`position` decoded", costs.map(\.decoding), to: &table)
        try add("the trip's own work", costs.map(\.handling), to: &table)
        try add("`progress` encoded", costs.map(\.encoding), to: &table)
        try add("all of it, fix by fix", costs.map(\.whole), to: &table)
        return Section(title: "One fix in the core", explanation: Self.explanation, tables: [table])
    }

    private static let explanation = """
        From the bytes of a `position` to the bytes of its `progress`, as the server does it between its sockets:
        decoding, `Trip.handle`, encoding. Each sample is the mean of one trip's 550 fixes through Helsinki;
        announcements fall due on the way and are made, but not encoded. Time of this thread on a processor, not the
        wall's.
        """

    /// Seconds for each fix of one trip.
    private struct Costs {
        var decoding = 0.0
        var handling = 0.0
        var encoding = 0.0
        var whole = 0.0
    }

    private func costs(of journey: Journey, _ metric: Metric) throws -> Costs {
        var trip = try LocalTrip(journey, metric)
        let messages = Fixes.along(trip.line, Self.fixes).map(\.message)
        var fixes: [Fix] = []
        var progress: [TripProgress] = []
        var bytes = 0
        var costs = Costs()
        costs.decoding = try Stopwatch.threadTime { fixes = try messages.map(LocalTrip.decode) }
        costs.handling = Stopwatch.threadTime { progress = fixes.compactMap { trip.progress(after: $0) } }
        costs.encoding = Stopwatch.threadTime { for each in progress { bytes += LocalTrip.encode(each).count } }
        guard progress.count == messages.count else {
            throw BenchFailure("\(progress.count) of \(messages.count) fixes were answered")
        }
        var again = try LocalTrip(journey, metric)
        costs.whole = try Stopwatch.threadTime {
            for message in messages {
                if let progress = again.progress(after: try LocalTrip.decode(message)) {
                    bytes += LocalTrip.encode(progress).count
                }
            }
        }
        guard bytes > 0 else { throw BenchFailure("nothing was encoded") }
        return costs
    }

    private func add(_ name: String, _ times: [Double], to table: inout Table) throws {
        let samples = try Samples(times.map { $0 / Double(Self.fixes) })
        table.add(name, samples.median.microseconds, samples.p95.microseconds, samples.p99.microseconds)
    }
}

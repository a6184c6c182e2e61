import Routing
import Trips

/// What trips make of vehicles of which the truth is known: deviations, arrivals, arrival times.
struct TripTrials: Measurement {
    private static let deviations = [5.0, 10, 20]
    /// Trips on each map, for each deviation.
    private static let count = 200
    private static let lengths = 800.0...15_000

    func run(in world: World) async throws -> Section {
        var table = Table(
            "trips", "km", "false deviations for each 100 km", "wrong turns", "noticed after, s, median",
            "not within 15 s", "arrived once", "false arrivals", "last words missing", "repeated",
            "ETA's error at half way, median", "p95", "a fix on the route, median, µs", "p99", "off it, median, µs",
            "p99")
        for map in world.maps.everything where map.bytes < Self.mostBytes {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let hierarchy = HierarchyMetric(Hierarchy(of: metric.network, for: .car), metric: metric)
            for deviation in Self.deviations {
                let trials = trials(world.runs(Self.count), deviation: deviation, on: hierarchy)
                try add(trials, as: "\(map.name), \(Int(deviation)) m", to: &table)
            }
        }
        return Section(
            title: "Trips, of which the truth is known", explanation: Self.explanation, tables: [table],
            remarks: world.maps.remarks)
    }

    /// Bigger maps only take longer to make ready.
    private static let mostBytes = 8 << 20

    private static let explanation = """
        The trip's state machine in this process, without a server: a vehicle drives a random route of 0.8 to 15 km over
        each map, as fast as the profile thinks but for its driver's own pace (0.85 to 1.15), braking and
        standing as long as turns cost. Its fixes come each second and err by 5, 10 or 20 m on each axis (normal; half of the variance wanders slowly, over
        30 s); 5 % get lost. On most trips it takes one wrong turn and goes straight on until another route is there.
        *False deviations*: told while it is on its route, and was there for the last 10 s. *Noticed*: from the junction of the wrong turn to the
        deviation told. *False arrivals*: more than 100 m away from the stop. *Last words*
        missing: manoeuvres of the last route that were passed without one, nor with one about the manoeuvre before that told
        of both; repeated: said twice. *A fix*: in the state machine, matching included, the search for another route not.
        *ETA's error*: at half way, as a share of the time that was left.
        """

    private func trials(_ count: Int, deviation: Double, on hierarchy: HierarchyMetric) -> [TripTrial] {
        var search = HierarchySearch(metric: hierarchy)
        var random = SeededRandom(seed: 3)
        var trials: [TripTrial] = []
        let (metric, network) = (hierarchy.metric, hierarchy.metric.network)
        func endpoint(_ position: RoadPosition) -> RouteEndpoint? {
            metric.snaps(of: network.coordinate(of: position), radius: 5).first?.endpoint
        }
        while trials.count < count {
            let start = metric.randomPosition(using: &random)
            let end = metric.randomPosition(within: RoutePairs.reach, of: start, using: &random)
            guard let from = endpoint(start), let to = endpoint(end), let path = search.route(from: from, to: to),
                Self.lengths.contains(path.length(in: network))
            else { continue }
            var run = TrialRun(
                along: path, to: to, deviation: deviation, dropout: 0.05, turnsWrong: true, seed: UInt64(trials.count),
                on: hierarchy)
            trials.append(run.run())
        }
        return trials
    }

    private func add(_ trials: [TripTrial], as name: String, to table: inout Table) throws {
        let kilometers = trials.reduce(0) { $0 + $1.meters } / 1000
        let noticed = trials.flatMap(\.noticed)
        let errors = try Samples(trials.compactMap(\.etaError))
        let (on, off) = (try Samples(trials.flatMap(\.timesOnRoute)), try Samples(trials.flatMap(\.timesOffRoute)))
        func sum(_ count: (TripTrial) -> Int) -> Int { trials.reduce(0) { $0 + count($1) } }
        table.add(
            name, kilometers.figure, (Double(sum(\.falseDeviations)) / kilometers * 100).figure, noticed.count.grouped,
            noticed.isEmpty ? "–" : try Samples(noticed).median.figure, noticed.count { $0 > 15 }.grouped,
            "\(trials.count { $0.arrivals == 1 }) of \(trials.count)", sum(\.falseArrivals).grouped,
            sum(\.missingWords).grouped, sum(\.repeatedWords).grouped, errors.median.figure, errors.p95.figure,
            on.median.microseconds, on.p99.microseconds, off.median.microseconds, off.p99.microseconds)
    }
}

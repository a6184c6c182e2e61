import Routing

/// All durations between a hundred places: the search alone, and tables over HTTP.
struct MatrixTimes: Measurement {
    private static let places = 100
    private static let programs: [any RouteProgram] = [
        WaymarkServe(), OSRMRouted(algorithm: .hierarchy), OSRMRouted(algorithm: .levels),
    ]

    func run(in world: World) async throws -> Section {
        var table = Table("100 × 100", "median, ms", "p99, ms", "µs a pair", "answer, KiB")
        var remarks = world.maps.remarks
        for map in world.maps.ends {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            var random = SeededRandom(seed: 12)
            let positions = RoutePairs.group(Self.places, in: metric, using: &random)
            let times = try await searchTimes(positions, metric, runs: world.runs(30))
            add("\(map.name), search in process", times, to: &table)
            remarks += try await add(
                map, positions.map(metric.network.coordinate), runs: world.runs(30), in: world, to: &table)
        }
        return Section(title: "Matrix", explanation: Self.explanation, tables: [table], remarks: remarks)
    }

    private static let explanation = """
        The durations between 100 random places on random roads, at most 10 km from their middle: 10,000 pairs. *Search in
        process*: `MatrixSearch` on one thread, from places on roads to costs, on a customized hierarchy. The others are
        whole requests, one at a time: `GET /table/v1/driving/…?annotations=duration` with the same places, from the
        question's first byte to the answer's last; finding the nearest roads and writing and reading the answer are in
        it. Servers have one core and one thread, and are asked in turns, 30 times each after one that doesn't count.
        """

    private func searchTimes(_ positions: [RoadPosition], _ metric: Metric, runs: Int) async throws -> Samples {
        let hierarchy = Hierarchy(of: metric.network, for: .car)
        var single = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
        var search = MatrixSearch(hierarchy: hierarchy)
        let places = positions.map { RouteEndpoint(position: $0) }
        return try Samples(
            await Stopwatch.times(runs: runs) { _ = search.matrix(from: places, to: places, by: &single) })
    }

    /// - Returns: who didn't take part, and why.
    private func add(
        _ map: MapFile, _ places: [Coordinate], runs: Int, in world: World, to table: inout Table
    ) async throws -> [String] {
        let started = try await RouteServer.start(Self.programs, on: map, in: world)
        var servers = started.servers
        defer { servers.forEach { $0.process.end() } }
        let able = try await RouteServer.keep(servers) { $0.dialect.table(of: places) }
        servers = able.servers
        var answers: [[WebAnswer]] = servers.map { _ in [] }
        for _ in 0..<runs {
            for (place, server) in servers.enumerated() {
                guard let path = server.dialect.table(of: places) else { continue }
                answers[place] += try await WebClient.answers(to: [path], port: server.process.port)
            }
        }
        for (server, answers) in zip(servers, answers) {
            guard answers.allSatisfy({ $0.status == 200 }) else {
                throw BenchFailure("\(server.name) has no table: \(String(decoding: answers[0].body, as: UTF8.self))")
            }
            add(
                "\(map.name), \(server.name)", try Samples(answers.map(\.seconds)), to: &table,
                bytes: try Samples(answers.map { Double($0.body.count) }).median)
        }
        return started.remarks + able.remarks
    }

    private func add(_ name: String, _ times: Samples, to table: inout Table, bytes: Double? = nil) {
        let pairs = Double(Self.places * Self.places)
        table.add(
            name, times.median.milliseconds, times.p99.milliseconds, (times.median / pairs * 1e6).figure,
            bytes?.kibibytes ?? "–")
    }
}

import Routing

/// Routes by HTTP, of Waymark and of others, by the second.
struct RoutesOverHTTP: Measurement {
    private static let programs: [any RouteProgram] = [
        WaymarkServe(), OSRMRouted(algorithm: .hierarchy), OSRMRouted(algorithm: .levels), ValhallaService(),
    ]

    func run(in world: World) async throws -> Section {
        var tables = RouteDialect.Detail.allCases.map { detail in
            Table(
                detail.rawValue, "requests/s", "ratio to the first", "p50, ms", "p99, ms", "answer, KiB", "route, km",
                "failed", "broken")
        }
        var remarks = world.maps.remarks
        for map in world.maps.ends {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let candidates = RoutePairs.places(world.runs(500), in: metric, seed: 11)
            let started = try await RouteServer.start(Self.programs, on: map, in: world)
            var servers = started.servers
            defer { servers.forEach { $0.process.end() } }
            let able = try await RouteServer.keep(servers) { $0.dialect.path(of: candidates[0], .figures) }
            servers = able.servers
            guard !servers.isEmpty else { throw MissingPeer("there is no server of routes") }
            let pairs = try await RouteRace.pairs(of: candidates, answeredBy: servers)
            for (place, detail) in RouteDialect.Detail.allCases.enumerated() {
                let race = try await RouteRace.run(
                    servers, on: pairs, detail, rounds: world.isQuick ? 1 : 5, seconds: world.isQuick ? 1 : 3,
                    in: world)
                try add(race, on: map, to: &tables[place])
            }
            remarks += started.remarks + able.remarks
            remarks.append("\(map.name): \(pairs.count.grouped) of \(candidates.count.grouped) pairs are asked for.")
        }
        return Section(
            title: "Routes over HTTP, side by side", explanation: Self.explanation, tables: tables, remarks: remarks)
    }

    private static let explanation = """
        Servers on one core, each with one thread for its searches, and `wrk` on another core, with four connections
        that ask again as soon as they have their answer; five rounds of 3 s each, in turns. Medians of the rounds;
        *ratio* compares rounds that followed each other, in requests by the second. All servers run all the time; whoever
        isn't asked, waits. Pairs of random places on random roads, at most 20 km apart, that all of them find a route
        between. *Failed*: answers whose status isn't 2xx. *Broken*: connections that ended without a word;
        `osrm-routed` ends each after 512 answers.
        They don't write the same. *Steps, shape, annotations* is `steps=true&overview=full&annotations=true`, and
        *duration and distance* is `overview=false`; *answer* is the median of their bytes, *route* of what they have found.
        Waymark's costs may change at any time; those of `osrm-routed` with CH (`osrm-contract`) are fixed, those of MLD
        (`osrm-customize`) may be exchanged. Valhalla computes costs while it searches. It has no annotations of that
        kind, but writes instructions; it is asked by its own `/route` with `format: osrm`, has no tables of countries
        here, and its workers for each part of an answer share the core.
        """

    private func add(_ race: RouteRace, on map: MapFile, to table: inout Table) throws {
        for entry in race.entries {
            table.add(
                "\(map.name), \(entry.server.name)", try entry.median(\.requestsPerSecond).figure,
                try entry.ratio(to: race.entries[0]).figure, try entry.median(\.p50).milliseconds,
                try entry.median(\.p99).milliseconds, entry.bytes.median.kibibytes,
                (entry.meters.median / 1000).figure, entry.failed.grouped, entry.broken.grouped)
        }
    }
}

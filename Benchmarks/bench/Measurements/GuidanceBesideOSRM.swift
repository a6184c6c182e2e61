import Guidance
import Routing

/// Directions along the ways that OSRM finds, compared with OSRM's own; and how long they take.
struct GuidanceBesideOSRM: Measurement {
    private static let pairs = 2000

    func run(in world: World) async throws -> Section {
        var said = Table("along the same ways", "routes", "km", "maneuvers a km", "OSRM's", "ratio")
        var shared = Table("at the same place", "ours that OSRM has", "OSRM's that we have", "alike", "exits alike")
        var times = Table("for 20 km", "routes", "first, µs", "p95, µs", "again, µs", "of that line and times, µs")
        var remarks = world.maps.remarks
        for map in world.maps.everything {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let started = try await RouteServer.start([OSRMRouted(algorithm: .levels)], on: map, in: world)
            defer { started.servers.forEach { $0.process.end() } }
            remarks += started.remarks
            guard let server = started.servers.first else { continue }
            let compared = try await compare(server, metric, count: world.runs(Self.pairs))
            let result = compared.comparison
            let rates = (
                Double(result.counts.ours) / result.kilometers, Double(result.counts.theirs) / result.kilometers
            )
            said.add(
                map.name, result.routes.grouped, Int(result.kilometers).grouped, rates.0.figure, rates.1.figure,
                (rates.0 / rates.1).figure)
            shared.add(
                map.name, share(result.shared.ours, result.turns.ours),
                share(result.shared.theirs, result.turns.theirs),
                result.alike.percent, result.exits.percent)
            if let first = try? Samples(compared.times.map(\.first)),
                let again = try? Samples(compared.times.map(\.again)),
                let outline = try? Samples(compared.times.map(\.outline))
            {
                times.add(
                    map.name, first.count.grouped, first.median.microseconds, first.p95.microseconds,
                    again.median.microseconds, outline.median.microseconds)
            }
        }
        return Section(
            title: "Directions, side by side", explanation: Self.explanation, tables: [said, shared, times],
            remarks: remarks)
    }

    private static let explanation = """
        2,000 pairs of random places on random roads, at most 20 km apart, of each map. `osrm-routed` says the way between
        them, with its nodes and its steps; Waymark's guide is then given that same way. *At the same place*: within 30 m.
        Shares are of maneuvers at which one turns, merges, takes a ramp or a roundabout; new names alone don't count.
        *Alike*: of all places where both say something, those with the same type and modifier. docs/guidance.md tells
        what the others are. *For 20 km*: steps, lanes, sentences, announcements and banners of ways between 15 and 25 km
        long, brought to 20 km; one thread, the path is given; medians of all routes. *First*: what is next to the way
        has to come from memory. *Again*: the least of ten times more, as little else as possible in between; of that its
        line and when it is where, which routes without steps have too.
        """

    private func share(_ count: Int, _ all: Int) -> String { DirectionsComparison.Share(count: count, of: all).percent }

    private func compare(
        _ server: RouteServer, _ metric: Metric, count: Int
    ) async throws -> (comparison: DirectionsComparison, times: [Times]) {
        let trails = NodeTrails(in: metric)
        let guide = RouteGuide(metric: metric, language: .english)
        let paths = RoutePairs.places(count, in: metric, seed: 21).map(OSRMDirections.path)
        var comparison = DirectionsComparison()
        var times: [Times] = []
        for answer in try await WebClient.answers(to: paths, port: server.process.port) {
            guard let directions = OSRMDirections(answer), let first = directions.steps.first,
                let last = directions.steps.last,
                let path = trails.path(along: directions.nodes, from: first.location, to: last.location)
            else { continue }
            let waypoint = Waypoint(coordinate: last.location)
            let (atOnce, route) = Stopwatch.time { guide.directions(along: [path], to: [waypoint]) }
            comparison.add(route.legs[0], directions)
            guard (15_000...25_000).contains(route.distance) else { continue }
            let again = least { guide.directions(along: [path], to: [waypoint]) }
            let outline = least { guide.outline(along: [path]) }
            let share = 20_000 / route.distance
            times.append(Times(first: atOnce * share, again: again * share, outline: outline * share))
        }
        return (comparison, times)
    }

    /// In seconds, for 20 km.
    private struct Times {
        var first: Double
        var again: Double
        var outline: Double
    }

    private func least<T>(_ work: () -> T) -> Double {
        (0..<10).reduce(.infinity) { least, _ in min(least, Stopwatch.time(work).seconds) }
    }
}

import NIOCore
import Protocol
import Routing

/// How soon who has left the route has another one.
struct Reroutes: Measurement {
    private static let journeys = 60
    /// Seconds that the vehicle goes on in the wrong direction, if nobody tells it anything.
    private static let astray = 30
    /// Which of the route's junctions are the ones to go wrong at: early, for what comes before them takes its time.
    private static let junctions = 2..<6
    /// Between two fixes: far longer than an answer takes, so that it is plain which of them it answers.
    private static let interval = TimeAmount.milliseconds(15)

    func run(in world: World) async throws -> Section {
        var table = Table("map", "drives", "new routes", "median, µs", "p95, µs", "p99, µs")
        for map in world.maps.smallAndEnds {
            let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
            let journeys = try Journey.random(world.runs(Self.journeys), in: metric)
            let times = try await WaymarkProcess.serving(map, in: world) { server in
                var times: [Double] = []
                for (number, journey) in journeys.enumerated() {
                    let client = try await Client.begin(journey, at: server.url)
                    defer { client.close() }
                    let fixes = fixes(of: journey, seed: UInt64(number), in: metric)
                    if let time = try await client.leave(with: fixes, every: Self.interval) { times.append(time) }
                }
                return times
            }
            let samples = try Samples(times)
            table.add(
                map.name, journeys.count.grouped, samples.count.grouped, samples.median.microseconds,
                samples.p95.microseconds, samples.p99.microseconds)
        }
        return Section(
            title: "Off the route", explanation: Self.explanation, tables: [table], remarks: world.maps.remarks)
    }

    private static let explanation = """
        From handing the fix that shows the driver off the route to the socket, to the new route at the driver: over a
        real WebSocket to a real `waymark serve`, the search, the directions with all their words, the JSON and the
        client's decoding of its kind included. The vehicle takes a wrong turn at one of the first junctions and goes
        straight on; fixes are a second apart by its clock, and come 15 ms apart.
        """

    /// Along the route to one of its first junctions, and out of it by another road.
    private func fixes(of journey: Journey, seed: UInt64, in metric: Metric) -> [Position] {
        var random = SeededRandom(seed: seed)
        var drive = TrueDrive(along: journey.path, pace: 1, in: metric)
        let junctions = journey.path.arcs.indices.dropLast().filter { place in
            !others(behind: journey.path.arcs[place], than: journey.path.arcs[place + 1], metric).isEmpty
        }
        let first = junctions.prefix(Self.junctions.upperBound).dropFirst(Self.junctions.lowerBound)
        guard let wrong = first.randomElement(using: &random) else { return [] }
        var fixes: [Position] = []
        var left: Int?
        while fixes.count - (left ?? fixes.count) < Self.astray {
            if left == nil, drive.place >= wrong {
                // A second may lead over the junction meant: then it is the next one with another way.
                guard drive.place + 1 < drive.arcs.count else { return fixes }
                let next = drive.arcs[drive.place + 1]
                if let other = others(behind: drive.arc, than: next, metric).randomElement(using: &random) {
                    drive.turn(into: other)
                    left = fixes.count
                }
            }
            drive.step(1)
            fixes.append(Fixes.fix(of: drive, second: fixes.count + 1))
        }
        return fixes
    }

    private func others(behind arc: ArcID, than next: ArcID, _ metric: Metric) -> [ArcID] {
        metric.exits(of: arc).filter { $0 != next }
    }
}

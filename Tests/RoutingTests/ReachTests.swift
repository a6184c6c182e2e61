import TestSupport
import Testing

@testable import Routing

@Suite("How far one gets")
struct ReachTests {
    /// What must be reached, found by going everywhere: each part with the cost to its end.
    private static func expected(
        from origin: RouteEndpoint, within limit: Milliseconds, in metric: Metric
    ) -> [Reach.Part] {
        let entries = PlainDijkstra.entries(from: origin, in: metric)
        let starts = origin.arcs.filter(metric.isPassable)
        var parts: [Reach.Part] = []
        func add(_ arc: ArcID, from start: Double, at cost: Milliseconds, to end: Double) {
            let whole = metric.cost(of: arc, from: start, to: end)
            guard cost + whole > limit else {
                return parts.append(Reach.Part(arc: arc, start: Float(start), end: Float(end), cost: cost + whole))
            }
            let meters = Double(metric.network.road(of: arc).length) / Double(metric.cost(of: arc))
            let reached = min(end, start + meters * Double(limit - cost))
            parts.append(Reach.Part(arc: arc, start: Float(start), end: Float(reached), cost: limit))
        }
        for arc in starts {
            let length = Double(metric.network.road(of: arc).length)
            add(arc, from: metric.network.offset(of: origin.position, along: arc), at: 0, to: length)
        }
        for (arc, cost) in entries where cost <= limit {
            let length = Double(metric.network.road(of: arc).length)
            let end = starts.contains(arc) ? metric.network.offset(of: origin.position, along: arc) : length
            if end > 0 { add(arc, from: 0, at: cost, to: end) }
        }
        return parts.sorted { ($0.arc, $0.start) < ($1.arc, $1.start) }
    }

    @Test("is what plain Dijkstra reaches, to the millisecond, on random networks", arguments: 0..<40)
    func agreesWithOracle(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: seed % 3 == 0)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 55)
        for mode in [TravelMode.car, .foot] {
            let hierarchy = Hierarchy(of: random.network, for: .standard(for: mode))
            var search: ReachSearch?
            for round in 0..<2 {
                let circumstances = round == 0 ? Circumstances() : random.circumstances(using: &generator)
                let metric = Metric(
                    network: random.network, profile: hierarchy.profile, circumstances: circumstances)
                let customized = HierarchyMetric(hierarchy, metric: metric)
                var own = search ?? ReachSearch(metric: customized)
                own.metric = customized
                for query in 0..<8 {
                    let origin = random.endpoint(using: &generator)
                    let limit =
                        query == 0 ? HierarchyMetric.far - 1 : Milliseconds.random(in: 0...2_000_000, using: &generator)
                    let reach = own.reach(from: origin, within: limit)
                    let expected = Self.expected(from: origin, within: limit, in: metric)
                    #expect(
                        reach.parts.sorted { ($0.arc, $0.start) < ($1.arc, $1.start) } == expected,
                        "seed \(seed), \(mode), round \(round), \(origin) within \(limit)")
                }
                search = own
            }
        }
    }

    @Test("random limits end trips in the middle of arcs, and elsewhere they don't")
    func limitsMatter() throws {
        let random = try RandomNetwork(seed: 4)
        let hierarchy = Hierarchy(of: random.network, for: .foot)
        var search = ReachSearch(
            metric: HierarchyMetric(hierarchy, metric: Metric(network: random.network, profile: .foot)))
        var generator = SeededGenerator(seed: 6)
        let parts = (0..<10).flatMap { _ in
            search.reach(from: random.endpoint(using: &generator), within: 600_000).parts
        }
        #expect(parts.contains { $0.cost == 600_000 } && parts.contains { $0.cost < 600_000 })
        #expect(parts.allSatisfy { $0.start <= $0.end })
    }

    @Test("stays within its limit on a straight road, in both directions")
    func straight() throws {
        let map = try MapSketch("A----------B----------C", meters: 10, ["AB": .unnamed, "BC": .unnamed])
        let metric = map.metric(for: .foot)
        let hierarchy = Hierarchy(of: map.network, for: .foot)
        var search = ReachSearch(metric: HierarchyMetric(hierarchy, metric: metric))
        let origin = RouteEndpoint(position: try map.position("AB", 0.5))
        // 5 km/h are 125 meters in 90 seconds.
        let reach = search.reach(from: origin, within: 90_000)
        let onward = try #require(reach.parts.first { map.label($0.arc) == "BC" })
        #expect(abs(onward.end - 70) < 0.5 && onward.start == 0 && onward.cost == 90_000)
        let first = try #require(reach.parts.first { map.label($0.arc) == "AB" && $0.start > 0 })
        #expect(abs(first.start - 55) < 0.5 && abs(first.end - 110) < 0.5 && first.cost < 90_000)
    }
}

import TestSupport
import Testing

@testable import Routing

@Suite("The hierarchy")
struct HierarchyTests {
    private static func hierarchy(_ network: RoadNetwork, _ profile: Profile) -> Hierarchy {
        let roads = TurnGraph.roads(of: network, for: profile)
        return Hierarchy(of: network, for: profile, order: NestedDissection.order(of: roads, in: network))
    }

    @Test("finds what plain Dijkstra finds, to the millisecond, on random networks", arguments: 0..<60)
    func agreesWithOracle(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: seed % 3 == 0)
        for mode in [TravelMode.car, .foot] {
            let hierarchy = Self.hierarchy(random.network, .standard(for: mode))
            var generator = SeededGenerator(seed: UInt64(seed) &+ 1_000_003)
            var last: HierarchyMetric?
            for round in 0..<4 {
                let circumstances = round == 0 ? Circumstances() : random.circumstances(using: &generator)
                let metric = Metric(
                    network: random.network, profile: hierarchy.profile, circumstances: circumstances)
                let customized = HierarchyMetric(hierarchy, metric: metric)
                if let last {
                    let partial = HierarchyMetric(last, to: metric, at: last.metric.junctions(where: metric))
                    #expect(
                        partial.up.costs == customized.up.costs && partial.down.costs == customized.down.costs,
                        "seed \(seed), \(mode), round \(round)")
                }
                var search = HierarchySearch(metric: last.map { HierarchyMetric($0, to: metric) } ?? customized)
                last = customized
                for query in 0..<6 {
                    let origin = random.endpoint(using: &generator)
                    let destination = query == 0 ? origin : random.endpoint(using: &generator)
                    let expected = PlainDijkstra.cost(from: origin, to: destination, in: metric)
                    let path = search.route(from: origin, to: destination)
                    let note: Comment =
                        "seed \(seed), \(mode), round \(round), query \(query): \(origin) to \(destination)"
                    #expect(path?.cost == expected, note)
                    #expect(search.cost(from: origin, to: destination) == expected, note)
                    guard let path else { continue }
                    #expect(path.recount(in: metric) == path.cost, note)
                    #expect(
                        origin.arcs.contains(path.arcs[0]) && destination.arcs.contains(path.arcs[path.arcs.count - 1]),
                        note)
                }
            }
        }
    }
}

import TestSupport
import Testing

@testable import Routing

@Suite("Avoidance")
struct AvoidanceTests {
    private static func avoidance(_ network: RoadNetwork, _ generator: inout SeededGenerator) throws -> Avoidance {
        let traits = Avoidance.Traits.allCases.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let roads = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            RoadID(.random(in: 0..<UInt32(network.roads.count), using: &generator))
        }
        return try #require(Avoidance(traits: traits.reduce(into: []) { $0.formUnion($1) }, roads: roads))
    }

    /// The same map with the avoided roads closed for good.
    private static func closing(_ avoidance: Avoidance, in random: RandomNetwork) throws -> RoadNetwork {
        var tables = random.tables
        func isAvoided(_ id: RoadID) -> Bool {
            let road = tables.roads[Int(id.index)]
            return avoidance.roads.contains(id)
                || avoidance.traits.contains(.toll) && road.attributes.contains(.toll)
                || avoidance.traits.contains(.tunnel) && road.attributes.contains(.tunnel)
                || avoidance.traits.contains(.motorway) && [.motorway, .motorwayLink].contains(road.roadClass)
                || avoidance.traits.contains(.ferry) && road.roadClass == .ferry
                || avoidance.traits.contains(.unpaved)
                    && (road.attributes.contains(.unpaved) || road.surface.rawValue >= 6)
        }
        let avoided = tables.roads.indices.map { RoadID(UInt32($0)) }.filter(isAvoided)
        tables.conditions.removeAll { avoided.contains($0.road) }
        for road in avoided { tables.roads[Int(road.index)].access = .init(both: []) }
        return try RoadNetwork(freezing: tables)
    }

    @Test("an avoided road is as if it were closed, in any circumstances", arguments: 0..<30)
    func agreesWithOracle(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: seed % 2 == 0)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 31)
        for mode in TravelMode.allCases {
            let hierarchy = Hierarchy(of: random.network, for: .standard(for: mode))
            var metric = Metric(network: random.network, profile: hierarchy.profile)
            for round in 0..<2 {
                let avoidance = try Self.avoidance(random.network, &generator)
                let circumstances = random.circumstances(using: &generator)
                metric = Metric(Metric(metric, avoiding: avoidance), in: circumstances)
                let plain = Metric(
                    network: try Self.closing(avoidance, in: random), profile: hierarchy.profile,
                    circumstances: circumstances)
                var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
                for _ in 0..<4 {
                    let (origin, destination) = (
                        random.endpoint(using: &generator), random.endpoint(using: &generator)
                    )
                    let note: Comment = "seed \(seed), \(mode), round \(round): \(origin) to \(destination)"
                    let expected = PlainDijkstra.cost(from: origin, to: destination, in: plain)
                    #expect(search.cost(from: origin, to: destination) == expected, note)
                }
            }
        }
    }

    @Test("metrics that change equal those that are made anew, hierarchies too", arguments: 0..<60)
    func adapted(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: true)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 32)
        let hierarchy = Hierarchy(of: random.network, for: .car)
        var last = HierarchyMetric(hierarchy, metric: Metric(network: random.network, profile: .car))
        for round in 0..<6 {
            let avoidance = try Self.avoidance(random.network, &generator)
            let circumstances = random.circumstances(using: &generator)
            // By turns what changes is the avoidance and what is reported.
            let changed =
                round % 2 == 0
                ? Metric(last.metric, avoiding: avoidance) : Metric(last.metric, in: circumstances)
            let plain = Metric(network: random.network, profile: .car, circumstances: changed.circumstances)
            let anew = Metric(plain, avoiding: changed.avoidance)
            #expect(changed.avoidance == (round % 2 == 0 ? avoidance : last.metric.avoidance))
            #expect(changed.isEqual(to: anew), "seed \(seed), round \(round)")
            let customized = HierarchyMetric(hierarchy, metric: anew)
            var partial = PartialCustomization(of: last, to: changed, at: last.metric.junctions(where: changed))
            partial.run()
            #expect(
                partial.up.costs == customized.up.costs && partial.down.costs == customized.down.costs,
                "seed \(seed), round \(round)")
            last = HierarchyMetric(last, to: changed)
            #expect(last.up.costs == customized.up.costs && last.down.costs == customized.down.costs)
        }
    }

    @Test("a trip goes round what it avoids, doesn't begin there, and finds no route where there is none")
    func town() throws {
        let map = try MapSketch(
            """
            A-----B=====C-----D
                  |     |
                  E-----F
            """,
            meters: 50,
            [
                "AB": .unnamed, "BC": .unnamed.with(.toll), "CD": .unnamed, "BE": .unnamed,
                "EF": .unnamed.with(.tunnel),
                "FC": .unnamed,
            ])
        func walk(_ traits: Avoidance.Traits, _ roads: [RoadID] = []) throws -> [String]? {
            let metric = Metric(map.metric(), avoiding: try #require(Avoidance(traits: traits, roads: roads)))
            let hierarchy = Hierarchy(of: map.network, for: .car)
            var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
            return search.route(from: try map.endpoint("A", metric), to: try map.endpoint("D", metric))?
                .arcs.map(map.label)
        }
        #expect(try walk([]) == ["AB", "BC", "CD"])
        #expect(try walk(.toll) == ["AB", "BE", "EF", "FC", "CD"])
        #expect(try walk([], [map.road("BC")]) == ["AB", "BE", "EF", "FC", "CD"])
        #expect(try walk([.toll, .tunnel]) == nil)
        let metric = Metric(map.metric(), avoiding: try #require(Avoidance(traits: .toll)))
        let between = try map.coordinate("B").moved(by: 150, bearing: 90)
        #expect(map.metric().snaps(of: between, radius: 300).map(\.endpoint.position.road) == [try map.road("BC")])
        #expect(metric.snaps(of: between, radius: 300).allSatisfy { $0.endpoint.position.road != RoadID(1) })
        #expect(!metric.snaps(of: between, radius: 300).isEmpty)
    }

    @Test("equal avoidances are one key, and there is a limit to them")
    func values() throws {
        let (one, two) = (RoadID(3), RoadID(9))
        #expect(Avoidance(traits: .toll, roads: [two, one, two]) == Avoidance(traits: .toll, roads: [one, two]))
        #expect(Avoidance(traits: .toll) != Avoidance(traits: .ferry))
        #expect(Avoidance(traits: []) == Avoidance.none)
        let many = (0...UInt32(Avoidance.maximumRoads)).map { RoadID($0) }
        #expect(Avoidance(traits: [], roads: many) == nil)
        #expect(Avoidance(traits: [], roads: Array(many.dropLast()))?.roads.count == Avoidance.maximumRoads)
    }
}

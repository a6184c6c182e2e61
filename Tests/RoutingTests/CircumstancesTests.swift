import Routing
import TestSupport
import Testing

@Suite("Circumstances")
struct CircumstancesTests {
    @Test("a metric that is adapted equals one that is made anew", arguments: 0..<60)
    func adapted(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: true)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 77)
        for mode in TravelMode.allCases {
            let profile = Profile.standard(for: mode)
            var metric = Metric(network: random.network, profile: profile)
            for _ in 0..<5 {
                let circumstances = random.circumstances(using: &generator)
                metric = Metric(metric, in: circumstances)
                let anew = Metric(network: random.network, profile: profile, circumstances: circumstances)
                #expect(metric.isEqual(to: anew), "seed \(seed), \(mode)")
            }
        }
    }

    @Test("the search agrees with plain Dijkstra in any of them", arguments: 0..<60)
    func agreesWithOracle(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), hasHours: true)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 78)
        let metric = Metric(
            network: random.network, profile: .car, circumstances: random.circumstances(using: &generator))
        var search = BidirectionalDijkstra(metric: metric)
        for _ in 0..<8 {
            let (origin, destination) = (random.endpoint(using: &generator), random.endpoint(using: &generator))
            let expected = PlainDijkstra.cost(from: origin, to: destination, in: metric)
            #expect(search.route(from: origin, to: destination)?.cost == expected, "seed \(seed)")
        }
    }

    private static func town() throws -> MapSketch {
        try MapSketch(
            """
            A-----B-----C-----D
                  |     |
                  E-----F
            """,
            meters: 50,
            [
                "AB": .unnamed, "BC": .unnamed, "CD": .unnamed, "BE": .unnamed, "EF": .unnamed, "FC": .unnamed,
            ])
    }

    private static func walk(_ map: MapSketch, _ circumstances: Circumstances) throws -> [String] {
        let metric = Metric(network: map.network, profile: .car, circumstances: circumstances)
        return try map.route(from: try map.endpoint("A", metric), to: try map.endpoint("D", metric), metric)
            .arcs.map(map.label)
    }

    @Test("a closed direction is driven round, a slow one too; the other direction is not concerned")
    func states() throws {
        let map = try Self.town()
        #expect(try Self.walk(map, .init()) == ["AB", "BC", "CD"])
        let (onward, back) = (try map.arc("BC"), try map.arc("CB"))
        let round = ["AB", "BE", "EF", "FC", "CD"]
        #expect(try Self.walk(map, .init(states: [onward: .closed])) == round)
        #expect(try Self.walk(map, .init(states: [onward: .speed(1)])) == round)
        #expect(try Self.walk(map, .init(states: [back: .closed])) == ["AB", "BC", "CD"])
    }

    @Test("where all goes on is closed one may turn around")
    func closedAhead() throws {
        let map = try Self.town()
        let states = Dictionary(uniqueKeysWithValues: try ["BC", "BE"].map { (try map.arc($0), ArcState.closed) })
        let metric = Metric(network: map.network, profile: .car, circumstances: .init(states: states))
        let from = RouteEndpoint(position: try map.position("AB"), directions: [.forward])
        let to = RouteEndpoint(position: try map.position("AB", 0.1), directions: [.backward])
        #expect(try map.route(from: from, to: to, metric).arcs.map(map.label) == ["AB", "BA"])
    }

    @Test("hours open, close and slow roads, and make turn restrictions hold")
    func hours() throws {
        var tables = try Self.town().tables
        let hours = tables.names.intern("Mo-Fr 07:00-09:00")
        let map = try Self.town()
        let (short, turn) = (try map.arc("BC"), try map.road("AB"))
        tables.conditions = [
            RoadCondition(road: short.road, direction: short.direction, effect: .closed(.car), hours: hours)
        ]
        let network = try RoadNetwork(freezing: tables)
        let free = Metric(network: network, profile: .car)
        let rush = Metric(free, in: Circumstances(hours: [hours]))
        #expect(free.isPassable(short) && !rush.isPassable(short) && rush.isPassable(short.reversed))

        tables.conditions = []
        tables.restrictions = [
            TurnRestriction(
                kind: .no, from: turn, via: .junction(try map.junction("B")), to: short.road, hours: hours)
        ]
        let restricted = try RoadNetwork(freezing: tables)
        let before = Metric(network: restricted, profile: .car)
        let after = Metric(before, in: Circumstances(hours: [hours]))
        #expect(before.turnCost(from: try map.arc("AB"), to: short) != .impassable)
        #expect(after.turnCost(from: try map.arc("AB"), to: short) == .impassable)
    }
}

import Routing
import TestSupport
import Testing

@Suite("The search that others are held against")
struct BidirectionalDijkstraTests {
    @Test("agrees with plain Dijkstra to the millisecond on random networks", arguments: 0..<300)
    func agreesWithOracle(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed))
        for mode in [TravelMode.car, .foot] {
            let metric = Metric(network: random.network, profile: .standard(for: mode))
            var search = BidirectionalDijkstra(metric: metric)
            var generator = SeededGenerator(seed: UInt64(seed) &+ 1_000_003)
            for query in 0..<6 {
                let origin = random.endpoint(using: &generator)
                let destination = random.endpoint(using: &generator)
                let expected = PlainDijkstra.cost(from: origin, to: destination, in: metric)
                let path = search.route(from: origin, to: destination)
                let note: Comment = "seed \(seed), \(mode), query \(query): \(origin) to \(destination)"
                #expect(path?.cost == expected, note)
                guard let path else { continue }
                #expect(path.recount(in: metric) == path.cost, note)
                #expect(origin.arcs.contains(path.arcs[0]) && destination.arcs.contains(path.arcs[path.arcs.count - 1]))
            }
        }
    }

    @Test("finds something on most random networks, so that agreeing means something")
    func findsRoutes() throws {
        var found = 0
        for seed in 0..<50 {
            let random = try RandomNetwork(seed: UInt64(seed))
            var search = BidirectionalDijkstra(metric: Metric(network: random.network, profile: .car))
            var generator = SeededGenerator(seed: UInt64(seed))
            for _ in 0..<10 {
                let origin = random.endpoint(using: &generator)
                if search.route(from: origin, to: random.endpoint(using: &generator)) != nil { found += 1 }
            }
        }
        #expect(found > 50, "of 500")
    }

    @Test("begins and ends along roads, not at junctions")
    func partialRoads() throws {
        let metric = try Metric(network: Self.straightRoad(), profile: .car)
        var search = BidirectionalDijkstra(metric: metric)
        let near = RouteEndpoint(position: .init(road: RoadID(0), offset: 10))
        let far = RouteEndpoint(position: .init(road: RoadID(0), offset: 60))
        let found = (onward: search.route(from: near, to: far), back: search.route(from: far, to: near))
        let onward = try #require(found.onward)
        #expect(onward.arcs == [RoadID(0).arc(.forward)])
        #expect((onward.startOffset, onward.endOffset) == (10, 60))
        let back = try #require(found.back)
        #expect(back.arcs == [RoadID(0).arc(.backward)])
        #expect(abs(Int(onward.cost) - Int(back.cost)) <= 1)
    }

    @Test("costs nothing to where one is already")
    func samePlace() throws {
        var search = BidirectionalDijkstra(metric: try Metric(network: Self.straightRoad(), profile: .car))
        let here = RouteEndpoint(position: .init(road: RoadID(0), offset: 25))
        let path = search.route(from: here, to: here)
        #expect(path?.cost == 0)
    }

    private static func straightRoad() throws -> RoadNetwork {
        var tables = RoadNetworkTables()
        let west = FixedCoordinate(latitude: 600_000_000, longitude: 250_000_000)
        let east = FixedCoordinate(latitude: 600_000_000, longitude: 250_018_000)
        tables.junctions = [Junction(coordinate: west), Junction(coordinate: east)]
        tables.append(Road(from: JunctionID(0), to: JunctionID(1)), shape: [west, east])
        return try RoadNetwork(freezing: tables)
    }
}

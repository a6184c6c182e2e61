import OpenStreetMap
import Routing
import TestSupport
import Testing

/// Routes on maps of real places: what the hierarchy finds is what a search without one finds.
struct RealRoutesTests {
    /// Without the compiler's optimization only small maps, and few pairs.
    #if DEBUG
        private static let (largest, pairs) = (1_000_000, 20)
    #else
        private static let (largest, pairs) = (Int.max, 100)
    #endif

    private static let manyArcs = 1_000_000

    private static var files: [String] {
        let files = SharedMaps.files(for: "exactness of routes on real maps")
        let chosen = files.filter { SharedMaps.size($0) <= largest }
        if chosen.count < files.count {
            print("SKIPPED: \(files.count - chosen.count) larger maps are for `swift test -c release`")
        }
        return chosen
    }

    @Test("cost what plain searches say, to the millisecond, for each mode", arguments: files)
    func agree(path: String) async throws {
        let (tables, _) = try await OpenStreetMapImport.read(file: path)
        let network = try RoadNetwork(freezing: tables)
        // The search without a hierarchy takes longer the larger the map is.
        let pairs = network.arcCount > Self.manyArcs ? Self.pairs / 4 : Self.pairs
        for mode in TravelMode.allCases {
            let profile = Profile.standard(for: mode)
            let metric = Metric(network: network, profile: profile)
            var search = HierarchySearch(
                metric: HierarchyMetric(Hierarchy(of: network, for: profile), metric: metric))
            var oracle = BidirectionalDijkstra(metric: metric)
            var generator = SeededGenerator(seed: 2_026)
            var found = 0
            for _ in 0..<pairs {
                let (origin, destination) = (
                    Self.endpoint(metric, &generator), Self.endpoint(metric, &generator)
                )
                let expected = oracle.route(from: origin, to: destination)
                let route = search.route(from: origin, to: destination)
                let note: Comment = "\(path), \(mode): \(origin) to \(destination)"
                #expect(route?.cost == expected?.cost, note)
                #expect(search.cost(from: origin, to: destination) == expected?.cost, note)
                guard let route else { continue }
                // Which looks through all restrictions at each step.
                if found % 10 == 0 { #expect(route.recount(in: metric) == route.cost, note) }
                found += 1
            }
            // A composite of towns has few pairs in one town.
            #expect(found > 0, "\(path), \(mode): \(found) of \(pairs) have a route")
        }
    }

    /// A place along a road that the metric's profile can travel.
    private static func endpoint(_ metric: Metric, _ generator: inout SeededGenerator) -> RouteEndpoint {
        let roads = metric.network.roads
        while true {
            let road = RoadID(.random(in: 0..<UInt32(roads.count), using: &generator))
            let directions = Direction.allCases.filter { metric.isPassable(road.arc($0)) }
            guard !directions.isEmpty else { continue }
            let length = Double(roads[Int(road.index)].length)
            return RouteEndpoint(
                position: RoadPosition(road: road, offset: .random(in: 0...length, using: &generator)),
                directions: directions)
        }
    }
}

import Foundation
import TestSupport
import Testing

@testable import Routing

/// A hundred thousand queries whose answers others found: RoutingKit's graph of Luxembourg, which knows no turns.
struct LuxembourgTests {
    private struct Graph {
        var firstOut: [UInt32]
        var head: [UInt32]
        var latitude: [Float]
        var longitude: [Float]

        init?(_ folder: String) {
            guard let firstOut: [UInt32] = SharedMaps.numbers(folder, "first_out"),
                let head: [UInt32] = SharedMaps.numbers(folder, "head"),
                let latitude: [Float] = SharedMaps.numbers(folder, "latitude"),
                let longitude: [Float] = SharedMaps.numbers(folder, "longitude")
            else { return nil }
            (self.firstOut, self.head, self.latitude, self.longitude) = (firstOut, head, latitude, longitude)
        }

        /// Each arc a one-way street.
        func network() throws -> RoadNetwork {
            var tables = RoadNetworkTables()
            tables.junctions = zip(latitude, longitude).map {
                Junction(coordinate: FixedCoordinate(Coordinate(latitude: Double($0), longitude: Double($1))))
            }
            for tail in latitude.indices {
                for arc in firstOut[tail]..<firstOut[tail + 1] {
                    let ends = [JunctionID(UInt32(tail)), JunctionID(head[Int(arc)])]
                    tables.append(
                        Road(from: ends[0], to: ends[1], access: .init(forward: .all, backward: [])),
                        shape: ends.map { tables.junctions[Int($0.index)].coordinate })
                }
            }
            return try RoadNetwork(freezing: tables)
        }
    }

    /// Without the compiler's optimization they would take a quarter of an hour.
    #if DEBUG
        private static let isOptimized = false
    #else
        private static let isOptimized = true
    #endif

    @Test("Luxembourg's reference answers are ours", arguments: ["travel_time", "geo_distance"])
    func references(weights: String) throws {
        guard Self.isOptimized else {
            return print("SKIPPED: Luxembourg's answers are for `swift test -c release -Xswiftc -enable-testing`")
        }
        guard let folder = SharedMaps.luxembourg, let graph = Graph(folder),
            let weight: [UInt32] = SharedMaps.numbers(folder, weights),
            let sources: [UInt32] = SharedMaps.numbers(folder, "source_node"),
            let targets: [UInt32] = SharedMaps.numbers(folder, "target_node"),
            let answers: [UInt32] = SharedMaps.numbers(folder, "query_reference_\(weights)_length")
        else { return print("SKIPPED: RoutingKit's graph of Luxembourg isn't there; its answers are not tested") }
        let network = try graph.network()
        var profile = Profile.car
        (profile.turnDelay, profile.uTurnDelay) = (0, 0)
        let plain = Metric(network: network, profile: profile)
        let costs = (0..<UInt32(network.arcCount)).map { arc in
            ArcID(arc).direction == .forward ? weight[Int(arc / 2)] : .impassable
        }
        let metric = Metric(plain, arcCosts: costs)
        let roads = TurnGraph.roads(of: network, for: profile)
        let hierarchy = Hierarchy(
            of: network, for: profile, order: NestedDissection.order(of: roads, in: network))
        var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
        var wrong = 0
        for query in answers.indices {
            let answer = answers[query]
            let (source, target) = (JunctionID(sources[query]), JunctionID(targets[query]))
            let starts = network.departures(from: source).filter { costs[Int($0.index)] != .impassable }
            let ends = network.departures(from: target).map(\.reversed).filter { costs[Int($0.index)] != .impassable }
            let direct = starts.filter(ends.contains).map { costs[Int($0.index)] }.min()
            let found = search.climb(
                from: starts.map { .init(arc: $0, cost: costs[Int($0.index)]) },
                to: ends.map { .init(arc: $0, cost: costs[Int($0.index)]) }, below: direct)
            let cost = source == target ? 0 : found?.cost ?? direct ?? 2_147_483_647
            if cost != answer { wrong += 1 }
        }
        #expect(answers.count == 100_000 && wrong == 0)
    }
}

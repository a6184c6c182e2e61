import Routing
import TestSupport
import Testing

@Suite("The spatial index")
struct RoadIndexTests {
    @Test("finds the same roads as looking at every segment", arguments: 0..<40)
    func agreesWithBruteForce(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed), junctions: 60, roads: 120)
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<20 {
            let point = Coordinate(
                latitude: .random(in: 60.155...60.17, using: &generator),
                longitude: .random(in: 24.92...24.95, using: &generator))
            let found = random.network.index.nearest(to: point, radius: 400, limit: 5)
            let expected = Self.bruteForce(random.network, point, radius: 400, limit: 5)
            // Roads that meet at the nearest point are equally near, in any order.
            #expect(found.count == expected.count, "seed \(seed), \(point)")
            #expect(Set(found.map(\.position.road)).count == found.count)
            for (neighbor, distance) in zip(found, expected) {
                #expect(abs(neighbor.distance - distance) < 0.01, "seed \(seed), \(point)")
                let own = random.network.line(of: neighbor.position.road).nearest(to: point).distance
                #expect(abs(neighbor.distance - own) < 0.01)
                #expect(random.network.coordinate(of: neighbor.position).distance(to: neighbor.coordinate) < 0.05)
            }
        }
    }

    @Test("of an empty network finds nothing")
    func empty() throws {
        let network = try RoadNetwork(freezing: RoadNetworkTables())
        #expect(network.index.nearest(to: .init(latitude: 60, longitude: 25), radius: 1e6, limit: 3).isEmpty)
        #expect(network.bounds == nil)
    }

    private static func bruteForce(
        _ network: RoadNetwork, _ point: Coordinate, radius: Double, limit: Int
    ) -> [Double] {
        let all = network.roads.indices.map { network.line(of: RoadID(UInt32($0))).nearest(to: point).distance }
        return Array(all.filter { $0 <= radius }.sorted().prefix(limit))
    }
}

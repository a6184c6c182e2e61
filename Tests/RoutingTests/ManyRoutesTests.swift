import TestSupport
import Testing

@testable import Routing

@Suite("Many routes at once")
struct ManyRoutesTests {
    private static func metric(seed: UInt64, junctions: Int, roads: Int) throws -> (RandomNetwork, HierarchyMetric) {
        let random = try RandomNetwork(seed: seed, junctions: junctions, roads: roads)
        let hierarchy = Hierarchy(of: random.network, for: .car)
        return (random, HierarchyMetric(hierarchy, metric: Metric(network: random.network, profile: .car)))
    }

    @Test("a matrix has what single searches find, costs and lengths", arguments: 0..<25)
    func matrix(seed: Int) throws {
        let (random, metric) = try Self.metric(seed: UInt64(seed), junctions: 20, roads: 45)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 5)
        let origins = (0..<5).map { _ in random.endpoint(using: &generator) }
        let destinations = [origins[0]] + (0..<5).map { _ in random.endpoint(using: &generator) }
        var search = MatrixSearch(metric: metric)
        var single = HierarchySearch(metric: metric)
        let plain = search.matrix(from: origins, to: destinations)
        let measured = search.matrix(from: origins, to: destinations, measuring: true)
        for (row, origin) in origins.enumerated() {
            for (column, destination) in destinations.enumerated() {
                let note: Comment = "seed \(seed): \(origin) to \(destination)"
                let expected = PlainDijkstra.cost(from: origin, to: destination, in: metric.metric)
                #expect(plain.cost(row, column) == expected && measured.cost(row, column) == expected, note)
                let path = single.route(from: origin, to: destination)
                #expect(
                    (measured.length(row, column) == nil) == (path == nil) && plain.length(row, column) == nil, note)
                guard let path, let length = measured.length(row, column) else { continue }
                #expect(abs(length - path.length(in: random.network)) < 0.001, note)
                #expect(abs(length - path.recountedLength(in: random.network)) < 0.001, note)
            }
        }
    }

    @Test("alternatives are whole, not much longer, and different", arguments: 0..<5)
    func alternatives(seed: Int) throws {
        let (random, metric) = try Self.metric(seed: UInt64(seed), junctions: 120, roads: 300)
        var search = HierarchySearch(metric: metric)
        var generator = SeededGenerator(seed: UInt64(seed) &+ 9)
        for _ in 0..<8 {
            let (origin, destination) = (random.endpoint(using: &generator), random.endpoint(using: &generator))
            let routes = search.routes(from: origin, to: destination, limit: 3)
            let best = search.route(from: origin, to: destination)
            #expect(routes.first == best && routes.count <= 3)
            guard let best else { continue }
            for (place, route) in routes.enumerated() {
                #expect(route.recount(in: metric.metric) == route.cost, "seed \(seed)")
                #expect(Double(route.cost) <= 1.25 * Double(best.cost))
                for other in routes[..<place] {
                    let common = Set(route.arcs).intersection(other.arcs)
                    let shared = common.reduce(0.0) { $0 + Double(metric.metric.cost(of: $1)) }
                    #expect(shared <= 0.8 * Double(best.cost) + 1)
                }
            }
        }
    }

    @Test("alternatives are found on most networks, so that their rules mean something")
    func alternativesAreFound() throws {
        var found = 0
        for seed in 0..<4 {
            let (random, metric) = try Self.metric(seed: UInt64(seed), junctions: 120, roads: 300)
            var search = HierarchySearch(metric: metric)
            var generator = SeededGenerator(seed: UInt64(seed))
            for _ in 0..<10 {
                let origin = random.endpoint(using: &generator)
                if search.routes(from: origin, to: random.endpoint(using: &generator), limit: 3).count > 1 {
                    found += 1
                }
            }
        }
        #expect(found > 4, "\(found) of 40")
    }
}

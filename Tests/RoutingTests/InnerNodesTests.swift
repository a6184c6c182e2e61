import Routing
import TestSupport
import Testing

@Suite("OpenStreetMap's nodes")
struct InnerNodesTests {
    @Test("come back as they were put in, road by road", arguments: 0..<20)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var tables = RoadNetworkTables()
        var expected: [[Int64]] = []
        for road in 0..<200 {
            let nodes = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0..<64, using: &random)
            }
            if !nodes.isEmpty { tables.innerNodes.append(nodes, of: RoadID(UInt32(road))) }
            expected.append(nodes)
        }
        for (road, nodes) in expected.enumerated() {
            #expect(tables.innerNodes(of: RoadID(UInt32(road))) == nodes, "seed \(seed)")
        }
        #expect(tables.innerNodes(of: RoadID(9_999)) == [])
    }

    @Test("may be the largest and the smallest numbers")
    func extremes() {
        var tables = RoadNetworkTables()
        tables.innerNodes.append([.max, .min, 0, .min, .max], of: RoadID(0))
        #expect(tables.innerNodes(of: RoadID(0)) == [.max, .min, 0, .min, .max])
    }

    @Test("lie along a path's line, one at each coordinate; at its ends, the ones before and behind", arguments: 0..<60)
    func alongPath(seed: UInt64) throws {
        let random = try RandomNetwork(seed: seed)
        let places = Self.places(of: random.tables)
        var search = BidirectionalDijkstra(metric: Metric(network: random.network, profile: .foot))
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10 {
            let (start, end) = (random.endpoint(using: &generator), random.endpoint(using: &generator))
            guard let path = search.route(from: start, to: end) else { continue }
            let line = PathLine(path, in: random.network).line.coordinates
            let nodes = try #require(path.nodes(in: random.network))
            #expect(nodes.count == line.count, "seed \(seed)")
            for place in line.indices.dropFirst().dropLast() {
                #expect(places[nodes[place]].map { $0.distance(to: line[place]) < 0.01 } == true, "seed \(seed)")
            }
            for (ends, point) in [(nodes.prefix(2), line[0]), (nodes.suffix(2), line[line.count - 1])] {
                let pair = ends.compactMap { places[$0] }
                let around = pair[0].distance(to: point) + point.distance(to: pair[1])
                #expect(abs(around - pair[0].distance(to: pair[1])) < 0.1, "seed \(seed)")
            }
        }
    }

    private static func places(of tables: RoadNetworkTables) -> [Int64: Coordinate] {
        var places: [Int64: Coordinate] = [:]
        for (index, road) in tables.roads.enumerated() {
            let id = RoadID(UInt32(index))
            let nodes =
                [tables.junctions[Int(road.from.index)].osmNode] + tables.innerNodes(of: id)
                + [tables.junctions[Int(road.to.index)].osmNode]
            for (node, point) in zip(nodes, tables.shape(of: id)) { places[node] = point.coordinate }
        }
        return places
    }

    @Test("aren't known where a junction has none, or a shape has other points than it had")
    func unknown() throws {
        let tables = try RandomNetwork(seed: 2).tables
        var nameless = tables
        nameless.junctions[Int(tables.roads[0].from.index)].osmNode = 0
        #expect(try RoadNetwork(freezing: nameless).nodes(of: RoadID(0).arc(.forward)) == nil)
        var edited = tables
        edited.innerNodes = InnerNodes()
        edited.innerNodes.append([1, 2, 3, 4], of: RoadID(0))
        let network = try RoadNetwork(freezing: edited)
        #expect(network.nodes(of: RoadID(0).arc(.forward)) == nil)
        let path = RoutePath(arcs: [RoadID(0).arc(.forward)], startOffset: 0, endOffset: 1, cost: 0)
        #expect(path.nodes(in: network) == nil)
    }
}

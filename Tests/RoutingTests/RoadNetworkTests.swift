import Routing
import TestSupport
import Testing

@Suite("The frozen network")
struct RoadNetworkTests {
    @Test("lists each arc once, among the departures of its tail, clockwise", arguments: 0..<20)
    func departures(seed: Int) throws {
        let network = try RandomNetwork(seed: UInt64(seed)).network
        var seen: Set<ArcID> = []
        for junction in 0..<UInt32(network.junctions.count) {
            let arcs = network.departures(from: JunctionID(junction))
            for arc in arcs {
                #expect(network.tail(of: arc) == JunctionID(junction))
                #expect(seen.insert(arc).inserted)
            }
            let bearings = arcs.map(network.departureBearing)
            #expect(bearings == bearings.sorted())
        }
        #expect(seen.count == network.arcCount)
    }

    @Test("refuses tables that refer to what is not there")
    func validation() throws {
        let good = try RandomNetwork(seed: 1).tables
        var tables = good
        tables.roads[3].to = JunctionID(UInt32(tables.junctions.count))
        #expect(throws: RoadNetworkTables.Inconsistency.self) { try RoadNetwork(freezing: tables) }
        tables = good
        tables.roads[0].name = NameID(77)
        #expect(throws: RoadNetworkTables.Inconsistency.self) { try RoadNetwork(freezing: tables) }
        tables = good
        tables.restrictions[0].to = RoadID(UInt32(tables.roads.count))
        #expect(throws: RoadNetworkTables.Inconsistency.self) { try RoadNetwork(freezing: tables) }
        tables = good
        tables.shapePoints.removeLast()
        #expect(throws: RoadNetworkTables.Inconsistency.self) { try RoadNetwork(freezing: tables) }
    }

    @Test("lays a path out on the ground, each junction once")
    func pathLine() throws {
        for seed in 0..<40 {
            let random = try RandomNetwork(seed: UInt64(seed))
            let metric = Metric(network: random.network, profile: .foot)
            var search = BidirectionalDijkstra(metric: metric)
            var generator = SeededGenerator(seed: UInt64(seed))
            let origin = random.endpoint(using: &generator)
            let destination = random.endpoint(using: &generator)
            guard let path = search.route(from: origin, to: destination) else { continue }
            let laid = PathLine(path, in: random.network)
            #expect(laid.arcStarts.count == path.arcs.count)
            #expect(laid.line.coordinates[0].distance(to: random.network.coordinate(of: origin.position)) < 0.1)
            let end = laid.line.coordinates[laid.line.coordinates.count - 1]
            #expect(end.distance(to: random.network.coordinate(of: destination.position)) < 0.1)
            for (place, arc) in path.arcs.enumerated().dropFirst() {
                let junction = random.network.junction(random.network.tail(of: arc)).coordinate.coordinate
                #expect(laid.line.coordinates[laid.arcStarts[place]].distance(to: junction) < 0.05)
            }
        }
    }
}

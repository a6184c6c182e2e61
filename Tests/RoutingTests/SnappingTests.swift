import Routing
import Testing

@Suite("Snapping")
struct SnappingTests {
    /// A one-way street eastwards, a street for everybody 40 m north of it, a footway between them.
    private static func streets() throws -> RoadNetwork {
        var tables = RoadNetworkTables()
        for (place, north) in [0.0, 40, 20].enumerated() {
            let west = Coordinate(latitude: 60.17, longitude: 24.94).moved(by: north, bearing: 0)
            let ends = [FixedCoordinate(west), FixedCoordinate(west.moved(by: 200, bearing: 90))]
            tables.junctions += ends.map { Junction(coordinate: $0) }
            let access: Directed<TravelModes> =
                switch place {
                case 0: .init(forward: .all, backward: .foot)
                case 1: .init(both: .all)
                default: .init(both: .foot)
                }
            tables.append(
                Road(from: JunctionID(UInt32(place * 2)), to: JunctionID(UInt32(place * 2 + 1)), access: access),
                shape: ends)
        }
        return try RoadNetwork(freezing: tables)
    }

    private let fix = Coordinate(latitude: 60.17, longitude: 24.94).moved(by: 100, bearing: 90).moved(
        by: 15, bearing: 0)

    @Test("takes the nearest road that the profile can use")
    func profile() throws {
        let network = try Self.streets()
        let car = try #require(Metric(network: network, profile: .car).snaps(of: fix, radius: 100).first)
        #expect(car.endpoint.position.road == RoadID(0))
        #expect(car.endpoint.directions == [.forward])
        #expect(abs(car.distance - 15) < 0.1 && abs(car.endpoint.position.offset - 100) < 0.2)
        let foot = try #require(Metric(network: network, profile: .foot).snaps(of: fix, radius: 100).first)
        #expect(foot.endpoint.position.road == RoadID(2))
    }

    @Test("respects the heading")
    func heading() throws {
        let metric = Metric(network: try Self.streets(), profile: .car)
        let west = try #require(metric.snaps(of: fix, radius: 100, heading: 270, headingTolerance: 60).first)
        #expect(west.endpoint.position.road == RoadID(1))
        #expect(west.endpoint.directions == [.backward])
    }

    @Test("finds nothing beyond the radius, nor for what is no place")
    func radius() throws {
        let metric = Metric(network: try Self.streets(), profile: .car)
        #expect(metric.snaps(of: fix, radius: 10).isEmpty)
        #expect(metric.snaps(of: Coordinate(latitude: .nan, longitude: 25), radius: 100).isEmpty)
    }
}

import Routing
import TestSupport
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

    /// A main street of many roads, an island beside it, and a one-way that leads out of it and off the map.
    private static func town() throws -> MapSketch {
        try MapSketch(
            """
            A----B----C----D----E
                      |
                      X
                Y-----Z
            """,
            [
                "AB": .unnamed, "BC": .unnamed, "CD": .unnamed, "DE": .unnamed, "CX": .named("Out").oneWay(),
                "YZ": .named("Island"),
            ])
    }

    @Test("adds the nearest road that leads on where the nearest ones don't")
    func islands() throws {
        let map = try Self.town()
        let metric = map.metric()
        let names = { (place: Character, end: Metric.End?) in
            metric.snaps(of: try map.coordinate(place), radius: 500, for: end).map {
                map.network.name(of: map.network.roads[Int($0.endpoint.position.road.index)])
            }
        }
        #expect(try names("Y", nil) == ["Island"])
        #expect(try names("Y", .departure) == ["Island", ""])
        #expect(try names("Y", .arrival) == ["Island", ""])
        #expect(try names("X", .departure) == ["Out", ""])
        #expect(try names("X", .arrival) == ["Out"])
    }

    @Test("prefers a street to the tunnel below it, unless that is far nearer")
    func tunnels() throws {
        let map = try MapSketch(
            """
            A---------B
            C---------D



            1
            """, meters: 10, ["AB": .named("Street"), "CD": .named("Tunnel").with(.tunnel)])
        let metric = map.metric()
        let nearest = { (place: Coordinate) in
            metric.snaps(of: place, radius: 500).first.map {
                map.network.name(of: map.network.roads[Int($0.endpoint.position.road.index)])
            }
        }
        #expect(nearest(try map.coordinate("C").moved(by: 3, bearing: 180)) == "Street")
        #expect(nearest(try map.coordinate("C").moved(by: 3, bearing: 180).moved(by: 50, bearing: 90)) == "Street")
        let apart = try MapSketch(
            "A----B\n\n\n\n\nC----D", meters: 10, ["AB": .unnamed, "CD": .named("T").with(.tunnel)])
        let below = try #require(apart.metric().snaps(of: try apart.coordinate("C"), radius: 500).first)
        #expect(below.distance < 0.1)
    }
}

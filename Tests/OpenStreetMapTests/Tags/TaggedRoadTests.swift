import Routing
import Testing

@testable import OpenStreetMap

@Suite("A road of tags alone")
struct TaggedRoadTests {
    @Test("is what a file's way with these tags is")
    func road() throws {
        let road = try #require(
            TaggedRoad.road([
                "highway": "tertiary", "oneway": "-1", "maxspeed:forward": "48.28038", "maxspeed:backward": "30.0",
                "surface": "sett", "name": "said elsewhere", "unknown:key": "yes",
            ]))
        #expect(road.roadClass == .tertiary && road.surface == .loose && road.name == .none)
        #expect(road.access == .init(forward: .foot, backward: .all))
        #expect(road.speedLimit == .init(forward: 48, backward: 30))
    }

    @Test(
        "is none where nobody travels",
        arguments: [
            [:], ["highway": "bus_guideway"], ["highway": "bridleway"], ["highway": "motorway_junction"],
            ["cycleway": "lane"], ["highway": "service", "access": "no"],
        ])
    func none(tags: [String: String]) {
        #expect(TaggedRoad.road(tags) == nil)
    }

    @Test("keeps left where its country does")
    func side() {
        let london = FixedCoordinate(Coordinate(latitude: 51.5, longitude: -0.12))
        let helsinki = FixedCoordinate(Coordinate(latitude: 60.17, longitude: 24.94))
        #expect(TaggedRoad.attributes(at: london) == .leftHand)
        #expect(TaggedRoad.attributes(at: helsinki) == [])
    }
}

import Routing
import Testing

@testable import OpenStreetMap

@Suite("Lanes of a way")
struct LaneTagTests {
    struct Case: Sendable {
        var tags: [String: String]
        /// A digit for each lane: 1 car, 2 bicycle, 4 foot.
        var forward = ""
        var backward = ""
    }

    private static func traits(_ tags: [String: String]) throws -> RoadTraits {
        try #require(RoadTraits(Tags(tags.merging(["highway": "primary"]) { one, _ in one })))
    }

    @Test(
        "are open to those whom no tag keeps out",
        arguments: [
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through"]),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "bus:lanes": "|designated"], forward: "74"),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "psv:lanes": "yes|designated"], forward: "74"),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "taxi:lanes": "|designated"], forward: "74"),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "hov:lanes": "designated|"], forward: "47"),
            Case(
                tags: [
                    "oneway": "yes", "turn:lanes": "left|through", "bus:lanes": "|designated", "bicycle:lanes": "|yes",
                ], forward: "76"),
            Case(
                tags: ["oneway": "yes", "turn:lanes": "left|through|right", "bicycle:lanes": "|designated|"],
                forward: "767"),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "access:lanes": "yes|no"], forward: "74"),
            Case(
                tags: [
                    "oneway": "yes", "turn:lanes": "left|through", "access:lanes": "yes|no", "bicycle:lanes": "|yes",
                ], forward: "76"),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "vehicle:lanes": "no|"], forward: "47"),
            Case(
                tags: [
                    "oneway": "yes", "turn:lanes": "left|through", "vehicle:lanes": "|no",
                    "motor_vehicle:lanes": "|yes",
                ], forward: "75"),
            Case(
                tags: [
                    "oneway": "yes", "turn:lanes": "left|through", "bus:lanes": "|designated", "motorcar:lanes": "|yes",
                ], forward: "75"),
            Case(tags: ["oneway": "-1", "turn:lanes": "left|through", "bus:lanes": "|designated"], backward: "74"),
            Case(
                tags: [
                    "turn:lanes:forward": "left|through", "turn:lanes:backward": "through|right",
                    "bus:lanes:forward": "|designated", "psv:lanes:backward": "designated|",
                ], forward: "74", backward: "47"),
            // Nobody knows which lanes are meant.
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "bus:lanes": "||designated"]),
            Case(tags: ["turn:lanes:forward": "left|through", "bus:lanes": "|designated"]),
            Case(tags: ["oneway": "yes", "bus:lanes": "|designated"]),
            Case(tags: ["oneway": "yes", "turn:lanes": "left|through", "bus:lanes": "|maybe"]),
        ])
    func access(_ tested: Case) throws {
        let modes = try Self.traits(tested.tags).rareSigns?.laneModes ?? Directed(both: "")
        #expect(modes == Directed(forward: tested.forward, backward: tested.backward))
    }

    @Test("turn lanes of a street whose direction changes are those of each direction")
    func reversible() throws {
        let tags = ["oneway": "reversible", "turn:lanes": "left", "turn:lanes:forward": "left|", "bicycle": "yes"]
        #expect(
            RoadTraits(Tags(tags.merging(["highway": "primary"]) { one, _ in one }))?.signs.turnLanes.forward == "left|"
        )
    }

    private static func road(
        _ tags: [String: String], at origin: (latitude: Double, longitude: Double) = (60, 25)
    ) async throws -> (road: Road, map: ImportedMap) {
        var map = DrawnMap("A--B", origin: origin)
        map.way("AB", tags.merging(["highway": "primary"]) { one, _ in one })
        let imported = try await ImportedMap(map)
        return (try #require(imported.tables.roads.first), imported)
    }

    private static let shared = [
        "turn:lanes:forward": "|right", "turn:lanes:backward": "through", "turn:lanes:both_ways": "left",
        "bus:lanes:forward": "|designated",
    ]

    @Test("the lane in the middle is the innermost of both directions")
    func bothWays() async throws {
        let (road, map) = try await Self.road(Self.shared)
        #expect(
            map.text(road.turnLanes.forward) == "left||right" && map.text(road.turnLanes.backward) == "left|through")
        #expect(map.text(map.tables.rareSigns.laneModes[RoadID(0).arc(.forward)]) == "774")
        #expect(map.tables.rareSigns.laneModes[RoadID(0).arc(.backward)] == .none)
    }

    @Test("where traffic keeps left that is the rightmost one")
    func bothWaysOnTheLeft() async throws {
        let (road, map) = try await Self.road(Self.shared.merging(["driving_side": "left"]) { $1 })
        #expect(
            map.text(road.turnLanes.forward) == "|right|left" && map.text(road.turnLanes.backward) == "through|left")
        #expect(map.text(map.tables.rareSigns.laneModes[RoadID(0).arc(.forward)]) == "747")
    }

    @Test("the lane in the middle says nothing of a direction that has no other")
    func bothWaysAlone() async throws {
        let (road, map) = try await Self.road(["turn:lanes:both_ways": "left", "lanes": "3"])
        #expect(map.text(road.turnLanes.forward) == "" && map.text(road.turnLanes.backward) == "")
    }
}

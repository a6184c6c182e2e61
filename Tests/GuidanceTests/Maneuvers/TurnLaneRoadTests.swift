import Guidance
import Routing
import TestSupport
import Testing

@Suite("Turn lanes that are roads of their own")
struct TurnLaneRoadTests {
    /// The right lane BL leaves the street some way before the crossing and turns there.
    private static func lane(_ lane: SketchRoad) throws -> MapSketch {
        let street = SketchRoad.named("High Street").of(.secondary).oneWay()
        return try MapSketch(
            #"""
                                     N
                                     |
            A--------B---------------C-------F
                       \             |
                        L----------M |
                                    \|
                                     E
                                     |
                                     D
            """#, meters: 6,
            ["ABCF": street, "BLME": lane, "NCED": .named("Mill Lane").of(.secondary)])
    }

    @Test(
        "the lane for turning and the turn are one",
        arguments: [
            SketchRoad.named("High Street").of(.secondary).oneWay(), .unnamed.of(.secondary).oneWay(),
            .unnamed.of(.secondaryLink).oneWay(),
        ])
    func oneTurn(lane: SketchRoad) throws {
        #expect(try Drive(Self.lane(lane), along: "ABLMED").turns == ["turn right Mill Lane"])
        #expect(try Drive(Self.lane(lane), along: "ABCF").turns == [])
    }

    @Test(
        "lanes for left, straight on and right, all of one name",
        arguments: [
            ("ABlN", ["turn left Mill Lane"]), ("ABcF", [String]()), ("ABrS", ["turn right Mill Lane"]),
        ])
    func threeLanes(walk: String, turns: [String]) throws {
        let street = SketchRoad.named("High Street").of(.secondary).oneWay()
        let map = try MapSketch(
            #"""
                             N
                             |
                        -----l
                      /      |
            A--------B-------c-------F
                      \      |
                        -----r
                             |
                             S
            """#, meters: 6,
            ["AB": street, "BcF": street, "Bl": street, "Br": street, "NlcrS": .named("Mill Lane").of(.secondary)])
        #expect(try Drive(map, along: walk).turns == turns)
    }

    @Test(
        "lanes that part in the middle of the road come together again: nothing to say",
        arguments: ["ABCE", "ABDE"])
    func island(walk: String) throws {
        let street = SketchRoad.named("High Street").of(.secondary).oneWay()
        let map = try MapSketch(
            #"""
                        C
                     /     \
            A------B         E------F
                     \     /
                        D
            """#, meters: 5, ["AB": street, "BCE": street, "BDE": street, "EF": street])
        #expect(try Drive(map, along: walk + "F").turns == [])
    }
}

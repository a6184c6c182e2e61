import Guidance
import Routing
import TestSupport
import Testing

@Suite("Slip roads beside a crossing")
struct SlipRoadTests {
    /// A slip lane BE cuts the corner of the crossing at C; signals may stand on it at L.
    private static func corner(
        slip: SketchRoad = .unnamed.of(.secondaryLink).oneWay(), controls: [Character: JunctionControl] = [:]
    ) throws -> MapSketch {
        try MapSketch(
            #"""
                               N
                               |
                               |
            A-------B----------C-------F
                         \     |
                           L   |
                             \ |
                               E
                               |
                               |
                               D
            """#, meters: 8,
            [
                "ABCF": .named("High Street").of(.secondary), "NCED": .named("Mill Lane").of(.secondary), "BLE": slip,
            ], controls: controls)
    }

    @Test(
        "a slip lane is one turn, with or without signals on it",
        arguments: [
            [Character: JunctionControl](), ["L": .signals], ["B": .signals], ["E": .signals], ["E": .giveWay],
            ["C": .signals],
        ])
    func oneTurn(controls: [Character: JunctionControl]) throws {
        let drive = try Drive(Self.corner(controls: controls), along: "ABLED")
        #expect(drive.turns == ["turn right Mill Lane"])
        #expect(drive.instructions[1] == "Turn right onto Mill Lane")
    }

    @Test("who goes on past the slip lane hears nothing of it, nor who comes along the other street")
    func passing() throws {
        #expect(try Drive(Self.corner(), along: "ABCF").turns == [])
        #expect(try Drive(Self.corner(), along: "NCED").turns == [])
        #expect(try Drive(Self.corner(), along: "DECN").turns == [])
        #expect(try Drive(Self.corner(), along: "ABCN").turns == ["turn left Mill Lane"])
    }

    @Test(
        "a slip lane that is no link, or has its street's name",
        arguments: [
            SketchRoad.unnamed.of(.secondary).oneWay(), .named("High Street").of(.secondaryLink).oneWay(),
            .named("Mill Lane").of(.secondaryLink).oneWay(), .named("Mill Lane").of(.secondary).oneWay(),
            .unnamed.of(.tertiary).oneWay(),
        ])
    func otherSlips(slip: SketchRoad) throws {
        #expect(try Drive(Self.corner(slip: slip), along: "ABLED").turns == ["turn right Mill Lane"])
    }

    @Test("a slip road behind which one might go straight on is followed by a turn")
    func toCrossing() throws {
        let map = try MapSketch(
            #"""
                               N
                               |
            A-------B----------C-------F
                         \     |
                           \   |
                             \ |
            W------------------E-------V
                               |
                               D
            """#, meters: 8,
            [
                "ABCF": .named("High Street").of(.secondary), "NCED": .named("Mill Lane").of(.secondary),
                "BE": .unnamed.of(.secondaryLink).oneWay(), "WEV": .named("Back Street"),
            ])
        #expect(try Drive(map, along: "ABED").turns == ["turn slight right", "turn right Mill Lane"])
    }

    @Test("left-hand traffic cuts the left corner")
    func leftHand() throws {
        let map = try MapSketch(
            #"""
                               D
                               |
                               |
                               E
                             / |
                           /   |
            A-------B----------C-------F
                               |
                               N
            """#, meters: 8,
            [
                "ABCF": .named("High Street").of(.secondary).leftHand(),
                "NCED": .named("Mill Lane").of(.secondary).leftHand(),
                "BE": .unnamed.of(.secondaryLink).oneWay().leftHand(),
            ])
        #expect(try Drive(map, along: "ABED").turns == ["turn left Mill Lane"])
    }

    @Test("into a divided road across the corner")
    func dividedRoad() throws {
        let map = try MapSketch(
            #"""
                               N   S
                               |   |
                               |   |
            A-------B----------C---G---F
                         \     |   |
                           \   |   |
                             \ |   |
                               E   |
                               |   |
                               D   T
            """#, meters: 8,
            [
                "ABCGF": .named("High Street").of(.secondary), "NCED": .named("Ring").of(.primary).oneWay(),
                "TGS": .named("Ring").of(.primary).oneWay(), "BE": .unnamed.of(.secondaryLink).oneWay(),
            ])
        #expect(try Drive(map, along: "ABED").turns == ["turn right Ring"])
        #expect(try Drive(map, "AS").turns == ["turn left Ring"])
    }

    @Test("a long link between two roads is a turn onto it and one off it")
    func longLink() throws {
        let map = try MapSketch(
            #"""
            A-------B----------C-------F
                       \       |
                         \     |
                           \   |
                             \ |
                               E
                               |
                               D
            """#, meters: 40,
            [
                "ABCF": .named("High Street").of(.secondary), "CED": .named("Mill Lane").of(.secondary),
                "BE": .unnamed.of(.secondaryLink).oneWay(),
            ])
        #expect(try Drive(map, along: "ABED").turns.count == 2)
    }
}

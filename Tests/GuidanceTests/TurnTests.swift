import Guidance
import Routing
import TestSupport
import Testing

@Suite("Turns")
struct TurnTests {
    @Test("a side street is a turn in both directions")
    func sideStreet() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
                 |
                 E
            """,
            ["ABD": .named("High Street"), "BC": .named("Mill Lane"), "BE": .named("Mill Lane")])
        #expect(try Drive(map, "AC").turns == ["turn left Mill Lane"])
        #expect(try Drive(map, "AE").turns == ["turn right Mill Lane"])
        #expect(try Drive(map, "CA").turns == ["turn right High Street"])
        #expect(try Drive(map, "AC").instructions[1] == "Turn left onto Mill Lane")
    }

    @Test("a crossing is no reason to speak when the road goes straight on")
    func straightOn() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
                 |
                 E
            """,
            ["ABD": .named("High Street"), "CBE": .named("Mill Lane")])
        #expect(try Drive(map, "AD").turns == [])
        #expect(try Drive(map, "EC").turns == [])
    }

    @Test("a road that ends before any crossing is left by a turn")
    func endOfRoad() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B
                 |
                 D
            """,
            ["AB": .named("Dead Lane"), "CBD": .named("High Street")])
        #expect(try Drive(map, "AC").turns == ["turn left High Street"])
        #expect(try Drive(map, "AD").turns == ["turn right High Street"])
        #expect(try Drive(map, "CA").turns == ["turn right Dead Lane"])
        #expect(try Drive(map, "CD").turns == [])
    }

    @Test("turning with one's own road at its end is a continue")
    func ownRoadTurns() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B
                 |
                 D
            """,
            ["ABC": .named("High Street"), "BD": .named("Mill Lane")])
        #expect(try Drive(map, "AC").turns == ["continue left High Street"])
        #expect(try Drive(map, "AC").instructions[1] == "Continue left on High Street")
        #expect(try Drive(map, "AD").turns == ["turn right Mill Lane"])
    }

    @Test("angles have OSRM's names")
    func modifiers() throws {
        let cases: [(Double, ManeuverModifier)] = [
            (0, .straight), (20, .straight), (-20, .straight), (21, .slightRight), (-40, .slightLeft), (41, .right),
            (-120, .left), (121, .sharpRight), (-175, .sharpLeft), (176, .uTurn), (-180, .uTurn),
        ]
        for (angle, modifier) in cases { #expect(ManeuverModifier(turn: angle) == modifier, "\(angle)°") }
    }

    @Test("sharp and slight turns are told from plain ones")
    func sharpAndSlight() throws {
        let map = try MapSketch(
            """
            C         D
              \\     /
            A----B----E
              /    \\
            F         G
            """,
            [
                "ABE": .named("High Street"), "BC": .named("North"), "BD": .named("Hill"), "BF": .named("South"),
                "BG": .named("Dale"),
            ])
        #expect(try Drive(map, "AC").turns == ["turn sharp left North"])
        #expect(try Drive(map, "AD").turns == ["turn slight left Hill"])
        #expect(try Drive(map, "AF").turns == ["turn sharp right South"])
        #expect(try Drive(map, "AG").turns == ["turn slight right Dale"])
        #expect(try Drive(map, "AE").turns == [])
    }

    @Test("a dead end is left by a U-turn")
    func deadEnd() throws {
        let map = try MapSketch("A----B----C", ["ABC": .named("Dead Lane")], controls: ["B": .signals])
        let drive = try Drive(map, along: "ABCB")
        #expect(drive.turns == ["continue uturn Dead Lane"])
        #expect(drive.instructions[1] == "Make a U-turn on Dead Lane")
        #expect(drive.steps[1].maneuver.bearingBefore == 90)
        #expect(drive.steps[1].maneuver.bearingAfter == 270)
    }

    @Test("turning into a driveway is said, though passing it isn't")
    func driveway() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
            """,
            ["ABD": .named("High Street"), "BC": .unnamed.of(.service)])
        #expect(try Drive(map, "AC").turns == ["turn left"])
        #expect(try Drive(map, "AC").instructions[1] == "Turn left")
        #expect(try Drive(map, "CD").turns == ["turn left High Street"])
        #expect(try Drive(map, "AD").turns == [])
    }

    @Test("a forced turn off a crossing is said even though there is no other way")
    func forcedTurn() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B
                 |
                 D
            """,
            ["AB": .named("Dead Lane"), "DBC": .named("High Street").oneWay()])
        #expect(try Drive(map, "AC").turns == ["turn left High Street"])
    }
}

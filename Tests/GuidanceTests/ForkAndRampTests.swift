import Guidance
import Routing
import TestSupport
import Testing

@Suite("Forks and ramps")
struct ForkAndRampTests {
    @Test("a road that splits into two alike ones is a fork")
    func fork() throws {
        let map = try MapSketch(
            """
                      C
                   /
            A----B
                   \\
                      D
            """,
            ["AB": .named("High Street"), "BC": .named("Left Road"), "BD": .named("Right Road")])
        #expect(try Drive(map, "AC").turns == ["fork slight left Left Road"])
        #expect(try Drive(map, "AD").turns == ["fork slight right Right Road"])
        #expect(try Drive(map, "AD").instructions[1] == "Keep right onto Right Road")
    }

    @Test("the middle of a fork of three is its own")
    func forkOfThree() throws {
        let map = try MapSketch(
            """
                     C
                   /
            A----B-----D
                   \\
                     E
            """, meters: 20,
            ["AB": .unnamed, "BC": .named("Left"), "BD": .named("Middle"), "BE": .named("Right")])
        #expect(try Drive(map, "AC").turns == ["fork slight left Left"])
        #expect(try Drive(map, "AE").turns == ["fork slight right Right"])
        #expect(try Drive(map, "AD").turns == ["fork straight Middle"])
    }

    private static func motorway() throws -> MapSketch {
        try MapSketch(
            """
            A--------B------------C--------D
                       \\        /
                         E----F----H
                           |
                           G
            """, meters: 40,
            [
                "ABCD": .unnamed.ref("E 75").of(.motorway).oneWay(),
                "BE": .unnamed.of(.motorwayLink).oneWay().toward("Lahti;Kotka", ref: "E 75"),
                "FC": .unnamed.of(.motorwayLink).oneWay(), "EFH": .named("Bridge Street").of(.secondary),
                "EG": .named("Bridge Street").of(.secondary),
            ])
    }

    @Test("the motorway goes on past its exit without a word")
    func pastTheExit() throws {
        #expect(try Drive(Self.motorway(), "AD").turns == [])
    }

    @Test("an exit names where its signs point to")
    func offRamp() throws {
        let drive = try Drive(Self.motorway(), "AG")
        #expect(drive.turns.first?.hasPrefix("off ramp") == true)
        #expect(drive.instructions[1] == "Take the exit right toward E 75: Lahti, Kotka")
        #expect(drive.steps[1].destinations == "E 75: Lahti, Kotka")
        #expect(drive.steps[0].banners.first?.primary.text == "E 75 / Lahti / Kotka")
    }

    @Test("a ramp is taken, and then merges from its side")
    func onRamp() throws {
        let drive = try Drive(Self.motorway(), "GD")
        #expect(drive.steps.map(\.maneuver.type).suffix(3) == [.onRamp, .merge, .arrive])
        #expect(drive.steps[drive.steps.count - 2].maneuver.modifier == .slightLeft)
        #expect(drive.steps[drive.steps.count - 2].maneuver.instruction == "Merge left onto E 75")
    }

    @Test("a slip road is one turn, called by the road that it leads to")
    func slipRoad() throws {
        let map = try MapSketch(
            """
            A-------B------C
                     \\     |
                       \\   |
                         \\ |
                           E
                           |
                           D
            """,
            [
                "ABC": .named("High Street").of(.secondary), "CED": .named("Mill Lane").of(.secondary).oneWay(),
                "BE": .unnamed.of(.secondaryLink).oneWay(),
            ])
        let drive = try Drive(map, along: "ABED")
        #expect(drive.turns == ["turn right Mill Lane"])
    }
}

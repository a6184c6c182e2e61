import Guidance
import Routing
import TestSupport
import Testing

@Suite("The obvious road")
struct ObviousRoadTests {
    @Test("a bend is no maneuver, however sharp, when there is nothing else")
    func bend() throws {
        let map = try MapSketch(
            """
            A----B
                 |
                 C
            """,
            ["AB": .named("High Street"), "BC": .named("High Street")])
        #expect(try Drive(map, "AC").turns == [])
    }

    @Test("a bend of the named road past a lesser one is no maneuver")
    func bendPastDriveway() throws {
        let map = try MapSketch(
            """
            A----B----D
                 |
                 C
            """,
            ["ABC": .named("High Street"), "BD": .unnamed.of(.service)])
        #expect(try Drive(map, "AC").turns == [])
        #expect(try Drive(map, "AD").turns == ["turn straight"])
    }

    @Test("a bend of the named road past a street that leads straight on is one")
    func bendPastStreet() throws {
        let map = try MapSketch(
            """
            A----B----D
                  \\
                    C
            """,
            ["ABC": .named("High Street"), "BD": .named("Mill Lane")])
        #expect(try Drive(map, "AC").turns == ["continue slight right High Street"])
        #expect(try Drive(map, "AD").turns == ["turn straight Mill Lane"])
        #expect(try Drive(map, "AD").instructions[1] == "Go straight onto Mill Lane")
    }

    @Test("footways and cycleways are no choice for a car, but are for who walks")
    func otherModes() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B
                 |
                 D
            """,
            ["ABD": .named("High Street"), "BC": .unnamed.of(.footway).only(for: .foot)])
        let driving = try Drive(map, "AD")
        #expect(driving.turns == [])
        #expect(driving.steps[0].intersections.count == 1)
        #expect(try Drive(map, "AD", mode: .foot).turns == ["continue right High Street"])
    }

    @Test("a one-way street that only comes in is no choice")
    func incomingOneWay() throws {
        let map = try MapSketch(
            """
                    D
                   /
            A----B----C
            """,
            ["AB": .named("High Street"), "BC": .named("High Street"), "DB": .named("Mill Lane").oneWay()])
        #expect(try Drive(map, "AC").turns == [])
    }

    @Test("a new name is said when the road goes on under it")
    func newName() throws {
        let map = try MapSketch("A----B----C", ["AB": .named("High Street"), "BC": .named("Long Road")])
        #expect(try Drive(map, "AC").turns == ["new name straight Long Road"])
        #expect(try Drive(map, "AC").instructions[1] == "Continue onto Long Road")
    }

    @Test(
        "a name that changes trivially, ends, or is only a number is none",
        arguments: [
            (SketchRoad.named("Main Street"), SketchRoad.named("Main Street North")),
            (.named("Old Main Street"), .named("Main Street")),
            (.named("Main Street"), .unnamed),
            (.unnamed.ref("51"), .unnamed.ref("51;E 75")),
            (.named("Main Street").ref("51"), .unnamed.ref("51")),
        ])
    func trivialNames(before: SketchRoad, after: SketchRoad) throws {
        let map = try MapSketch("A----B----C", ["AB": before, "BC": after])
        #expect(try Drive(map, "AC").turns == [])
    }

    @Test("a road that divides into two carriageways just goes on")
    func dividedRoad() throws {
        let map = try MapSketch(
            """
                     D--------F
                   /            \\
            A----B                G----H
                   \\            /
                     C--------E
            """,
            [
                "AB": .named("Ring").of(.primary), "BCEG": .named("Ring").of(.primary).oneWay(),
                "GFDB": .named("Ring").of(.primary).oneWay(), "GH": .named("Ring").of(.primary),
            ])
        #expect(try Drive(map, "AH").turns == [])
        #expect(try Drive(map, "HA").turns == [])
    }

    @Test("the main road is followed past a lesser road that leaves at a flat angle")
    func mainRoad() throws {
        let map = try MapSketch(
            """
                      C
                   /
            A----B--------D
            """,
            ["AB": .unnamed.of(.primary), "BD": .unnamed.of(.primary), "BC": .unnamed.of(.residential)])
        #expect(try Drive(map, "AD").turns == [])
        #expect(try Drive(map, "AC").turns == ["turn slight left"])
    }

    @Test("a road that is closed by a turn restriction is no choice")
    func restriction() throws {
        let drawing =
            """
                      C
                   /
            A----B----E
                   \\
                      D
            """
        let roads: KeyValuePairs<String, SketchRoad> = ["AB": .unnamed, "BC": .unnamed, "BD": .unnamed]
        let open = try MapSketch(drawing, roads)
        #expect(try Drive(open, "AC").turns == ["fork slight left"])
        let forbidden = try MapSketch(drawing, roads, restrictions: [.no("AB", "BD")])
        #expect(try Drive(forbidden, "AC").turns == [])
    }

    @Test("private roads are no choice for who passes by")
    func privateRoad() throws {
        let map = try MapSketch(
            """
                      C
                   /
            A----B
                   \\
                      D
            """,
            ["AB": .unnamed, "BC": .unnamed, "BD": .unnamed.restricted()])
        #expect(try Drive(map, "AC").turns == [])
        #expect(try Drive(map, "AD").turns == ["turn slight right"])
    }
}

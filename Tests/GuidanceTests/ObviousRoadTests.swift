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
        let map = try MapSketch("A---------B---------C", ["AB": .named("High Street"), "BC": .named("Long Road")])
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

    @Test("a slip road that goes off is no choice for who stays on the road")
    func passingSlipRoad() throws {
        let map = try MapSketch(
            """
            A--------B-----------C
                         \\
                           D-----E
            """,
            ["ABC": .named("High Street").of(.primary), "BDE": .unnamed.of(.primaryLink).oneWay()])
        #expect(try Drive(map, "AC").turns == [])
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

    @Test("a bridge with a name of its own doesn't interrupt its street")
    func bridge() throws {
        let map = try MapSketch(
            "A--------B---C--------D",
            ["AB": .named("High Street"), "BC": .named("Long Bridge"), "CD": .named("High Street")])
        #expect(try Drive(map, "AD").turns == [])
    }

    @Test("of names in quick succession the last is said")
    func quickNames() throws {
        let map = try MapSketch(
            "A--------B---C--------D",
            ["AB": .named("High Street"), "BC": .named("Long Bridge"), "CD": .named("Hill")])
        #expect(try Drive(map, "AD").turns == ["new name straight Hill"])
        // Nobody needs the name of the last few meters.
        #expect(try Drive(map, "AC").turns == [])
    }

    @Test("a few meters without a name go by the road that they lead to")
    func namelessStart() throws {
        let map = try MapSketch(
            """
                 D
                 |
                 C
                 |
            A----B----E
            """,
            ["ABE": .named("High Street"), "BC": .unnamed, "CD": .named("Mill Lane")])
        #expect(try Drive(map, "AD").turns == ["turn left Mill Lane"])
    }

    @Test("turning back across the median of a divided road is one U-turn")
    func acrossMedian() throws {
        let map = try MapSketch(
            """
            D---------C---------F
                      |
            A---------B---------E
                      |
                      G
            """, meters: 10,
            [
                "ABE": .named("Ring").of(.primary).oneWay(), "FCD": .named("Ring").of(.primary).oneWay(),
                "GBC": .named("Mill Lane"),
            ])
        let drive = try Drive(map, "AD")
        #expect(drive.turns == ["continue uturn Ring"])
        #expect(drive.instructions[1] == "Make a U-turn on Ring")
        #expect(try Drive(map, "GD").turns == ["end of road left Ring"])
    }

    @Test("around a square it is the name that turns off, and the road that leads on")
    func square() throws {
        let map = try MapSketch(
            """
                      C
                      |
            A---------B---------D
            """,
            [
                "ABC": .named("Market Square").of(.secondary), "BD": .named("Long Road").of(.secondary),
            ])
        #expect(try Drive(map, "AD").turns == ["new name straight Long Road"])
        #expect(try Drive(map, "AC").turns == ["continue left Market Square"])
    }

    @Test(
        "a main road that parts must be told of on both legs, unless one is lesser; on a street the name leads on",
        arguments: [
            (RoadClass.primary, RoadClass.primary, ["fork slight right High Street"], ["fork slight left Mill Lane"]),
            (.secondary, .secondary, ["fork slight right High Street"], ["fork slight left Mill Lane"]),
            (.primary, .secondary, [], ["turn slight left Mill Lane"]),
            (.residential, .residential, [], ["turn slight left Mill Lane"]),
        ])
    func partingRoad(road: RoadClass, leaving: RoadClass, staying: [String], turning: [String]) throws {
        let map = try MapSketch(
            """
                                C

                           '

            A---------B---------D
            """, meters: 10,
            ["ABD": .named("High Street").of(road), "BC": .named("Mill Lane").of(leaving)])
        #expect(try Drive(map, "AD").turns == staying)
        #expect(try Drive(map, "AC").turns == turning)
    }

    @Test("a lesser road that leaves the main one almost straight has a side")
    func narrowSplit() throws {
        let map = try MapSketch(
            """
                                C
                             /
            A---------B
                             \\
                                D
            """, meters: 8,
            ["ABD": .named("High Street").of(.primary), "BC": .named("Mill Lane").of(.secondary)])
        #expect(try Drive(map, "AC").turns == ["turn slight left Mill Lane"])
        #expect(try Drive(map, "AD").turns == [])
    }
}

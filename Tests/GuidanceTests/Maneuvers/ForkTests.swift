import Guidance
import Routing
import TestSupport
import Testing

@Suite("Forks")
struct ForkTests {
    /// The stem AB and its two tines BC, BD.
    private static func fork(_ stem: SketchRoad, _ left: SketchRoad, _ right: SketchRoad) throws -> MapSketch {
        try MapSketch(
            #"""
                        C
                     /
            A------B
                     \
                        D
            """#, ["AB": stem, "BC": left, "BD": right])
    }

    @Test(
        "a road that splits evenly is a fork, whatever its tines are called",
        arguments: [
            (SketchRoad.unnamed, SketchRoad.unnamed, "fork slight left", "fork slight right"),
            (.named("Left Road"), .named("Right Road"), "fork slight left Left Road", "fork slight right Right Road"),
            (.named("High Street"), .named("Hill"), "fork slight left High Street", "fork slight right Hill"),
            (
                .named("Left Road").of(.secondary), .named("Right Road").of(.secondary), "fork slight left Left Road",
                "fork slight right Right Road"
            ),
            (
                .named("Left Road").oneWay(), .named("Right Road").oneWay(), "fork slight left Left Road",
                "fork slight right Right Road"
            ),
        ])
    func evenSplit(left: SketchRoad, right: SketchRoad, toLeft: String, toRight: String) throws {
        let map = try Self.fork(.named("High Street"), left, right)
        #expect(try Drive(map, "AC").turns == [toLeft])
        #expect(try Drive(map, "AD").turns == [toRight])
    }

    @Test(
        "what isn't a choice makes no fork",
        arguments: [
            SketchRoad.unnamed.of(.service), .unnamed.of(.footway).only(for: .foot), .unnamed.restricted(),
        ])
    func lesserTine(other: SketchRoad) throws {
        let map = try Self.fork(.named("High Street"), .named("High Street"), other)
        #expect(try Drive(map, "AC").turns == [])
    }

    @Test("a tine that only comes in is none")
    func incomingTine() throws {
        let map = try MapSketch(
            #"""
                        C
                     /
            A------B
                     \
                        D
            """#, ["AB": .named("High Street"), "BC": .named("Hill"), "DB": .named("Dale").oneWay()])
        #expect(try Drive(map, "AC").turns == ["new name slight left Hill"])
        #expect(try Drive(map, "DA").turns == ["new name slight left High Street"])
    }

    @Test(
        "three tines: left, middle and right",
        arguments: [
            ("AC", ["fork slight left Left"]), ("AD", ["fork straight Middle"]), ("AE", ["fork slight right Right"]),
        ])
    func threeTines(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                       C
                     /
            A------B------D
                     \
                       E
            """#, ["AB": .unnamed, "BC": .named("Left"), "BD": .named("Middle"), "BE": .named("Right")])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "a road that leads straight on past one that turns off isn't a fork",
        arguments: [("AC", ["turn slight left Left"]), ("AD", ["new name straight Ahead"])])
    func notEven(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                       C
                     /
                   /
            A----B---------D
            """#, ["AB": .named("High Street"), "BC": .named("Left"), "BD": .named("Ahead")])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "a motorway that splits into two is a fork",
        arguments: [("AC", ["fork slight left |E 12"]), ("AD", ["fork slight right |E 75"])])
    func motorways(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                               C
                       /
            A-------B
                       \
                               D
            """#, meters: 40,
            [
                "AB": .unnamed.ref("E 18").of(.motorway).oneWay(), "BC": .unnamed.ref("E 12").of(.motorway).oneWay(),
                "BD": .unnamed.ref("E 75").of(.motorway).oneWay(),
            ])
        #expect(try Drive(map, places).turnsWithNumbers == turns)
    }

    @Test(
        "a ramp that splits is a fork, whose tines go by their signs",
        arguments: [("AE", "Keep left toward Lahti"), ("AF", "Keep right toward Kotka")])
    func ramps(places: String, instruction: String) throws {
        let map = try MapSketch(
            #"""
            A-------B---------X
                       \
                          C-------E
                             \
                                D----F
            """#, meters: 30,
            [
                "ABX": .unnamed.ref("E 18").of(.motorway).oneWay(), "BC": .unnamed.of(.motorwayLink).oneWay(),
                "CE": .unnamed.of(.motorwayLink).oneWay().toward("Lahti"),
                "CDF": .unnamed.of(.motorwayLink).oneWay().toward("Kotka"),
            ])
        let drive = try Drive(map, places)
        #expect(drive.steps.map(\.maneuver.type) == [.depart, .offRamp, .fork, .arrive])
        #expect(drive.instructions[2] == instruction)
    }

    @Test(
        "tines of classes far apart: the larger road goes on, the lesser one turns off",
        arguments: [("AC", [String]()), ("AD", ["turn slight right Lane"])])
    func unlikeTines(places: String, turns: [String]) throws {
        let road = SketchRoad.named("High Street").of(.primary)
        let map = try Self.fork(road, road, .named("Lane"))
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "two forks in a row are two",
        arguments: [
            ("AD", ["fork slight left Left"]), ("AE", ["fork slight right Right", "fork slight left Left Again"]),
            ("AF", ["fork slight right Right", "fork slight right Right Again"]),
        ])
    func twoForks(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                        D
                     /
            A------B               E
                     \          /
                       c----C
                                \
                                   F
            """#,
            [
                "AB": .unnamed, "BD": .named("Left"), "BcC": .named("Right"), "CE": .named("Left Again"),
                "CF": .named("Right Again"),
            ])
        #expect(try Drive(map, places).turns == turns)
    }
}

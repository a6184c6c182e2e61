import Guidance
import Routing
import TestSupport
import Testing

@Suite("Names that change along a road")
struct NameChangeTests {
    private static func turns(_ before: SketchRoad, _ after: SketchRoad) throws -> [String] {
        let map = try MapSketch("A--------B--------C", ["AB": before, "BC": after])
        return try Drive(map, "AC").turnsWithNumbers
    }

    @Test(
        "a word more or less, a number more or less: no change",
        arguments: [
            (SketchRoad.named("Main Street"), SketchRoad.named("Main Street North")),
            (.named("Main Street North"), .named("Main Street")),
            (.named("North Main Street"), .named("Main Street")),
            (.named("Main Street"), .named("Main Street")),
            (.named("Main Street").ref("51"), .named("Main Street").ref("110")),
            (.named("Main Street"), .named("Main Street").ref("51")),
            (.named("Main Street").ref("51"), .named("Main Street")),
            (.unnamed.ref("51"), .unnamed.ref("51;110")),
            (.unnamed.ref("51;110"), .unnamed.ref("110")),
            (.named("Main Street").ref("51"), .unnamed.ref("51")),
            (.named("Main Street"), .unnamed),
            (.unnamed.ref("51"), .named("Main Street").ref("51")),
            (.unnamed.ref("51"), .unnamed),
        ])
    func trivial(before: SketchRoad, after: SketchRoad) throws {
        #expect(try Self.turns(before, after) == [])
    }

    @Test(
        "another name, another number: a change",
        arguments: [
            (SketchRoad.named("Main Street"), SketchRoad.named("Hill Road"), "new name straight Hill Road"),
            (.named("Main Street").ref("51"), .named("Hill Road").ref("51"), "new name straight Hill Road |51"),
            (.unnamed.ref("51"), .unnamed.ref("110"), "new name straight |110"),
            (.unnamed, .named("Hill Road"), "new name straight Hill Road"),
            (.unnamed.ref("51"), .named("Hill Road"), "new name straight Hill Road"),
            (.named("Main Street"), .named("Mainstreet Road"), "new name straight Mainstreet Road"),
        ])
    func another(before: SketchRoad, after: SketchRoad, turn: String) throws {
        #expect(try Self.turns(before, after) == [turn])
    }

    private static func threeNames(_ first: SketchRoad, _ second: SketchRoad, _ third: SketchRoad, _ meters: Double)
        throws -> [String]
    {
        let map = try MapSketch("A-----B----C-----D", meters: meters, ["AB": first, "BC": second, "CD": third])
        return try Drive(map, "AD").turns
    }

    @Test(
        "a name for a few meters isn't worth a word",
        arguments: [
            (10.0, []), (19.0, ["new name straight Hill"]),
            (30.0, ["new name straight Bridge", "new name straight Hill"]),
        ])
    func short(meters: Double, turns: [String]) throws {
        #expect(try Self.threeNames(.named("High Street"), .named("Bridge"), .named("Hill"), meters) == turns)
    }

    @Test(
        "a bridge or a tunnel on the way, however long, doesn't interrupt its road",
        arguments: [
            (SketchRoad.named("Long Bridge").ref("51").with(.bridge), 100.0),
            (.named("Long Bridge").ref("51").with(.bridge), 400.0),
            (.named("Deep Tunnel").ref("51").with(.tunnel), 400.0), (.named("Other Name").ref("51"), 400.0),
            (.named("Other Name"), 400.0),
        ])
    func interruption(middle: SketchRoad, meters: Double) throws {
        let road = SketchRoad.named("High Street").ref("51").of(.primary)
        #expect(try Self.threeNames(road, middle.of(.primary), road, meters) == [])
    }

    @Test("a road that goes on under a third name is another one each time")
    func thirdName() throws {
        #expect(
            try Self.threeNames(.named("High Street"), .named("Long Bridge"), .named("Hill"), 100) == [
                "new name straight Long Bridge", "new name straight Hill",
            ])
    }

    @Test(
        "a few meters without a name are part of the road behind them, many aren't",
        arguments: [
            (10.0, [String]()), (100.0, []),
        ])
    func namelessMiddle(meters: Double, turns: [String]) throws {
        let road = SketchRoad.named("High Street")
        #expect(try Self.threeNames(road, .unnamed, road, meters) == turns)
    }

    @Test(
        "a turn into a few nameless meters goes by the name behind them",
        arguments: [(5.0, ["turn left Mill Lane"]), (10.0, ["turn left Mill Lane"]), (20.0, ["turn left Mill Lane"])])
    func turnIntoNameless(meters: Double, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                           D
                           |
                           |
                           |
                           |
                           |
                           |
                           |
                           C
                           |
            A--------------B----E
            """#, meters: meters, ["ABE": .named("High Street"), "BC": .unnamed, "CD": .named("Mill Lane")])
        #expect(try Drive(map, "AD").turns == turns)
    }

    @Test("a name that begins a few meters before the turn isn't said")
    func nameBeforeTurn() throws {
        let map = try MapSketch(
            #"""
                           D
                           |
            A---------C----B----E
            """#, meters: 10,
            ["AC": .named("High Street"), "CBE": .named("Short Bridge"), "BD": .named("Mill Lane")])
        #expect(try Drive(map, "AD").turns == ["turn left Mill Lane"])
    }

    @Test("a name that changes right behind the turn is the turn's")
    func nameBehindTurn() throws {
        let map = try MapSketch(
            #"""
                           F
                           |
                           |
                           |
                           |
                           |
                           D
                           |
            A--------------B----E
            """#, meters: 20,
            ["ABE": .named("High Street"), "BD": .named("Mill Lane"), "DF": .named("Hill")])
        #expect(try Drive(map, "AF").turns == ["turn left Hill"])
    }

    @Test("a sharp bend that goes under another name is said even where there is no choice")
    func bend() throws {
        let map = try MapSketch(
            #"""
            A----------B
                       |
                       |
                       |
                       C
            """#, meters: 40, ["AB": .named("High Street"), "BC": .named("Hill")])
        #expect(try Drive(map, "AC").turns == ["new name right Hill"])
    }

    /// Straight ahead into a road that comes along from elsewhere, and soon off it again.
    private static func joining(passing: String, meters: Double) throws -> [String] {
        let map = try MapSketch(
            """
            P
              \\
            A----B----C----E
                      |
                      F
            """, meters: meters,
            [
                "AB": .named("Harbor Lane"), "BCE": .named("Ring"), "PB": .named(passing).oneWay(),
                "CF": .named("Hill Road"),
            ])
        return try Drive(map, "AF").turns
    }

    @Test("the name of a road that one joins is said though one soon leaves it, but not within a few meters")
    func joined() throws {
        let turn = "turn right Hill Road"
        #expect(try Self.joining(passing: "Ring", meters: 15) == ["new name straight Ring", turn])
        #expect(try Self.joining(passing: "Other Lane", meters: 15) == [turn])
        #expect(try Self.joining(passing: "Ring", meters: 5) == [turn])
    }
}

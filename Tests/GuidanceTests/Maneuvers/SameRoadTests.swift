import Guidance
import Routing
import TestSupport
import Testing

@Suite("Staying on a road, turning off it, and its names")
struct SameRoadTests {
    private static func crossroads(
        _ west: SketchRoad, _ north: SketchRoad, _ east: SketchRoad, _ south: SketchRoad
    ) throws -> MapSketch {
        try MapSketch(
            #"""
                   N
                   |
                   |
            W------X------E
                   |
                   |
                   S
            """#, ["WX": west, "XN": north, "XE": east, "XS": south])
    }

    @Test(
        "at a crossing of two streets only turning is said",
        arguments: [
            ("WE", [String]()), ("WN", ["turn left Mill Lane"]), ("WS", ["turn right Mill Lane"]), ("NS", []),
            ("NE", ["turn left High Street"]), ("NW", ["turn right High Street"]),
        ])
    func plain(places: String, turns: [String]) throws {
        let (street, lane) = (SketchRoad.named("High Street"), SketchRoad.named("Mill Lane"))
        #expect(try Drive(Self.crossroads(street, lane, street, lane), places).turns == turns)
    }

    @Test(
        "where the own street turns off at a crossing, staying on it is a continue",
        arguments: [
            ("WN", ["continue left High Street"]), ("WE", ["new name straight Hill"]), ("WS", ["turn right Hill"]),
            ("EW", ["new name straight High Street"]), ("NW", ["continue right High Street"]),
        ])
    func ownTurns(places: String, turns: [String]) throws {
        let (street, hill) = (SketchRoad.named("High Street"), SketchRoad.named("Hill"))
        #expect(try Drive(Self.crossroads(street, street, hill, hill), places).turns == turns)
    }

    @Test(
        "a street that is called otherwise behind a crossing is a new name",
        arguments: [("WE", ["new name straight East Street"]), ("EW", ["new name straight West Street"]), ("NS", [])])
    func renamed(places: String, turns: [String]) throws {
        let lane = SketchRoad.named("Mill Lane")
        let map = try Self.crossroads(.named("West Street"), lane, .named("East Street"), lane)
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "through a crossing of through streets of other names straight on is no turn",
        arguments: [("WE", [String]()), ("NS", [])])
    func throughStreet(places: String, turns: [String]) throws {
        let road = SketchRoad.named("Ring").of(.primary)
        let map = try Self.crossroads(road, .named("North Street"), road, .named("South Street"))
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "streets without names: a crossing is passed, turning is said",
        arguments: [("WE", [String]()), ("WN", ["turn left"]), ("SN", [])])
    func nameless(places: String, turns: [String]) throws {
        #expect(try Drive(Self.crossroads(.unnamed, .unnamed, .unnamed, .unnamed), places).turns == turns)
    }

    @Test(
        "numbers make a road as names do",
        arguments: [("WN", ["continue left |51"]), ("WE", ["new name straight |110"])])
    func numbers(places: String, turns: [String]) throws {
        let (main, other) = (SketchRoad.unnamed.ref("51").of(.primary), SketchRoad.unnamed.ref("110").of(.primary))
        #expect(try Drive(Self.crossroads(main, main, other, other), places).turnsWithNumbers == turns)
    }

    @Test(
        "the main road bends while a lesser one goes straight on",
        arguments: [
            ("WN", ["continue left Ring"]), ("WE", ["turn straight Lane"]), ("EW", ["new name straight Ring"]),
            ("EN", ["turn right Ring"]),
        ])
    func bendingMainRoad(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                   N
                   |
                   |
            W------X------E
            """#,
            [
                "WXN": .named("Ring").of(.secondary), "XE": .named("Lane"),
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "five arms: each to its own",
        arguments: [
            ("WN", ["turn left North"]), ("WF", ["turn left Slant"]), ("WE", [String]()), ("WS", ["turn right South"]),
            ("SF", ["turn right Slant"]), ("SN", []),
        ])
    func fiveArms(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                   N   F
                   |  /
                   | /
                   |/
            W------X------E
                   |
                   |
                   S
            """#,
            [
                "WXE": .named("High Street"), "XN": .named("North"), "XF": .named("Slant"), "XS": .named("South"),
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("a street that meets itself: into the loop and out of it")
    func loop() throws {
        let map = try MapSketch(
            #"""
                     D-----C
                     |     |
                     |     |
            A--------B-----E
            """#, ["ABECDB": .named("Ring Walk")])
        #expect(try Drive(map, along: "ABEC").turns == [])
        #expect(try Drive(map, along: "ABD").turns == ["continue left Ring Walk"])
        #expect(try Drive(map, along: "EBA").turns == [])
        #expect(try Drive(map, along: "DBA").turns == ["continue right Ring Walk"])
    }

    @Test("once around a block of one name and off again")
    func aroundTheBlock() throws {
        let map = try MapSketch(
            #"""
            F    D-----C
            |    |     |
            |    |     |
            A----B-----E----G
            """#,
            ["FABEG": .named("High Street"), "ECDB": .named("Back Street")])
        #expect(
            try Drive(map, along: "ABDCEG").turns == [
                "turn left Back Street", "turn left High Street",
            ])
    }
}

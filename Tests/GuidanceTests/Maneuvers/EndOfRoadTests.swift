import Guidance
import Routing
import TestSupport
import Testing

@Suite("The end of a road")
struct EndOfRoadTests {
    private static func town(_ street: SketchRoad = .named("Dead Lane")) throws -> MapSketch {
        try MapSketch(
            #"""
                 E     C
                 |     |
            A----F-----B
                 |     |
                 G     D
            """#, ["AFB": street, "EFG": .named("Mill Lane"), "CBD": .named("High Street")])
    }

    @Test(
        "a road that ends behind a crossing ends; one that ends at once is a turn",
        arguments: [
            ("AC", ["end of road left High Street"]), ("AD", ["end of road right High Street"]),
            ("EC", ["turn left Dead Lane", "turn left High Street"]),
            ("ED", ["turn left Dead Lane", "turn right High Street"]),
        ])
    func crossings(places: String, turns: [String]) throws {
        #expect(try Drive(Self.town(), places).turns == turns)
    }

    @Test("the words are those of a turn")
    func words() throws {
        #expect(try Drive(Self.town(), "AC").instructions[1] == "Turn left onto High Street")
    }

    @Test("a driveway that ends at the street is left by a turn")
    func driveway() throws {
        let map = try MapSketch(
            #"""
                 A
                 |
            C----B----D
            """#, ["AB": .unnamed.of(.service), "CBD": .named("High Street")])
        #expect(try Drive(map, "AC").turns == ["turn right High Street"])
        #expect(try Drive(map, "AD").turns == ["turn left High Street"])
    }

    @Test(
        "a crossing road that is one way is an end all the same",
        arguments: [("AC", ["end of road left High Street"])])
    func oneWay(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                 E     C
                 |     |
            A----F-----B
                       |
                       D
            """#, ["AFB": .named("Dead Lane"), "EF": .named("Mill Lane"), "DBC": .named("High Street").oneWay()])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "a road that runs into one at a slant ends there",
        arguments: [("AC", ["end of road left Left"]), ("AD", ["end of road right Right"])])
    func slanted(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                 E     C
                 |    /
            A----F----B
                      \
                       D
            """#,
            ["AFB": .named("High Street"), "EF": .named("Mill Lane"), "BC": .named("Left"), "BD": .named("Right")])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("where the own road turns at its end, it ends all the same")
    func ownRoad() throws {
        let map = try MapSketch(
            #"""
                 E     C
                 |     |
            A----F-----B
                       |
                       D
            """#, ["AFBC": .named("High Street"), "EF": .named("Mill Lane"), "BD": .named("Hill")])
        #expect(try Drive(map, "AC").turns == ["end of road left High Street"])
        #expect(try Drive(map, "AD").turns == ["end of road right Hill"])
    }

    @Test("a footway ahead doesn't keep a road from ending for cars, but does for walkers")
    func footwayAhead() throws {
        let map = try MapSketch(
            #"""
                 E     C
                 |     |
            A----F-----B-----H
                       |
                       D
            """#,
            [
                "AFB": .named("Dead Lane"), "EF": .named("Mill Lane"), "CBD": .named("High Street"),
                "BH": .unnamed.of(.footway).only(for: .foot),
            ])
        #expect(try Drive(map, "AC").turns == ["end of road left High Street"])
        #expect(try Drive(map, "AC", mode: .foot).turns == ["turn left High Street"])
    }
}

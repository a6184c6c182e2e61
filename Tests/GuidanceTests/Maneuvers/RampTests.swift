import Guidance
import Routing
import TestSupport
import Testing

private let motorway = SketchRoad.unnamed.ref("E 75").of(.motorway).oneWay()
private let ramp = SketchRoad.unnamed.of(.motorwayLink).oneWay()

@Suite("Ramps")
struct RampTests {
    private static func interchange() throws -> MapSketch {
        try MapSketch(
            #"""
                               n
                               |
            a-----b------------|-------c-------d
                     \         |    /
                        e------x-f
                               |
                               s
            """#, meters: 40,
            [
                "abcd": motorway, "bex": ramp, "xfc": ramp,
                "nxs": .named("Bridge Street").of(.secondary),
            ])
    }

    @Test(
        "off one motorway, over a bridge, on again",
        arguments: [
            ("ad", [String]()), ("an", ["off ramp slight right", "turn left Bridge Street"]),
            ("as", ["off ramp slight right", "turn right Bridge Street"]),
            ("nd", ["on ramp left", "merge slight left |E 75"]),
            ("sd", ["on ramp right", "merge slight left |E 75"]),
        ])
    func interchange(places: String, turns: [String]) throws {
        #expect(try Drive(Self.interchange(), places).turnsWithNumbers == turns)
    }

    @Test(
        "two exits in a row are told apart",
        arguments: [
            ("af", [String]()), ("ad", ["off ramp slight right"]), ("ae", ["off ramp slight right"]),
        ])
    func twoExits(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
            a-----b--------c---------f
                     \        \
                        d        e
            """#, meters: 40, ["abcf": motorway, "bd": ramp, "ce": ramp])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "an exit to the left",
        arguments: [("ac", [String]()), ("ad", ["off ramp slight left"])])
    func leftExit(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                        d
                     /
            a-----b--------c
            """#, meters: 40, ["abc": motorway, "bd": ramp])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("a ramp from motorway to motorway: off, and merging into the other")
    func motorwayToMotorway() throws {
        let map = try MapSketch(
            #"""
            a-----b----------c
                     \
                        d
                          \
                           |
                           e
                           | g
                           | |
                           |/
                           f
                           |
                           |
                           |
                           h
            """#, meters: 40,
            [
                "abc": motorway, "bdef": ramp, "gfh": .unnamed.ref("A 1").of(.motorway).oneWay(),
            ])
        #expect(try Drive(map, "ah").turnsWithNumbers == ["off ramp slight right", "merge slight left |A 1"])
    }

    @Test(
        "a trunk road's ramps are ramps too",
        arguments: [
            ("ad", ["off ramp slight right"]), ("ac", [String]()), ("ec", ["merge slight left |51"]),
        ])
    func trunk(places: String, turns: [String]) throws {
        let road = SketchRoad.unnamed.ref("51").of(.trunk).oneWay()
        let map = try MapSketch(
            #"""
            a-----b------------g---------c
                     \      /
                        d  e
            """#, meters: 40,
            [
                "abgc": road, "bd": .unnamed.of(.trunkLink).oneWay(), "eg": .unnamed.of(.trunkLink).oneWay(),
            ])
        #expect(try Drive(map, places).turnsWithNumbers == turns)
    }

    @Test(
        "a street that becomes a ramp is said even straight on",
        arguments: [("ac", ["on ramp straight"]), ("ad", ["turn right Mill Lane"])])
    func straightOnToRamp(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
            a-----b-----c
                  |
                  d
            """#,
            [
                "ab": .named("High Street"), "bd": .named("Mill Lane"), "bc": ramp,
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("a ramp that ends in a street")
    func rampEnds() throws {
        let map = try MapSketch(
            #"""
                          n
                          |
            a---b---------x
                          |
                          s
            """#, meters: 40, ["ab": motorway, "bx": ramp, "nxs": .named("Bridge Street").of(.secondary)])
        #expect(try Drive(map, "as").turns == ["turn right Bridge Street"])
    }

    @Test(
        "a motorway that becomes a road just goes on, under its name",
        arguments: [
            (SketchRoad.named("Harbour Road").of(.primary), ["new name straight Harbour Road"]),
            (.unnamed.ref("E 75").of(.trunk), []), (.unnamed.of(.primary), []),
        ])
    func motorwayEnds(road: SketchRoad, turns: [String]) throws {
        let map = try MapSketch("a--------b--------c", meters: 40, ["ab": motorway, "bc": road])
        #expect(try Drive(map, "ac").turns == turns)
    }

    @Test(
        "the last of a ramp's tines at a fork with the motorway's own link",
        arguments: [
            ("ae", ["off ramp slight right", "fork slight left"]),
            ("af", ["off ramp slight right", "fork slight right"]),
        ])
    func rampSplits(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
            a-----b-------------c
                     \
                        d-------e
                           \
                              g------f
            """#, meters: 30, ["abc": motorway, "bd": ramp, "de": ramp, "dgf": ramp])
        #expect(try Drive(map, places).turns == turns)
    }
}

import Guidance
import Routing
import TestSupport
import Testing

private let motorway = SketchRoad.unnamed.ref("E 75").of(.motorway).oneWay()
private let ramp = SketchRoad.unnamed.of(.motorwayLink).oneWay()

@Suite("Merging")
struct MergeTests {
    @Test(
        "from the right one merges left, from the left right",
        arguments: [
            ("rc", ["merge slight left |E 75"]), ("lc", ["merge slight right |E 75"]), ("ac", [String]()),
        ])
    func sides(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                      l
                         \
            a---------b------m-------c
                  /
               r
            """#, meters: 40, ["abmc": motorway, "rb": ramp, "lm": ramp])
        #expect(try Drive(map, places).turnsWithNumbers == turns)
    }

    @Test("two ramps that join become one, without a word")
    func ramps() throws {
        let map = try MapSketch(
            #"""
            a---------b-------c
                   /
               r
            """#, meters: 40, ["abc": ramp, "rb": ramp])
        #expect(try Drive(map, "ac").turns == [])
        #expect(try Drive(map, "rc").turns == [])
    }

    @Test("an added lane that becomes the road itself")
    func streetBecomesMotorway() throws {
        let map = try MapSketch(
            "a--------b--------c", meters: 40, ["ab": .named("Harbour Road").of(.primary).oneWay(), "bc": motorway])
        #expect(try Drive(map, "ac").turnsWithNumbers == ["new name straight |E 75"])
    }

    @Test("two motorways that become one, each with a number of its own")
    func motorways() throws {
        let map = try MapSketch(
            #"""
            a---------b-------c
                   /
               r
            """#, meters: 40,
            [
                "abc": motorway, "rb": .unnamed.ref("E 12").of(.motorway).oneWay(),
            ])
        #expect(try Drive(map, "ac").turnsWithNumbers == [])
        #expect(try Drive(map, "rc").turnsWithNumbers == ["merge slight left |E 75"])
    }

    @Test("side streets that come in at a flat angle are no merge")
    func streets() throws {
        let map = try MapSketch(
            #"""
            a---------b-------c
                   /
               r
            """#, ["abc": .named("High Street").oneWay(), "rb": .named("Mill Lane").oneWay()])
        #expect(try Drive(map, "rc").turns == ["new name straight High Street"])
    }
}

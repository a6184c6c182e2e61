import Guidance
import Routing
import TestSupport
import Testing

@Suite("Left-hand traffic, mirrored")
struct MirroredTests {
    @Test(
        "an exit and a merge keep their other side",
        arguments: [("ad", ["off ramp slight left"]), ("ac", [String]()), ("ec", ["merge slight right |M 1"])])
    func ramps(places: String, turns: [String]) throws {
        let road = SketchRoad.unnamed.ref("M 1").of(.motorway).oneWay().leftHand()
        let ramp = SketchRoad.unnamed.of(.motorwayLink).oneWay().leftHand()
        let map = try MapSketch(
            #"""
                        d  e
                     /      \
            a-----b------------g---------c
            """#, meters: 40, ["abgc": road, "bd": ramp, "eg": ramp])
        #expect(try Drive(map, places).turnsWithNumbers == turns)
    }

    @Test(
        "turning across a divided road is one turn",
        arguments: [
            ("SE", ["turn right Ring"]), ("SD", ["turn left Ring"]), ("SN", [String]()),
            ("AN", ["turn left Mill Lane"]),
        ])
    func divided(places: String, turns: [String]) throws {
        let ring = SketchRoad.named("Ring").of(.primary).oneWay().leftHand()
        let map = try MapSketch(
            #"""
                      N
                      |
                      |
            A---------C---------E
                      |
            D---------B---------F
                      |
                      |
                      S
            """#, meters: 12, ["ACE": ring, "FBD": ring, "NCBS": .named("Mill Lane").leftHand()])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "crossings and forks don't care",
        arguments: [("AC", ["turn left Mill Lane"]), ("AE", ["turn right Mill Lane"]), ("AD", [String]())])
    func crossing(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                 C
                 |
            A----B----D
                 |
                 E
            """#, ["ABD": .named("High Street").leftHand(), "CBE": .named("Mill Lane").leftHand()])
        let drive = try Drive(map, places)
        #expect(drive.turns == turns)
        #expect(drive.steps.allSatisfy { $0.drivingSide == .left })
    }
}

import Guidance
import Routing
import TestSupport
import Testing

@Suite("Staggered crossings")
struct StaggeredCrossingTests {
    /// Mill Lane crosses High Street with a step as wide as a character.
    private static func staggered(
        meters: Double, north: SketchRoad = .named("Mill Lane"), south: SketchRoad = .named("Mill Lane")
    ) throws -> MapSketch {
        try MapSketch(
            #"""
                                   N
                                   |
                                   |
                                   |
                                   |
                                   |
            W---------------------BC---------------------E
                                  |
                                  |
                                  |
                                  |
                                  |
                                  S
            """#, meters: meters, ["WBCE": .named("High Street"), "NC": north, "SB": south])
    }

    @Test(
        "a small step onto the same street is straight on",
        arguments: [
            ("SN", [String]()), ("NS", []), ("SE", ["turn right High Street"]), ("SW", ["turn left High Street"]),
        ])
    func small(places: String, turns: [String]) throws {
        #expect(try Drive(Self.staggered(meters: 4), places).turns == turns)
    }

    @Test("a large one is two turns")
    func large() throws {
        #expect(
            try Drive(Self.staggered(meters: 20), "SN").turns == ["turn right High Street", "turn left Mill Lane"])
    }

    @Test("onto a street of another name a small step is two turns")
    func otherName() throws {
        let drive = try Drive(Self.staggered(meters: 4, north: .named("Hill")), "SN")
        #expect(drive.turns == ["turn right High Street", "turn left Hill"])
    }

    @Test("streets without names are the same street to nobody")
    func nameless() throws {
        let drive = try Drive(Self.staggered(meters: 4, north: .unnamed, south: .unnamed), "SN")
        #expect(drive.turns == ["turn right High Street", "turn left"])
    }

    @Test("two turns to the same side are no step")
    func sameSide() throws {
        let map = try MapSketch(
            #"""
                      S   N
                      |   |
                      |   |
            W---------B---C---------E
            """#, meters: 5, ["WBCE": .named("High Street"), "CN": .named("Mill Lane"), "SB": .named("Mill Lane")])
        #expect(try Drive(map, "SN").turns == ["turn left High Street", "turn left Mill Lane"])
    }

    @Test("cyclists and walkers go straight on too", arguments: [TravelMode.bicycle, .foot])
    func slowModes(mode: TravelMode) throws {
        #expect(try Drive(Self.staggered(meters: 4), "SN", mode: mode).turns == [])
    }
}

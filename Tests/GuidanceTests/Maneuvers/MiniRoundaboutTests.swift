import Guidance
import Routing
import TestSupport
import Testing

@Suite("Mini roundabouts")
struct MiniRoundaboutTests {
    @Test("a mini roundabout is passed straight on without a word, and turned at as any crossing")
    func mini() throws {
        let map = try MapSketch(
            #"""
                 N
                 |
            W----X----E
                 |
                 S
            """#, ["WXE": .named("High Street"), "NXS": .named("Mill Lane")], controls: ["X": .miniRoundabout])
        #expect(try Drive(map, "WE").turns == [])
        #expect(try Drive(map, "WN").turns == ["turn left Mill Lane"])
        #expect(try Drive(map, "WS").turns == ["turn right Mill Lane"])
        #expect(try Drive(map, along: "WXW").turns == ["continue uturn High Street"])
    }

    @Test("a mini roundabout in left-hand traffic, and at a road's end")
    func miniLeftHand() throws {
        let map = try MapSketch(
            #"""
                 N    M
                 |    |
            W----V----X
                      |
                      S
            """#,
            [
                "WVX": .named("High Street").leftHand(), "MXS": .named("Mill Lane").leftHand(),
                "NV": .named("Hill").leftHand(),
            ],
            controls: ["X": .miniRoundabout])
        #expect(try Drive(map, "WM").turns == ["end of road left Mill Lane"])
        #expect(try Drive(map, "WS").turns == ["end of road right Mill Lane"])
    }
}

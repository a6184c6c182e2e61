import Guidance
import Routing
import TestSupport
import Testing

@Suite("Lanes before a crossing")
struct LaneTests {
    @Test("each arrow is for its road")
    func plain() throws {
        let map = try crossroads("left|through|right")
        #expect(try Drive(map, "WN").lanes() == ["left+", "straight", "right"])
        #expect(try Drive(map, "WS").lanes() == ["left", "straight", "right+"])
        #expect(try Drive(map, "WE").lanesPassed() == [["left", "straight+", "right"]])
    }

    @Test("a maneuver's lanes stand on its own intersection, the first of its step")
    func place() throws {
        let drive = try Drive(crossroads("left|through|right"), "WN")
        #expect(drive.steps[0].intersections.allSatisfy { $0.lanes.isEmpty })
        #expect(drive.steps[2].intersections.allSatisfy { $0.lanes.isEmpty })
        #expect(drive.steps[1].intersections[0].location == drive.steps[1].maneuver.location)
    }

    @Test("several lanes may serve one turn")
    func several() throws {
        let map = try crossroads("left|left|through|through;right|right")
        #expect(try Drive(map, "WN").lanes() == ["left+", "left+", "straight", "straight;right", "right"])
        #expect(try Drive(map, "WS").lanes() == ["left", "left", "straight", "straight;right+", "right+"])
        #expect(try Drive(map, "WE").lanesPassed() == [["left", "left", "straight+", "straight;right+", "right"]])
    }

    @Test("of a lane's arrows the one that the route follows is named")
    func validIndication() throws {
        let map = try crossroads("left;through|through;right")
        let turn = try Drive(map, "WN").steps[1].intersections[0].lanes
        #expect(turn.map(\.validIndication) == [.left, nil])
        let passed = try Drive(map, "WE").steps[0].intersections[1].lanes
        #expect(passed.map(\.validIndication) == [.straight, .straight])
    }

    @Test("a lane without an arrow goes straight on, and takes the turn that has no arrow")
    func unmarked() throws {
        let map = try crossroads("left||")
        #expect(try Drive(map, "WN").lanes() == ["left+", "none", "none"])
        #expect(try Drive(map, "WE").lanesPassed() == [["left", "none+", "none+"]])
        #expect(try Drive(map, "WS").lanes() == ["left", "none", "none+"])
        #expect(try Drive(map, "WS").steps[1].intersections[0].lanes[2].validIndication == nil)
        #expect(try Drive(crossroads("none|right"), "WN").lanes() == ["none+", "right"])
    }

    @Test("where no arrow leads to the road that is taken nothing is said")
    func nothingFits() throws {
        #expect(try Drive(crossroads("left|through"), "WS").lanes() == [])
        #expect(try Drive(crossroads("through|through"), "WN").lanes() == [])
    }

    @Test("untagged roads have no lanes", arguments: ["", "none", "|", "none|none", "||||"])
    func untagged(_ text: String) throws {
        #expect(try Drive(crossroads(text), "WN").lanes() == [])
        #expect(try Drive(crossroads(text), "WE").lanesPassed() == [])
    }

    @Test(
        "text that can't be read says nothing",
        arguments: [
            "lefft|through", "left|5", "|||;;|x", "LEFT|through", "left,through", "左|through", "left|through\0",
            String(repeating: "left|", count: 40) + "through", String(repeating: "|", count: 300),
            String(repeating: "left;", count: 60) + "left|through",
        ])
    func malformed(_ text: String) throws {
        #expect(try Drive(crossroads(text), "WN").lanes() == [])
        #expect(try Drive(crossroads(text), "WE").lanesPassed() == [])
    }

    @Test("spaces and repetitions are put up with")
    func lenient() throws {
        #expect(try Drive(crossroads("left; left ;through| through;"), "WN").lanes() == ["left;straight+", "straight"])
    }

    @Test("the arrows of a slight turn, a sharp turn and a U-turn are known", arguments: LaneIndication.allCases)
    func spelling(_ indication: LaneIndication) throws {
        let words = [
            "none": "none", "uturn": "reverse", "straight": "through", "left": "left", "right": "right",
            "slight left": "slight_left", "slight right": "slight_right", "sharp left": "sharp_left",
            "sharp right": "sharp_right",
        ]
        let word = try #require(words[indication.rawValue])
        let others = indication == .straight ? "right" : "through"
        let drive = try Drive(crossroads("\(word)|\(others)"), indication == .straight ? "WE" : "WN")
        let shown = drive.steps.flatMap(\.intersections).flatMap(\.lanes).map(\.indications)
        let map = try crossroads("\(word)|\(others)")
        let passed = try Drive(map, "WE").steps[0].intersections[1].lanes.map(\.indications)
        #expect(shown.contains([indication]) || passed.contains([indication]))
    }

    @Test("a lane that ends is none to take")
    func merging() throws {
        let map = try crossroads("through|through|merge_to_left")
        #expect(try Drive(map, "WE").lanesPassed() == [["straight+", "straight+", "slight left"]])
        let other = try crossroads("merge_to_right|through|right")
        #expect(try Drive(other, "WE").lanesPassed() == [["slight right", "straight+", "right"]])
    }

    @Test("where a ramp joins there is nothing to choose but a lane that doesn't end")
    func rampJoins() throws {
        let map = try MapSketch(
            """
            A-----------B-----------C
                     /
                  /
               R
            """,
            [
                "AB": .named("Main").of(.motorway).oneWay(), "BC": .named("Main").of(.motorway).oneWay(),
                "RB": .unnamed.of(.motorwayLink).oneWay().lanes("through|merge_to_left"),
            ])
        #expect(try Drive(map, along: "RBC").lanes() == ["straight+", "slight left"])
    }

    @Test("walkers have no lanes, bicycles have those of the road")
    func modes() throws {
        let map = try crossroads("left|through|right")
        #expect(try Drive(map, "WN", mode: .foot).lanes() == [])
        #expect(try Drive(map, "WN", mode: .bicycle).lanes() == ["left+", "straight", "right"])
    }

    @Test("lanes for others don't count")
    func closedLanes() throws {
        // Cars may not use the bus lane on the right, bicycles may.
        let map = try crossroads("left|through|through;right|right", modes: "7776")
        #expect(try Drive(map, "WS").lanes() == ["left", "straight", "straight;right+"])
        #expect(
            try Drive(map, "WS", mode: .bicycle).lanes() == ["left", "straight", "straight;right+", "right+"])
        // As many digits as lanes, or nobody knows whose they are.
        let odd = try crossroads("left|through", modes: "6")
        #expect(try Drive(odd, "WN").lanes() == ["left+", "straight"])
        #expect(try Drive(crossroads("left|through", modes: "66"), "WN").lanes() == [])
    }

    @Test("against the shape of the road the lanes are those of that direction")
    func reversed() throws {
        let map = try MapSketch(
            """
                        N
                        |
            W-----------X-----------E
            """,
            [
                "WX": .named("High Street"),
                "XE": .named("High Street").lanes("left|through", backward: "through|right"),
                "XN": .named("Hill Road"),
            ])
        #expect(try Drive(map, "EN").lanes() == ["straight", "right+"])
        #expect(try Drive(map, "EW").lanesPassed() == [["straight+", "right"]])
    }

    @Test("an arrow straight on may mean a bend, where the roads lie so")
    func bend() throws {
        let map = try MapSketch(
            """
                               B
                             /
            W-------------X
                             \\
                                \\
                                   C
            """,
            [
                "WX": .named("High Street").lanes("through|right"), "XB": .named("High Street"),
                "XC": .named("Mill Lane"),
            ])
        #expect(
            try Drive(map, along: "WXB").steps.flatMap(\.intersections).map(\.shownLanes).contains([
                "straight+", "right",
            ]))
        #expect(try Drive(map, along: "WXC").lanes() == ["straight", "right+"])
    }

    @Test("a turn that signs forbid takes no arrow from others")
    func forbidden() throws {
        let map = try MapSketch(
            """
                        N
                        |
            W-----------X-----------E
                        |
                        S
            """,
            [
                "WX": .named("High Street").lanes("through|right"), "XE": .named("High Street"),
                "XN": .named("Hill Road"), "XS": .named("Mill Lane"),
            ], restrictions: [.no("WX", "XN")])
        #expect(try Drive(map, "WE").lanesPassed() == [["straight+", "right"]])
        #expect(try Drive(map, "WS").lanes() == ["straight", "right+"])
    }

    @Test("a driveway at the crossing takes no arrow from the streets")
    func driveway() throws {
        let map = try MapSketch(
            """
               D        N
                  \\     |
            W-----------X-----------E
                        |
                        S
            """,
            [
                "WX": .named("High Street").lanes("left|through|right"), "XE": .named("High Street"),
                "XN": .named("Hill Road"), "XS": .named("Mill Lane"), "XD": .unnamed.of(.service),
            ])
        #expect(try Drive(map, along: "WXN").lanes() == ["left+", "straight", "right"])
        #expect(try Drive(map, along: "WXE").lanesPassed() == [["left", "straight+", "right"]])
    }

    private static func driveways(_ lanes: String, behind: String) throws -> MapSketch {
        try MapSketch(
            """
                              N
                              |
            W-----D-----------X-----------E
                  |
                  P
            """,
            [
                "WD": .named("High Street").lanes(lanes), "DX": .named("High Street").lanes(behind),
                "XE": .named("High Street"), "XN": .named("Hill Road"), "DP": .unnamed.of(.service),
            ])
    }

    @Test("past a driveway the arrows for the crossing behind it say nothing, where they go on")
    func pastDriveway() throws {
        let map = try Self.driveways("left|through", behind: "left|through")
        #expect(try Drive(map, along: "WDXE").lanesPassed() == [["left", "straight+"]])
        #expect(try Drive(map, along: "WDXN").lanesPassed() == [])
        #expect(try Drive(map, along: "WDXN").lanes() == ["left+", "straight"])
    }

    @Test("arrows that end at a driveway are for it")
    func forDriveway() throws {
        let map = try Self.driveways("through|right", behind: "")
        #expect(try Drive(map, along: "WDP").lanes() == ["straight", "right+"])
        #expect(try Drive(map, along: "WDXE").lanesPassed() == [["straight+", "right"]])
    }

    @Test("turning around is done from the lane that has the arrow, else from the innermost")
    func turningAround() throws {
        let marked = try crossroads("reverse|left|through")
        #expect(try Drive(marked, along: "WXW").lanes() == ["uturn+", "left", "straight"])
        #expect(try Drive(marked, along: "WXN").lanes() == ["uturn", "left+", "straight"])
        #expect(try Drive(crossroads("left|left|through"), along: "WXW").lanes() == ["left+", "left", "straight"])
        #expect(try Drive(crossroads("through|right"), along: "WXW").lanes() == [])
        let leftHand = try crossroads("through|right|reverse", leftHand: true)
        #expect(try Drive(leftHand, along: "WXW").lanes() == ["straight", "right", "uturn+"])
        #expect(try Drive(crossroads("left|through|right", leftHand: true), along: "WXW").lanes().last == "right+")
    }

    @Test("in left-hand traffic all is the same, seen in a mirror")
    func leftHand() throws {
        let map = try crossroads("left|through;right|right", leftHand: true)
        #expect(try Drive(map, "WN").lanes() == ["left+", "straight;right", "right"])
        #expect(try Drive(map, "WS").lanes() == ["left", "straight;right+", "right+"])
    }
}

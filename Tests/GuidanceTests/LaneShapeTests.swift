import Guidance
import Routing
import TestSupport
import Testing

@Suite("Lanes before forks, ramps, roundabouts and wide crossings")
struct LaneShapeTests {
    private static func fork(_ lanes: String, middle: Bool = false) throws -> MapSketch {
        let ways: KeyValuePairs<String, SketchRoad> =
            middle
            ? [
                "AB": .named("High Street").lanes(lanes), "BC": .named("Left"), "BD": .named("Middle"),
                "BE": .named("Right"),
            ] : ["AB": .named("High Street").lanes(lanes), "BC": .named("Left"), "BE": .named("Right")]
        return try MapSketch(
            """
                            C
                         /
                      /
            A-------B-------D
                      \\
                         \\
                            E
            """, ways)
    }

    @Test(
        "at a fork the arrows go to the tines in their order",
        arguments: [
            "slight_left|slight_right", "through|slight_right", "left|right", "slight_left|through", "left|through",
        ])
    func forkInOrder(_ lanes: String) throws {
        let map = try Self.fork(lanes)
        #expect(try Drive(map, "AC").lanes().map { $0.hasSuffix("+") } == [true, false])
        #expect(try Drive(map, "AE").lanes().map { $0.hasSuffix("+") } == [false, true])
    }

    @Test("a fork of three has an arrow for each, or one for two")
    func forkOfThree() throws {
        let map = try Self.fork("slight_left|through|through|slight_right", middle: true)
        #expect(try Drive(map, "AC").lanes() == ["slight left+", "straight", "straight", "slight right"])
        #expect(try Drive(map, "AD").lanes() == ["slight left", "straight+", "straight+", "slight right"])
        #expect(try Drive(map, "AE").lanes() == ["slight left", "straight", "straight", "slight right+"])
    }

    private static func exit(_ lanes: String) throws -> MapSketch {
        try MapSketch(
            """
            A-----------B-----------C
                              \\
                                    D
            """, meters: 30,
            [
                "AB": .unnamed.ref("E 75").of(.motorway).oneWay().lanes(lanes),
                "BC": .unnamed.ref("E 75").of(.motorway).oneWay(), "BD": .unnamed.of(.motorwayLink).oneWay(),
            ])
    }

    @Test(
        "an exit is taken from its lane, and passed in the others",
        arguments: [
            "through|through|slight_right", "||slight_right", "through|through|right", "none|none|slight_right",
        ])
    func offRamp(_ lanes: String) throws {
        let map = try Self.exit(lanes)
        #expect(try Drive(map, "AD").lanes().map { $0.hasSuffix("+") } == [false, false, true])
        #expect(try Drive(map, "AC").lanesPassed().map { $0.map { $0.hasSuffix("+") } } == [[true, true, false]])
    }

    @Test("a lane with both arrows serves the exit and the motorway")
    func sharedLane() throws {
        let map = try Self.exit("through|through;slight_right|slight_right")
        #expect(try Drive(map, "AD").lanes() == ["straight", "straight;slight right+", "slight right+"])
        #expect(try Drive(map, "AC").lanesPassed() == [["straight+", "straight;slight right+", "slight right"]])
    }

    private static func slipRoad() throws -> MapSketch {
        try MapSketch(
            """
                            N
                            |
            A-----B---------C------D
                    \\      |
                      \\    |
                        F---G
                            |
                            S
            """, meters: 10,
            [
                "AB": .named("High Street").of(.secondary).lanes("left|through|right"),
                "BC": .named("High Street").of(.secondary).lanes("left|through"),
                "CD": .named("High Street").of(.secondary), "BFG": .unnamed.of(.secondaryLink).oneWay(),
                "CN": .named("Hill Road").of(.secondary), "CGS": .named("Mill Lane").of(.secondary),
            ])
    }

    @Test("a slip road is taken from the lane that turns to its side")
    func slipRoadTaken() throws {
        #expect(try Drive(Self.slipRoad(), along: "ABFGS").lanes() == ["left", "straight", "right+"])
    }

    @Test("lanes for the crossing behind a slip road go on past it, and the better one is chosen already")
    func slipRoadPassed() throws {
        let straight = try Drive(Self.slipRoad(), along: "ABCD")
        #expect(straight.lanesPassed() == [["left-", "straight+", "right"], ["left", "straight+"]])
        let left = try Drive(Self.slipRoad(), along: "ABCN")
        #expect(left.lanesPassed() == [["left+", "straight-", "right"]])
        #expect(left.lanes() == ["left+", "straight"])
    }

    /// Two dual carriageways: the crossing is four junctions, 24 by 16 m.
    private static func dualCarriageways(_ lanes: String) throws -> MapSketch {
        try MapSketch(
            """
                        K  N
                        |  |
            P-----------J--M-----------Q
                        |  |
            W-----------X--Y-----------E
                        |  |
                        S  T
            """, meters: 8,
            [
                "WX": .named("High Street").oneWay().lanes(lanes), "XY": .named("High Street").oneWay(),
                "YE": .named("High Street").oneWay(), "QM": .named("High Street").oneWay(),
                "MJ": .named("High Street").oneWay(), "JP": .named("High Street").oneWay(),
                "KJ": .named("Hill Road").oneWay(), "JX": .named("Hill Road").oneWay(),
                "XS": .named("Hill Road").oneWay(), "TY": .named("Hill Road").oneWay(),
                "YM": .named("Hill Road").oneWay(), "MN": .named("Hill Road").oneWay(),
            ])
    }

    @Test("the crossing of two dual carriageways is one, and its lanes are remembered in the middle")
    func dualCarriageways() throws {
        let map = try Self.dualCarriageways("left|through|right")
        let left = try Drive(map, along: "WXYMN")
        #expect(left.turns.first == "turn left Hill Road")
        #expect(left.lanesPassed() == [["left+", "straight", "right"]])
        #expect(left.lanes() == ["left+", "straight", "right"])
        let straight = try Drive(map, along: "WXYE")
        #expect(straight.lanesPassed().first == ["left", "straight+", "right"])
        #expect(try Drive(map, along: "WXS").lanes() == ["left", "straight", "right+"])
    }

    @Test("back along the other carriageway one turns from the lane that turns around")
    func turningAroundByTwoTurns() throws {
        let map = try Self.dualCarriageways("reverse|left|through|right")
        let drive = try Drive(map, along: "WXYMJP")
        #expect(drive.turns.first?.hasPrefix("continue uturn") == true)
        #expect(drive.lanes() == ["uturn+", "left", "straight", "right"])
    }

    @Test(
        "lanes are remembered over a signal and a few meters, not over a long stretch",
        arguments: [
            ("W-----------ZX-----------E", true), ("W-----------Z---X-----------E", false),
        ])
    func brokenByASignal(_ road: String, _ isRemembered: Bool) throws {
        let map = try MapSketch(
            """
            \(String(repeating: " ", count: road.distance(from: road.startIndex, to: try #require(road.firstIndex(of: "X")))))N
            \(road)
            """,
            [
                "WZ": .named("High Street").lanes("left|through"), "ZX": .named("High Street"),
                "XE": .named("High Street"), "XN": .named("Hill Road"),
            ], controls: ["Z": .signals])
        #expect(try Drive(map, along: "WZXN").lanes() == (isRemembered ? ["left+", "straight"] : []))
        #expect(try Drive(map, along: "WZXE").lanesPassed() == (isRemembered ? [["left", "straight+"]] : []))
    }

    @Test("what is painted last before the crossing counts")
    func paintedAgain() throws {
        let map = try MapSketch(
            """
                         N
                         |
            W-----------ZX-----------E
            """,
            [
                "WZ": .named("High Street").lanes("left|through"),
                "ZX": .named("High Street").lanes("left|left|through"),
                "XE": .named("High Street"), "XN": .named("Hill Road"),
            ])
        #expect(try Drive(map, along: "WZXN").lanes() == ["left+", "left+", "straight"])
    }

    private static func roundabout(_ lanes: String, leftHand: Bool = false) throws -> MapSketch {
        let way = SketchRoad.named("West").lanes(lanes)
        let ring = leftHand ? "ADCBA" : "ABCDA"
        return try MapSketch(
            """
                     N
                     |
                     D
                   /   \\
            W-----A     C-----E
                   \\   /
                     B
                     |
                     S
            """,
            [
                "WA": leftHand ? way.leftHand() : way, "BS": .named("South"), "CE": .named("East"),
                "DN": .named("North"), ring: leftHand ? .unnamed.roundabout().leftHand() : .unnamed.roundabout(),
            ])
    }

    @Test("before a roundabout the arrows tell the way through")
    func roundabout() throws {
        let map = try Self.roundabout("left;through|through;right")
        #expect(try Drive(map, "WS").lanes() == ["left;straight", "straight;right+"])
        #expect(try Drive(map, "WE").lanes() == ["left;straight+", "straight;right+"])
        #expect(try Drive(map, "WN").lanes() == ["left;straight+", "straight;right"])
        #expect(try Drive(map, "WN").steps[1].intersections[0].lanes[0].validIndication == .left)
    }

    @Test("a roundabout behind a few meters without paint is the one that the arrows are for")
    func roundaboutBehindAPiece() throws {
        let map = try MapSketch(
            """
                     N
                     |
                     D
                   /   \\
            W---P-A     C-----E
                   \\   /
                     B
                     |
                     S
            """, meters: 15,
            [
                "WP": .named("West").lanes("left;through|through;right"), "PA": .named("West"),
                "BS": .named("South"), "CE": .named("East"), "DN": .named("North"), "ABCDA": .unnamed.roundabout(),
            ], controls: ["P": .giveWay])
        #expect(try Drive(map, along: "WPABS").lanes() == ["left;straight", "straight;right+"])
        #expect(try Drive(map, along: "WPABCDN").lanes() == ["left;straight+", "straight;right"])
    }

    @Test("a roundabout in left-hand traffic is counted the other way round")
    func leftHandRoundabout() throws {
        let map = try Self.roundabout("left;through|through;right", leftHand: true)
        #expect(try Drive(map, "WN").lanes() == ["left;straight+", "straight;right"])
        #expect(try Drive(map, "WE").lanes() == ["left;straight+", "straight;right+"])
        #expect(try Drive(map, "WS").lanes() == ["left;straight", "straight;right+"])
    }

    @Test("within a roundabout the lanes tell who leaves")
    func withinRoundabout() throws {
        let map = try MapSketch(
            """
                     N
                     |
                     D
                   /   \\
            W-----A     C-----E
                   \\   /
                     B
                     |
                     S
            """,
            [
                "WA": .named("West"), "BS": .named("South"), "CE": .named("East"), "DN": .named("North"),
                "AB": .unnamed.roundabout().lanes("left|right"), "BCDA": .unnamed.roundabout(),
            ])
        #expect(
            try Drive(map, "WS").steps.last { $0.maneuver.type != .arrive }?.intersections[0].shownLanes == [
                "left", "right+",
            ])
        #expect(try Drive(map, "WE").lanesPassed(on: 1) == [["left+", "right"]])
    }
}

import Guidance
import Routing
import TestSupport
import Testing

@Suite("Intersections")
struct IntersectionTests {
    private static func crossroads() throws -> MapSketch {
        try MapSketch(
            """
                 C
                 |
            A----B----D----G
                 |
                 E
            """,
            [
                "ABDG": .named("High Street"), "CB": .named("Mill Lane").oneWay(), "BE": .named("Mill Lane"),
            ],
            restrictions: [.no("AB", "BE")], controls: ["D": .signals])
    }

    @Test("every road is listed clockwise, with whether one may go there")
    func entries() throws {
        let drive = try Drive(Self.crossroads(), "AG")
        #expect(drive.steps.count == 2)
        let crossing = drive.steps[0].intersections[1]
        #expect(crossing.bearings == [0, 90, 180, 270])
        // North comes in only, south is forbidden by a sign, west is where one comes from.
        #expect(crossing.entry == [false, true, false, false])
        #expect(crossing.incoming == 3)
        #expect(crossing.outgoing == 1)
        #expect(abs(crossing.offset - 100) < 1)
    }

    @Test("signals on an open road are no intersection")
    func signalsAlone() throws {
        #expect(try Drive(Self.crossroads(), "AG").steps[0].intersections.count == 2)
    }

    @Test("departing has no way in, arriving none out")
    func ends() throws {
        let drive = try Drive(Self.crossroads(), "AG")
        let departure = drive.steps[0].intersections[0]
        #expect(departure.bearings == [90] && departure.entry == [true])
        #expect(departure.incoming == nil && departure.outgoing == 0)
        let arrival = drive.steps[1].intersections[0]
        #expect(arrival.bearings == [270] && arrival.entry == [true])
        #expect(arrival.incoming == 0 && arrival.outgoing == nil)
        #expect(drive.steps[0].maneuver.bearingBefore == 0 && drive.steps[0].maneuver.bearingAfter == 90)
        #expect(drive.steps[1].maneuver.bearingBefore == 90 && drive.steps[1].maneuver.bearingAfter == 0)
    }

    @Test("a maneuver's own intersection comes first on its step")
    func atManeuver() throws {
        let drive = try Drive(Self.crossroads(), "EG")
        let step = drive.steps[1]
        #expect(step.maneuver.type == .turn && step.maneuver.modifier == .right)
        #expect(step.intersections[0].location == step.maneuver.location)
        #expect(step.intersections[0].incoming == 2 && step.intersections[0].outgoing == 1)
    }

    @Test("the classes of a road are OSRM's")
    func classes() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
            """,
            [
                "AB": .unnamed.of(.motorway), "BD": .unnamed.of(.motorway).with([.tunnel, .toll]),
                "BC": .unnamed.of(.motorwayLink),
            ])
        let crossings = try Drive(map, "AD").steps[0].intersections
        #expect(crossings.map(\.classes) == [["motorway"], ["motorway", "tunnel", "toll"]])
    }

    @Test("a ferry changes the mode of its steps")
    func ferry() throws {
        let map = try MapSketch(
            "A-----B---------C-----D",
            [
                "AB": .named("Pier"), "BC": .named("Island Line").of(.ferry).with(.ferry),
                "CD": .named("Island Road"),
            ])
        let drive = try Drive(map, "AD")
        #expect(drive.steps.map(\.mode) == [.driving, .ferry, .driving, .driving])
        #expect(drive.steps[1].maneuver.type == .notification)
        #expect(drive.instructions[1...2] == ["Take the ferry Island Line", "Continue onto Island Road"])
    }

    @Test("segments carry the signed limits, spans the roads")
    func annotation() throws {
        let map = try MapSketch(
            "A----B----C----D",
            ["AB": .named("Slow").limit(30), "BC": .named("Free").limit(255), "CD": .unnamed.ref("51;E 75")])
        let leg = try Drive(map, "AD").directions.legs[0]
        #expect(leg.segments.map(\.speedLimit) == [.kilometersPerHour(30), .none, .unknown])
        #expect(leg.roads.map(\.name) == ["Slow", "Free", "51, E 75"])
        #expect(leg.roads.map { Int($0.startOffset.rounded()) } == [0, 100, 200])
        #expect(leg.segments[0].speedLimit.metersPerSecond == 30 / 3.6)
    }

    @Test("a leg's line knows its nodes where they are asked for, and which roads have a reported speed")
    func nodesAndReports() throws {
        let map = try MapSketch("A--1--B----C", ["A1B": .named("Slow"), "BC": .named("Free")])
        var metric = map.metric()
        let path = try map.route(from: "A", to: "C")
        #expect(RouteGuide(metric: metric).outline(along: [path]).legs[0].nodes == [])
        let reported = Circumstances(states: [try map.arc("BC"): .speed(20)])
        metric = Metric(metric, in: reported)
        let leg = RouteGuide(metric: metric, tellsNodes: true).outline(along: [path]).legs[0]
        #expect(leg.nodes.count == leg.line.coordinates.count)
        #expect(leg.nodes == (try path.arcs.map { try #require(map.network.nodes(of: $0)) }).joinedOnce)
        #expect(leg.roads.map(\.isReported) == [false, true])
        // A residential street is driven at 25 km/h.
        #expect(leg.roads.map(\.flow) == [nil, 0.8])
        #expect(leg.roads.flatMap(\.segments) == Array(leg.travelTimes.indices))
    }

    @Test("traffic is as heavy as it is slow")
    func congestion() {
        let flows: [(Double?, Congestion)] = [
            (nil, .unknown), (1.2, .low), (0.75, .low), (0.74, .moderate), (0.5, .moderate), (0.3, .heavy),
            (0.1, .severe),
            (0, .severe),
        ]
        for (flow, congestion) in flows { #expect(Congestion(flow: flow) == congestion) }
    }

    @Test("a recommended speed sets the pace and is shown as no limit")
    func advisory() throws {
        func segment(_ road: SketchRoad) throws -> LegSegment {
            try Drive(try MapSketch("A----B", ["AB": road]), "AB").directions.legs[0].segments[0]
        }
        let recommended = try segment(.unnamed.limit(30).with(.advisoryLimit))
        let limited = try segment(.unnamed.limit(30))
        #expect(recommended.speedLimit == .unknown && limited.speedLimit == .kilometersPerHour(30))
        #expect(recommended.duration == limited.duration)
    }

    @Test("the summary names the two roads that are longest, in the order of travel")
    func summary() throws {
        let map = try MapSketch(
            "A------B---C-----------D",
            ["AB": .named("Second"), "BC": .named("Shortest"), "CD": .named("Longest")])
        #expect(try Drive(map, "AD").directions.legs[0].summary == "Second, Longest")
        let nameless = try MapSketch("A------B", ["AB": .unnamed])
        #expect(try Drive(nameless, "AB").directions.legs[0].summary == "")
    }
}

extension [[Int64]] {
    /// One after another; where one ends the next begins.
    fileprivate var joinedOnce: [Int64] { prefix(1).flatMap { $0 } + dropFirst().flatMap { $0.dropFirst() } }
}

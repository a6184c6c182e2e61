import Guidance
import Routing
import TestSupport
import Testing

@Suite("Departing and arriving")
struct ArrivalTests {
    private static func street() throws -> MapSketch {
        try MapSketch(
            """
                      1
            A--------------------B
                      2
            """, ["AB": .named("High Street")])
    }

    @Test(
        "setting out says in which direction",
        arguments: [
            ("AB", "Head east on High Street"), ("BA", "Head west on High Street"),
        ])
    func headings(places: String, instruction: String) throws {
        #expect(try Drive(Self.street(), places).instructions[0] == instruction)
    }

    @Test("all eight directions have words")
    func compass() throws {
        let map = try MapSketch(
            """
            a  b  c
             \\ | /
            h--X--d
             / | \\
            g  f  e
            """,
            [
                "Xa": .unnamed, "Xb": .unnamed, "Xc": .unnamed, "Xd": .unnamed, "Xe": .unnamed, "Xf": .unnamed,
                "Xg": .unnamed, "Xh": .unnamed,
            ])
        let words = try "bcdefgha".map { end in try Drive(map, along: "X\(end)").instructions[0] }
        let north = "Head north"
        #expect(words.first == north)
        #expect(words[2] == "Head east" && words[4] == "Head south" && words[6] == "Head west")
        #expect(Set(words).count == 8)
    }

    @Test("a stop beside the road has a side, seen by who arrives")
    func sides() throws {
        let map = try Self.street()
        #expect(try Drive(map, "A1").steps.last?.maneuver.modifier == .left)
        #expect(try Drive(map, "A2").steps.last?.maneuver.modifier == .right)
        #expect(try Drive(map, "B1").steps.last?.maneuver.modifier == .right)
        #expect(try Drive(map, "B2").instructions.last == "You have arrived at your destination, on the left")
    }

    @Test("a stop on the road has no side")
    func onTheRoad() throws {
        let drive = try Drive(Self.street(), "AB")
        #expect(drive.steps.last?.maneuver.modifier == nil)
        #expect(drive.instructions.last == "You have arrived at your destination")
    }

    @Test("a stop goes by its name")
    func named() throws {
        #expect(
            try Drive(Self.street(), "A2", names: ["Kamppi"]).instructions.last
                == "You have arrived at Kamppi, on the right")
        #expect(
            try Drive(Self.street(), "A2", names: [""]).instructions.last
                == "You have arrived at your destination, on the right")
    }

    @Test("each leg departs and arrives; only the last stop is the destination")
    func waypoints() throws {
        let drive = try Drive(Self.street(), "A2B")
        #expect(drive.directions.legs.count == 2)
        #expect(drive.steps.map(\.maneuver.type) == [.depart, .arrive, .depart, .arrive])
        #expect(drive.instructions[1] == "You have arrived at your stop, on the right")
        #expect(drive.directions.distance == drive.directions.legs.map(\.distance).reduce(0, +))
    }

    @Test("a drive from a place to itself is a departure and an arrival without extent")
    func nowhere() throws {
        let map = try Self.street()
        let position = RouteEndpoint(position: try map.position("AB"), directions: [.forward])
        let path = try map.route(from: position, to: position, map.metric())
        let leg = RouteGuide(metric: map.metric()).directions(
            along: [path], to: [Waypoint(coordinate: map.network.coordinate(of: position.position))]
        ).legs[0]
        #expect(leg.steps.map(\.maneuver.type) == [.depart, .arrive])
        #expect(leg.distance == 0)
        #expect(leg.coordinates(of: leg.steps[0]).count == 2)
        #expect(leg.coordinates(of: leg.steps[1]).count == 2)
        #expect(leg.steps[0].voice.map(\.announcement) == ["You have arrived at your destination"])
        #expect(leg.times.allSatisfy(\.isFinite) && leg.segments.allSatisfy { $0.speed == 0 })
        LegRules.check(leg)
    }

    @Test("a coordinate that isn't one gives no side and no harm")
    func brokenStop() throws {
        let map = try Self.street()
        let broken = Waypoint(coordinate: Coordinate(latitude: .nan, longitude: .infinity))
        let leg = RouteGuide(metric: map.metric()).directions(along: [try map.route(from: "A", to: "B")], to: [broken])
            .legs[0]
        #expect(leg.steps.last?.maneuver.modifier == nil)
        LegRules.check(leg)
    }

    @Test("a path without arcs crashes nothing")
    func noArcs() throws {
        let path = RoutePath(arcs: [], startOffset: 0, endOffset: 0, cost: 0)
        let directions = RouteGuide(metric: try Self.street().metric()).directions(along: [path], to: [])
        #expect(directions.legs[0].steps.map(\.maneuver.type) == [.depart, .arrive])
    }

    @Test("a drive that begins where its first road ends sets out on the next one")
    func cutAtJunction() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
            """, ["ABD": .named("High Street"), "BC": .named("Mill Lane")])
        let metric = map.metric()
        let start = RouteEndpoint(position: try map.position("AB", 1), directions: [.forward])
        let drive = RouteGuide(metric: metric).directions(
            along: [try map.route(from: start, to: map.endpoint("C", metric), metric)], to: [])
        #expect(drive.legs[0].steps.map(\.maneuver.type) == [.depart, .arrive])
        #expect(drive.legs[0].steps[0].maneuver.instruction == "Head north on Mill Lane")
        LegRules.check(drive.legs[0])
    }
}

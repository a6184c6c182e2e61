import Guidance
import Routing
import TestSupport
import Testing

@Suite("Driveways, car parks, private roads")
struct DrivewayTests {
    private static let aisle = SketchRoad.unnamed.of(.service).with(.minorService)

    private static func carPark() throws -> MapSketch {
        try MapSketch(
            #"""
                 p-----q-----r
                 |     |
                 |     |
                 c     t
                 |
            A----B-----------D
            """#,
            ["ABD": .named("High Street"), "Bcp": aisle, "pqr": aisle, "qt": aisle])
    }

    @Test(
        "out of a car park and into it",
        arguments: [
            ("cD", ["turn left High Street"]), ("cA", ["turn right High Street"]), ("Ac", ["turn left"]),
            ("AD", [String]()), ("rD", ["end of road left High Street"]),
        ])
    func carPark(places: String, turns: [String]) throws {
        #expect(try Drive(Self.carPark(), places).turns.suffix(1) == turns[...])
    }

    @Test("aisles are streets to who is among them")
    func amongAisles() throws {
        #expect(try Drive(Self.carPark(), "At").turns == ["turn left", "turn right"])
    }

    @Test(
        "a driveway as start and as end",
        arguments: [
            ("aD", ["turn left High Street", "turn left"]),
            ("Da", ["turn right High Street", "turn right"]),
        ])
    func ends(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
              a
              |
            A-B--------X
                       |
                       C--D
                       |
                       E
            """#,
            [
                "ABX": .named("High Street"), "XCE": .named("Mill Lane"), "Ba": Self.aisle, "CD": Self.aisle,
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "private roads are no choice to who passes, and a turn to who lives there",
        arguments: [("AD", [String]()), ("AC", ["turn left Manor Drive"]), ("CD", ["turn left High Street"])])
    func privateRoad(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                 C
                 |
                 |
            A----B----D
            """#, ["ABD": .named("High Street"), "BC": .named("Manor Drive").restricted()])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("an alley that leads straight on where the street bends is no choice")
    func alley() throws {
        let map = try MapSketch(
            #"""
            A--------B------E
                     |
                     |
                     C
            """#, ["ABC": .named("High Street"), "BE": .unnamed.of(.service)])
        #expect(try Drive(map, "AC").turns == [])
        #expect(try Drive(map, "CA").turns == [])
        #expect(try Drive(map, "AE").turns == ["turn straight"])
    }

    @Test("a drive that begins a step before a junction begins with the turn")
    func nearJunction() throws {
        let map = try MapSketch(
            #"""
                 C
                 |
                 |
            A----B----D
            """#, ["ABD": .named("High Street"), "BC": .named("Mill Lane")])
        let metric = map.metric()
        let start = RouteEndpoint(position: try map.position("AB", 0.999), directions: [.forward])
        let path = try map.route(from: start, to: try map.endpoint("C", metric), metric)
        let steps = RouteGuide(metric: metric).directions(along: [path], to: []).legs[0].steps
        #expect(steps.map(\.maneuver.type) == [.depart, .arrive])
    }
}

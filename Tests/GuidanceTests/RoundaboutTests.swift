import Guidance
import Routing
import TestSupport
import Testing

@Suite("Roundabouts")
struct RoundaboutTests {
    /// Entered at B from the south; in right-hand traffic one comes past C, D, E.
    private static func ring(meters: Double = 10, leftHand: Bool = false) throws -> MapSketch {
        func side(_ road: SketchRoad) -> SketchRoad { leftHand ? road.leftHand() : road }
        return try MapSketch(
            """
                       n
                       |
                       |
                       D
                    /     \\
                  h         g
                /             \\
            w--E               C--e
                \\             /
                  i         f
                    \\     /
                       B
                       |
                       |
                       s
            """, meters: meters,
            [
                (leftHand ? "BiEhDgCfB" : "BfCgDhEiB"): side(.unnamed.of(.tertiary).roundabout()),
                "sB": side(.named("South")), "Ce": side(.named("East")), "Dn": side(.named("North")),
                "Ew": side(.named("West")),
            ])
    }

    @Test(
        "exits are counted in the direction of travel",
        arguments: [
            ("se", 1, "East"), ("sn", 2, "North"), ("sw", 3, "West"),
        ])
    func exits(places: String, exit: Int, name: String) throws {
        let drive = try Drive(Self.ring(), places)
        #expect(drive.steps.map(\.maneuver.type) == [.depart, .roundabout, .exitRoundabout, .arrive])
        #expect(drive.steps[1].maneuver.exit == exit)
        #expect(drive.steps[1].name == name)
        #expect(drive.steps[2].name == name)
        let ordinal = ["1st", "2nd", "3rd"][exit - 1]
        #expect(drive.instructions[1] == "At the roundabout, take the \(ordinal) exit onto \(name)")
        #expect(drive.instructions[2] == "Exit the roundabout onto \(name)")
    }

    @Test("leaving by the road one came on is the last exit")
    func allTheWayAround() throws {
        let drive = try Drive(Self.ring(), along: "sBCDEBs")
        #expect(drive.steps.map(\.maneuver.type) == [.depart, .roundabout, .exitRoundabout, .arrive])
        #expect(drive.steps[1].maneuver.exit == 4)
        #expect(drive.steps[0].banners[0].primary.modifier == .uTurn)
        #expect(drive.steps[0].banners[0].primary.degrees == 360)
    }

    @Test(
        "in left-hand traffic it goes around the other way",
        arguments: [
            ("sw", 1, "West"), ("sn", 2, "North"), ("se", 3, "East"),
        ])
    func leftHand(places: String, exit: Int, name: String) throws {
        let drive = try Drive(Self.ring(leftHand: true), places)
        #expect(drive.steps[1].maneuver.exit == exit)
        #expect(drive.steps[1].name == name)
        #expect(drive.steps[1].drivingSide == .left)
        #expect(drive.steps[0].banners[0].primary.drivingSide == .left)
    }

    @Test("the banner shows how far around")
    func degrees() throws {
        let degrees = try ["se", "sn", "sw"].map { try Drive(Self.ring(), $0).steps[0].banners[0].primary }
        #expect(degrees.map(\.degrees) == [90, 180, 270])
        #expect(degrees.map(\.modifier) == [.right, .straight, .left])
    }

    @Test(
        "a small one reads as a turn",
        arguments: [
            ("se", "roundabout turn right exit-1 East", "At the roundabout, turn right onto East"),
            ("sn", "roundabout turn straight exit-2 North", "At the roundabout, go straight onto North"),
            ("sw", "roundabout turn left exit-3 West", "At the roundabout, turn left onto West"),
        ])
    func small(places: String, turn: String, instruction: String) throws {
        let drive = try Drive(Self.ring(meters: 1.8), places)
        #expect(drive.turns == [turn])
        #expect(drive.instructions[1] == instruction)
    }

    @Test("a drive that ends on the ring enters it, one that begins there leaves it")
    func partial() throws {
        let map = try Self.ring()
        let metric = map.metric()
        let ring = RouteEndpoint(position: try map.position("CD"), directions: [.forward])
        let guide = RouteGuide(metric: metric)
        let ending = guide.directions(
            along: [try map.route(from: map.endpoint("s", metric), to: ring, metric)], to: [])
        #expect(ending.legs[0].steps.map(\.maneuver.type) == [.depart, .roundabout, .arrive])
        #expect(ending.legs[0].steps[1].maneuver.exit == nil)
        #expect(ending.legs[0].steps[1].maneuver.instruction == "Enter the roundabout")
        let leaving = guide.directions(
            along: [try map.route(from: ring, to: map.endpoint("w", metric), metric)], to: [])
        #expect(leaving.legs[0].steps.map(\.maneuver.type) == [.depart, .exitRoundabout, .arrive])
        #expect(leaving.legs[0].steps[1].maneuver.exit == 2)
    }

    @Test("roads that only come in and footways are no exits")
    func notExits() throws {
        let map = try MapSketch(
            """
                    n
                    |
                    D
                  /   \\
            w--E         C--e
                  \\   /
                    B
                    |
                    s
            """, meters: 15,
            [
                "BCDEB": .unnamed.roundabout(), "sB": .named("South"), "eC": .named("East").oneWay(),
                "Dn": .unnamed.of(.footway).only(for: .foot), "Ew": .named("West"),
            ])
        #expect(try Drive(map, "sw").steps[1].maneuver.exit == 1)
    }
}

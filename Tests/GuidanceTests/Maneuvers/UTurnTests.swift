import Guidance
import Routing
import TestSupport
import Testing

@Suite("U-turns")
struct UTurnTests {
    @Test("at the end of a dead end", arguments: [SketchRoad.named("Dead Lane"), .unnamed])
    func deadEnd(road: SketchRoad) throws {
        let map = try MapSketch(
            #"""
                 E
                 |
            A----B----C
            """#, ["ABC": road, "BE": .named("Mill Lane")])
        let drive = try Drive(map, along: "ABCBE")
        #expect(drive.steps[1].maneuver.type == .continue && drive.steps[1].maneuver.modifier == .uTurn)
        #expect(drive.turns.count == 2)
        #expect(drive.turns[1] == "turn right Mill Lane")
    }

    @Test("at a junction, back along the same road")
    func junction() throws {
        let map = try MapSketch(
            #"""
                 E
                 |
            A----B----C
            """#, ["ABC": .named("High Street"), "BE": .named("Mill Lane")])
        let drive = try Drive(map, along: "ABA")
        #expect(drive.turns == ["continue uturn High Street"])
        #expect(drive.instructions[1] == "Make a U-turn on High Street")
    }

    private static func median(_ link: SketchRoad, meters: Double = 10) throws -> MapSketch {
        let road = SketchRoad.named("Ring").of(.primary).oneWay()
        return try MapSketch(
            #"""
            D---------C---------F
                      |
            A---------B---------E
            """#, meters: meters, ["ABE": road, "FCD": road, "BC": link])
    }

    @Test(
        "across the median of a divided road",
        arguments: [
            SketchRoad.unnamed.of(.primaryLink), .unnamed.of(.service), .unnamed.of(.primaryLink).oneWay(),
            .named("Ring").of(.primary),
        ])
    func acrossMedian(link: SketchRoad) throws {
        #expect(try Drive(Self.median(link), "AD").turns == ["continue uturn Ring"])
        #expect(try Drive(Self.median(link), "AE").turns == [])
    }

    @Test("two turns to one side along a block are no U-turn")
    func aroundBlock() throws {
        #expect(
            try Drive(Self.median(.named("Mill Lane"), meters: 40), "AD").turns == [
                "turn left Mill Lane", "turn left Ring",
            ])
    }

    @Test("into another street and back on a third is none")
    func otherStreet() throws {
        let map = try MapSketch(
            #"""
            D---------C
                      |
            A---------B
            """#, meters: 10,
            ["AB": .named("North Street"), "BC": .named("Mill Lane"), "CD": .named("South Street")])
        #expect(try Drive(map, "AD").turns.allSatisfy { !$0.contains("uturn") })
    }

    @Test("in left-hand traffic it goes around to the right")
    func leftHand() throws {
        let road = SketchRoad.named("Ring").of(.primary).oneWay().leftHand()
        let map = try MapSketch(
            #"""
            A---------B---------E
                      |
            D---------C---------F
            """#, meters: 10, ["ABE": road, "FCD": road, "BC": .unnamed.of(.service).leftHand()])
        let drive = try Drive(map, "AD")
        #expect(drive.turns == ["continue uturn Ring"])
        #expect(drive.steps[0].banners[0].primary.drivingSide == .left)
    }
}

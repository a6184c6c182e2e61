import Guidance
import Routing
import TestSupport
import Testing

@Suite("Ferries, pushing and steps")
struct ModeChangeTests {
    private static func crossing() throws -> MapSketch {
        try MapSketch(
            #"""
                 E                  F
                 |                  |
            A----B----P========Q----C----D
            """#, meters: 40,
            [
                "ABP": .named("Pier Road"), "PQ": .named("Island Line").of(.ferry).with(.ferry),
                "QCD": .named("Island Road"), "BE": .named("Hill"), "CF": .named("Dale"),
            ])
    }

    @Test("onto a ferry and off it are notifications, and the steps have its mode")
    func ferry() throws {
        let drive = try Drive(Self.crossing(), "AD")
        #expect(
            drive.turns == ["notification straight Island Line", "notification straight Island Road"])
        #expect(drive.steps.map(\.mode) == [.driving, .ferry, .driving, .driving])
    }

    @Test("turns before and behind a ferry stay")
    func turnsAround() throws {
        #expect(
            try Drive(Self.crossing(), "EF").turns == [
                "turn left Pier Road", "notification straight Island Line", "notification straight Island Road",
                "turn left Dale",
            ])
    }

    @Test("a ferry on which the road's name goes on is still said")
    func sameName() throws {
        let map = try MapSketch(
            "A----P=========Q----D", meters: 40,
            [
                "AP": .named("Coast Road"), "PQ": .named("Coast Road").of(.ferry).with(.ferry),
                "QD": .named("Coast Road"),
            ])
        #expect(
            try Drive(map, "AD").turns == ["notification straight Coast Road", "notification straight Coast Road"])
    }

    @Test("two ferries in a row are two")
    func twoFerries() throws {
        let map = try MapSketch(
            "A----P=========Q=======R----D", meters: 40,
            [
                "AP": .named("Coast Road"), "PQ": .named("North Line").of(.ferry).with(.ferry),
                "QR": .named("South Line").of(.ferry).with(.ferry), "RD": .named("Island Road"),
            ])
        #expect(
            try Drive(map, "AD").turns == [
                "notification straight North Line", "new name straight South Line",
                "notification straight Island Road",
            ])
    }

    @Test(
        "walkers and cyclists board as drivers do",
        arguments: [(TravelMode.foot, StepMode.walking), (.bicycle, .cycling)])
    func slowModes(mode: TravelMode, stepMode: StepMode) throws {
        let drive = try Drive(Self.crossing(), "AD", mode: mode)
        #expect(drive.steps.map(\.mode) == [stepMode, .ferry, stepMode, stepMode])
        #expect(drive.steps.dropFirst().dropLast().allSatisfy { $0.maneuver.type == .notification })
    }

    private static func square() throws -> MapSketch {
        try MapSketch(
            #"""
            A--------B--------C--------D
            """#,
            [
                "AB": .named("High Street"), "BC": .named("Market").of(.pedestrian).with(.dismount),
                "CD": .named("High Street"),
            ])
    }

    @Test("where bicycles are pushed, cyclists are told, and told again where they may ride")
    func pushing() throws {
        let drive = try Drive(Self.square(), "AD", mode: .bicycle)
        #expect(drive.turns == ["notification straight Market", "notification straight High Street"])
        #expect(drive.steps.map(\.mode) == [.cycling, .pushingBike, .cycling, .cycling])
        #expect(StepMode.pushingBike.rawValue == "pushing bike")
        #expect(Set(drive.instructions).count == drive.instructions.count)
        #expect(drive.instructions[1...2] == ["Get off the bike and walk", "Get back on the bike"])
    }

    @Test("a ride that begins or ends where bicycles are pushed has that mode")
    func pushingAtTheEnds() throws {
        #expect(
            try Drive(Self.square(), "AC", mode: .bicycle).steps.map(\.mode) == [
                .cycling, .pushingBike, .pushingBike,
            ])
        #expect(try Drive(Self.square(), along: "BCD", mode: .bicycle).steps.first?.mode == .pushingBike)
    }

    @Test("walkers don't care where bicycles are pushed")
    func walking() throws {
        let drive = try Drive(Self.square(), "AD", mode: .foot)
        #expect(drive.steps.allSatisfy { $0.mode == .walking })
        #expect(drive.turns.allSatisfy { !$0.hasPrefix("notification") })
    }

    @Test("a turn into a street where one pushes is a turn")
    func pushingAfterTurn() throws {
        let map = try MapSketch(
            #"""
                     C
                     |
                     |
            A--------B--------D
            """#, ["ABD": .named("High Street"), "BC": .named("Market").of(.pedestrian).with(.dismount)])
        let drive = try Drive(map, "AC", mode: .bicycle)
        #expect(drive.turns == ["turn left Market"])
        #expect(drive.steps.map(\.mode) == [.cycling, .pushingBike, .pushingBike])
    }

    private static func stairs(_ landing: SketchRoad, meters: Double = 10) throws -> MapSketch {
        try MapSketch(
            "A--------B-----C-D-----E--------F", meters: meters,
            [
                "AB": .named("Hill Walk").of(.footway), "BC": .unnamed.of(.steps), "CD": landing,
                "DE": .unnamed.of(.steps), "EF": .named("Hill Walk").of(.footway),
            ])
    }

    @Test("stairs are told of where they begin, and not once more behind a landing")
    func stairs() throws {
        let drive = try Drive(Self.stairs(.unnamed.of(.footway)), "AF", mode: .foot)
        #expect(drive.turns == ["notification straight"])
        #expect(drive.instructions[1] == "Take the stairs")
        #expect(drive.steps.allSatisfy { $0.mode == .walking })
        #expect(try Drive(Self.stairs(.unnamed.of(.steps)), "AF", mode: .foot).turns == ["notification straight"])
    }

    @Test("stairs farther on are others")
    func stairsFartherOn() throws {
        let drive = try Drive(Self.stairs(.unnamed.of(.footway), meters: 20), "AF", mode: .foot)
        #expect(drive.turns == ["notification straight", "notification straight"])
    }

    @Test("who turns into stairs is told to turn")
    func turnIntoStairs() throws {
        let map = try MapSketch(
            #"""
                     C
                     |
            A--------B--------D
            """#, ["ABD": .named("Hill Walk").of(.footway), "BC": .unnamed.of(.steps)])
        #expect(try Drive(map, "AC", mode: .foot).turns == ["turn left"])
    }
}

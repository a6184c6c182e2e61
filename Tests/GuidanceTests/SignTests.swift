import Guidance
import Routing
import TestSupport
import Testing

@Suite("Signs at maneuvers")
struct SignTests {
    /// A motorway with an exit at B.
    private static func motorway(
        _ ramp: SketchRoad, exit: String = "", exitTo: String = "", street: SketchRoad = .named("Bridge Street")
    ) throws -> MapSketch {
        try MapSketch(
            """
            A--------B------------C--------D
                       \\
                         E
                           \\
                             F-----G
            """, meters: 60,
            [
                "ABCD": .unnamed.ref("E 75").of(.motorway).oneWay(), "BE": ramp.of(.motorwayLink).oneWay(),
                "EF": ramp.of(.motorwayLink).oneWay(), "FG": street.of(.secondary),
            ], controls: ["B": .motorwayJunction, "E": .giveWay], signs: ["B": .init(ref: exit, exitTo: exitTo)])
    }

    @Test("the number on the ramp is the exit's")
    func exitOfRamp() throws {
        let drive = try Drive(Self.motorway(.unnamed.exit("12B"), exit: "12"), "AG")
        #expect(drive.steps[1].maneuver.type == .offRamp)
        #expect(drive.steps.map(\.exits) == [nil, "12B"] + drive.steps.dropFirst(2).map { _ in nil })
    }

    @Test(
        "else the number of the motorway's junction is",
        arguments: [("7", "7"), ("7;8", "7; 8"), ("", nil), (";", nil)])
    func exitOfJunction(_ ref: String, _ exits: String?) throws {
        #expect(try Drive(Self.motorway(.unnamed, exit: ref), "AG").steps[1].exits == exits)
    }

    @Test("who stays on the motorway takes no exit")
    func passing() throws {
        let drive = try Drive(Self.motorway(.unnamed.exit("12B"), exit: "12"), "AD")
        #expect(drive.steps.allSatisfy { $0.exits == nil && $0.destinations == nil })
    }

    @Test("several exits on one sign are all told")
    func severalExits() throws {
        #expect(try Drive(Self.motorway(.unnamed.exit("12A; 12B")), "AG").steps[1].exits == "12A; 12B")
    }

    @Test(
        "destinations are written as OSRM does",
        arguments: [
            ("Berlin;Hamburg", "A 1;A 2", "A 1, A 2: Berlin, Hamburg"), ("Berlin; Hamburg", "", "Berlin, Hamburg"),
            ("", "A 1", "A 1"), (";;", "", nil), ("Berlin;", ";A 1", "A 1: Berlin"),
        ])
    func destinations(_ places: String, _ numbers: String, _ text: String?) throws {
        let drive = try Drive(Self.motorway(.unnamed.toward(places, ref: numbers)), "AG")
        #expect(drive.steps[1].destinations == text)
    }

    @Test("a junction says where its ramp leads only where the ramp doesn't")
    func exitTo() throws {
        let old = try Drive(Self.motorway(.unnamed, exitTo: "Lahti;Kotka"), "AG")
        #expect(old.steps[1].destinations == "Lahti, Kotka")
        #expect(old.instructions[1].hasSuffix("toward Lahti, Kotka"))
        let both = try Drive(Self.motorway(.unnamed.toward("Porvoo"), exitTo: "Lahti;Kotka"), "AG")
        #expect(both.steps[1].destinations == "Porvoo")
        #expect(try Drive(Self.motorway(.unnamed, exitTo: "Lahti"), "AD").steps.allSatisfy { $0.destinations == nil })
    }

    @Test("a junction's name is told where one turns")
    func junctionName() throws {
        let map = try MapSketch(
            """
                   N
                   |
            W------X------E
            """, ["WXE": .named("High Street"), "XN": .named("Hill Road")], controls: ["X": .signals],
            signs: ["X": .init(name: "Ginza 4-chome")])
        #expect(try Drive(map, "WN").steps.map(\.junctionName) == [nil, "Ginza 4-chome", nil])
        #expect(try Drive(map, "WE").steps.map(\.junctionName) == [nil, nil])
    }

    private static func bilingual() throws -> MapSketch {
        try MapSketch(
            """
                   N
                   |
            W------X------E
            """,
            [
                "WXE": .named("Mannerheimintie").named("Mannerheimvägen", in: "en").pronounced("ˈmɑnːerheimintie"),
                "XN": .named("Kaivokatu").pronounced("ˈkɑiʋokɑtu"),
            ])
    }

    @Test("streets are called as the traveler's language calls them, where the map knows it")
    func names() throws {
        let drive = try Drive(Self.bilingual(), "WN")
        #expect(drive.steps.map(\.name) == ["Mannerheimvägen", "Kaivokatu", "Kaivokatu"])
        #expect(drive.instructions[0].contains("Mannerheimvägen"))
        #expect(drive.directions.legs[0].roads.map(\.name) == ["Mannerheimvägen", "Kaivokatu"])
        #expect(drive.directions.legs[0].summary == "Mannerheimvägen, Kaivokatu")
    }

    @Test("a pronunciation is that of the common name")
    func pronunciation() throws {
        #expect(try Drive(Self.bilingual(), "WN").steps.map(\.pronunciation) == [nil, "ˈkɑiʋokɑtu", "ˈkɑiʋokɑtu"])
    }

    @Test("a street is one street, whichever language a part of it is signed in")
    func sameStreet() throws {
        let map = try MapSketch(
            "A-----B-----C",
            ["AB": .named("Kirkkotie").named("Church Road", in: "en"), "BC": .named("Kirkkotie")])
        #expect(try Drive(map, "AC").turns == [])
    }
}

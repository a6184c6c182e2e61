import Guidance
import Routing
import TestSupport
import Testing

@Suite("Rings: roundabouts, rotaries, circles")
struct RingTests {
    private static let drawing = #"""
                   n
                   |
                   |
                   D
                /     \
              h         g
            /             \
        w--E               C--e
            \             /
              i         f
                \     /
                   B
                   |
                   |
                   s
        """#

    private static func ring(_ ring: SketchRoad, meters: Double, leftHand: Bool = false) throws -> MapSketch {
        func side(_ road: SketchRoad) -> SketchRoad { leftHand ? road.leftHand() : road }
        return try MapSketch(
            drawing, meters: meters,
            [
                (leftHand ? "BiEhDgCfB" : "BfCgDhEiB"): side(ring), "sB": side(.named("South")),
                "Ce": side(.named("East")), "Dn": side(.named("North")), "Ew": side(.named("West")),
            ])
    }

    @Test(
        "a large one is a roundabout",
        arguments: [
            ("se", ["roundabout right exit-1 East", "exit roundabout slight right exit-1 East"]),
            ("sn", ["roundabout right exit-2 North", "exit roundabout right exit-2 North"]),
            ("ws", ["roundabout slight right exit-1 South", "exit roundabout right exit-1 South"]),
        ])
    func roundabout(places: String, turns: [String]) throws {
        #expect(try Drive(Self.ring(.unnamed.roundabout(), meters: 8), places).turns == turns)
    }

    @Test(
        "with a name of its own it is a rotary",
        arguments: [
            ("se", ["rotary right exit-1 East", "exit rotary slight right exit-1 East"]),
            ("sw", ["rotary right exit-3 West", "exit rotary slight right exit-3 West"]),
        ])
    func rotary(places: String, turns: [String]) throws {
        #expect(try Drive(Self.ring(.named("Place").roundabout(), meters: 10), places).turns == turns)
    }

    @Test("how a rotary's name sounds is known on the way in and out, and to the voice")
    func pronunciation() throws {
        let ring = SketchRoad.named("Place").roundabout().pronounced("plas")
        let drive = try Drive(Self.ring(ring, meters: 10), "sw")
        #expect(drive.steps.map(\.rotaryPronunciation) == [nil, "plas", "plas", nil])
        #expect(drive.steps.allSatisfy { $0.pronunciation == nil })
        #expect(drive.steps[0].voice.contains { $0.ssml.contains(#"ph="plas""#) })
        #expect(drive.steps[1].maneuver.instruction.contains("Place"))
        let silent = try Drive(Self.ring(.named("Place").roundabout(), meters: 10), "sw")
        #expect(silent.steps.allSatisfy { $0.rotaryPronunciation == nil })
    }

    @Test("a ring that is called as one of its roads is no rotary")
    func namedAsArm() throws {
        let drive = try Drive(Self.ring(.named("East").roundabout(), meters: 10), "sn")
        #expect(drive.steps[1].maneuver.type == .roundabout)
    }

    @Test("a traffic circle is a ring too", arguments: [("", ManeuverType.roundabout), ("Place", .rotary)])
    func circle(name: String, type: ManeuverType) throws {
        let circle = SketchRoad.named(name).oneWay().with(.circular)
        let drive = try Drive(Self.ring(circle, meters: 10), "sw")
        #expect(drive.steps[1].maneuver.type == type)
        #expect(drive.steps[1].maneuver.exit == 3)
    }

    @Test(
        "a small one with four roads reads as a crossing",
        arguments: [
            ("se", ["roundabout turn right exit-1 East"]), ("sn", ["roundabout turn straight exit-2 North"]),
            ("sw", ["roundabout turn left exit-3 West"]),
        ])
    func turn(places: String, turns: [String]) throws {
        #expect(try Drive(Self.ring(.unnamed.roundabout(), meters: 1.8), places).turns == turns)
    }

    @Test(
        "in left-hand traffic it is mirrored",
        arguments: [
            ("sw", ["roundabout turn left exit-1 West"]), ("sn", ["roundabout turn straight exit-2 North"]),
            ("se", ["roundabout turn right exit-3 East"]),
        ])
    func leftHandTurn(places: String, turns: [String]) throws {
        #expect(try Drive(Self.ring(.unnamed.roundabout(), meters: 1.8, leftHand: true), places).turns == turns)
    }

    @Test(
        "a large one in left-hand traffic is counted clockwise",
        arguments: [
            ("sw", ["roundabout left exit-1 West", "exit roundabout slight left exit-1 West"]),
            ("sn", ["roundabout left exit-2 North", "exit roundabout left exit-2 North"]),
            ("se", ["roundabout left exit-3 East", "exit roundabout slight left exit-3 East"]),
        ])
    func leftHand(places: String, turns: [String]) throws {
        #expect(try Drive(Self.ring(.unnamed.roundabout(), meters: 8, leftHand: true), places).turns == turns)
    }

    @Test("five roads make no crossing of a small one")
    func fiveArms() throws {
        let map = try MapSketch(
            #"""
                   n     m
                   |   /
                   D -
                /     \
              h         g
            w-E         C--e
              i         f
                \     /
                   B
                   |
                   s
            """#, meters: 2,
            [
                "BfCgDhEiB": .unnamed.roundabout(), "sB": .named("South"), "Ce": .named("East"),
                "Dn": .named("North"), "gm": .named("Slant"), "Ew": .named("West"),
            ])
        #expect(try Drive(map, "sm").turns.first == "roundabout right exit-2 Slant")
        #expect(try Drive(map, "sw").turns.first == "roundabout right exit-4 West")
    }

    @Test(
        "roads of a small one that lie as close as those of no crossing make it a roundabout",
        arguments: [
            ("gm", ["roundabout turn right exit-1 East"]),
            ("gk", ["roundabout right exit-1 East", "exit roundabout slight right exit-1 East"]),
        ])
    func closeArms(arm: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                   n        m
                   |
                   D             k
                /     \
              h         g
            /             \
            E              C--e
            \             /
              i         f
                \     /
                   B
                   |
                   s
            """#, meters: 1.8,
            [
                "BfCgDhEiB": .unnamed.roundabout(), "sB": .named("South"), "Ce": .named("East"),
                "Dn": .named("North"), arm: .named("Slant"),
            ])
        #expect(try Drive(map, "se").turns == turns)
    }

    @Test("once around and back is the last exit")
    func aroundAndBack() throws {
        let map = try Self.ring(.unnamed.roundabout(), meters: 8)
        #expect(
            try Drive(map, along: "sBCDEBs").turns == [
                "roundabout right exit-4 South", "exit roundabout right exit-4 South",
            ])
    }

    @Test("driveways off the ring aren't counted, private roads neither")
    func uncounted() throws {
        for lesser in [SketchRoad.unnamed.of(.service), .unnamed.restricted(), .unnamed.of(.footway).only(for: .foot)] {
            let map = try MapSketch(
                Self.drawing, meters: 8,
                [
                    "BfCgDhEiB": .unnamed.roundabout(), "sB": .named("South"), "Ce": lesser, "Dn": .named("North"),
                    "Ew": .named("West"),
                ])
            #expect(try Drive(map, "sn").steps[1].maneuver.exit == 1)
        }
    }

    /// Each arm ends in one lane onto the ring and one off it.
    private static func flared() throws -> MapSketch {
        let lane = SketchRoad.named("High Street").oneWay()
        return try MapSketch(
            #"""
                                 n
                                 |
                                 |
                                 |
                                 N

                                / \


                               a   b



                          c             d
                      /                     \
            w-----W                             E-----e
                      \                     /
                          f             g



                               h   i


                                \ /

                                 S
                                 |
                                 |
                                 |
                                 s
            """#, meters: 5,
            [
                "igdbacfhi": .unnamed.roundabout(), "sS": .named("High Street"), "Si": lane, "hS": lane,
                "nN": .named("High Street"), "Na": lane, "bN": lane, "eE": .named("Cross"),
                "Ed": .named("Cross").oneWay(),
                "gE": .named("Cross").oneWay(), "wW": .named("Cross"), "Wf": .named("Cross").oneWay(),
                "cW": .named("Cross").oneWay(),
            ])
    }

    @Test(
        "arms that divide before the ring count once",
        arguments: [
            ("se", 1, "Cross"), ("sn", 2, "High Street"), ("sw", 3, "Cross"), ("ns", 2, "High Street"),
        ])
    func flared(places: String, exit: Int, name: String) throws {
        let drive = try Drive(Self.flared(), places)
        #expect(drive.steps.map(\.maneuver.type) == [.depart, .roundabout, .exitRoundabout, .arrive])
        #expect(drive.steps[1].maneuver.exit == exit)
        #expect(drive.steps[1].name == name)
    }

    @Test("two in a row are two, each with its exit")
    func twoInARow() throws {
        let map = try MapSketch(
            #"""
                   n           m
                   |           |
                   D           P
                 /   \       /   \
            w---E     C-----O     Q---e
                 \   /       \   /
                   B           R
                   |           |
                   s           t
            """#, meters: 14,
            [
                "BCDEB": .unnamed.roundabout(), "RQPOR": .unnamed.roundabout(), "wE": .named("West"),
                "CO": .named("Middle"), "Qe": .named("East"), "nD": .named("North"), "sB": .named("South"),
                "mP": .named("Up"), "tR": .named("Down"),
            ])
        #expect(
            try Drive(map, "we").turns == [
                "roundabout slight right exit-2 Middle", "exit roundabout slight right exit-2 Middle",
                "roundabout slight right exit-2 East", "exit roundabout slight right exit-2 East",
            ])
    }

    @Test("where the leg begins on the ring, it is left; where it ends there, entered")
    func partial() throws {
        let map = try Self.ring(.unnamed.roundabout(), meters: 8)
        #expect(try Drive(map, along: "CDEw").turns == ["exit roundabout slight right exit-2 West"])
        #expect(try Drive(map, along: "sBCD").turns == ["roundabout right"])
        #expect(try Drive(map, along: "BCDE").turns == [])
    }

    @Test("a ring bends at once: into it one turns right, though twelve meters on it leads almost ahead")
    func bendsAtOnce() throws {
        let map = try MapSketch(
            #"""
                                N



                                i
                          j           h



                     k                     g




                 l                             f





                m                               e





                 n                             d




                     o                     c



                          p           b
                                a
















                      S
            """#, meters: 1,
            ["abcdefghijklmnopa": .unnamed.roundabout(), "Sa": .named("South"), "iN": .named("North")])
        #expect(try Drive(map, "SN").turns.first == "roundabout right exit-1 North")
    }
}

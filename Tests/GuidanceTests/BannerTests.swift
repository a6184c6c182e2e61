import Guidance
import Routing
import TestSupport
import Testing

@Suite("Banners")
struct BannerTests {
    private static func motorway(_ ramp: SketchRoad, road: SketchRoad = .unnamed) throws -> MapSketch {
        try MapSketch(
            """
            A--------------B------------C
                             \\
                                  E-----G
            """, meters: 60,
            [
                "AB": road.ref("E 75").of(.motorway).oneWay(), "BC": .unnamed.ref("E 75").of(.motorway).oneWay(),
                "BE": ramp.of(.motorwayLink).oneWay(), "EG": .named("Bridge Street").of(.secondary),
            ])
    }

    private func shown(_ text: BannerText?) -> [String] {
        text?.components.map { "\($0.kind.rawValue) \($0.text)" } ?? []
    }

    @Test("show an exit's number, the roads it leads to as shields, then the places")
    func exit() throws {
        let ramp = SketchRoad.named("Lahdentie").toward("Lahti;Kotka", ref: "E 75").exit("12B")
        let banner = try #require(try Drive(Self.motorway(ramp), "AG").steps[0].banners.first)
        #expect(banner.primary.text == "Exit 12B E 75 / Lahti / Kotka")
        #expect(
            shown(banner.primary) == [
                "exit Exit", "exit-number 12B", "icon E 75", "delimiter /", "text Lahti", "delimiter /", "text Kotka",
            ])
        #expect(banner.primary.type == .offRamp)
    }

    @Test("name the road in the second line where the signs are in the first")
    func secondary() throws {
        let named = SketchRoad.named("Lahdentie").toward("Lahti")
        let banner = try #require(try Drive(Self.motorway(named), "AG").steps[0].banners.first)
        #expect(banner.primary.text == "Lahti" && banner.secondary?.text == "Lahdentie")
        let alone = try #require(try Drive(Self.motorway(.named("Lahdentie")), "AG").steps[0].banners.first)
        #expect(alone.primary.text == "Lahdentie" && alone.secondary == nil)
    }

    @Test("show names as text and numbers as shields")
    func numbers() throws {
        let map = try MapSketch(
            """
                   N
                   |
            W------X------E
            """, ["WXE": .named("High Street"), "XN": .named("Hill Road").ref("51;E 75")])
        let primary = try Drive(map, "WN").steps[0].banners[0].primary
        #expect(shown(primary) == ["text Hill Road", "delimiter /", "icon 51", "delimiter /", "icon E 75"])
        #expect(primary.text == "Hill Road / 51 / E 75")
    }

    @Test("show lanes on a second banner, 400 m before the maneuver")
    func lanes() throws {
        let map = try Self.motorway(.unnamed, road: .unnamed.lanes("through|through;slight_right"))
        let banners = try Drive(map, "AG").steps[0].banners
        #expect(banners.map { $0.distanceAlongGeometry.rounded() } == [900, 400])
        #expect(banners[0].sub == nil && banners[0].primary == banners[1].primary)
        let sub = try #require(banners[1].sub)
        #expect(sub.text == "" && sub.components.allSatisfy { $0.kind == .lane && $0.text == "" })
        #expect(sub.components.map { $0.lane?.isActive } == [false, true])
        #expect(sub.components.map { $0.lane?.validIndication } == [nil, .slightRight])
        #expect(sub.components.map { $0.lane?.indications } == [[.straight], [.straight, .slightRight]])
    }

    @Test("show lanes from the start of a short step")
    func lanesOfShortStep() throws {
        let banners = try Drive(crossroads("left|through|right"), "WN").steps[0].banners
        #expect(banners.count == 1 && banners[0].sub?.components.count == 3)
        #expect(banners[0].distanceAlongGeometry < 400)
    }

    @Test("show no lanes where any will do, or none is known")
    func noLanes() throws {
        for lanes in ["left|left", ""] {
            let banners = try Drive(crossroads(lanes), "WN").steps[0].banners
            #expect(banners.allSatisfy { $0.sub?.components.contains { $0.kind == .lane } != true })
        }
    }

    /// A turn to the left, and `meters` behind it one to the right.
    private static func twoTurns(meters: Double, lanes: String = "") throws -> Drive {
        try Drive(
            MapSketch(
                """
                     G
                     |
                     D----E
                     |
                W----X----F
                """, meters: meters,
                [
                    "WX": .named("High Street").lanes(lanes), "XF": .named("High Street"),
                    "XDG": .named("Hill Road"), "DE": .named("Mill Lane"),
                ]), "WE")
    }

    @Test("show in the second line below what follows at once")
    func then() throws {
        let sub = try #require(try Self.twoTurns(meters: 20).steps[0].banners.last?.sub)
        #expect(sub.text == "Mill Lane" && sub.components.map(\.kind) == [.text])
        #expect(sub.modifier == .right)
    }

    @Test("show lanes rather than what follows at once")
    func lanesFirst() throws {
        let sub = try #require(try Self.twoTurns(meters: 20, lanes: "left|through").steps[0].banners.last?.sub)
        #expect(sub.text.isEmpty && sub.components.allSatisfy { $0.kind == .lane })
    }

    @Test("show nothing below where what follows is far")
    func nothingBelow() throws {
        #expect(try Self.twoTurns(meters: 400).steps[0].banners.allSatisfy { $0.sub == nil })
    }

    @Test("shorten names where there is little room, the last on the line first")
    func abbreviations() throws {
        let ramp = SketchRoad.unnamed.toward("Station Road;Leeds;Mill Street", ref: "E 75")
        let exit = try #require(try Drive(Self.motorway(ramp), "AG").steps[0].banners.first).primary.components
        #expect(exit.compactMap(\.abbreviation) == ["Station Rd", "Mill St"])
        #expect(exit.compactMap(\.abbreviationPriority) == [1, 0])
        let street = try #require(try Self.twoTurns(meters: 400).steps[1].banners.first).primary.components
        #expect(street.map(\.text) == ["Mill Lane"] && street.map(\.abbreviation) == ["Mill Ln"])
    }
}

import Guidance
import Protocol
import Routing
import TestSupport
import Testing

@testable import Server

/// From a drawn map to the JSON that clients parse.
@Suite("Lanes and signs on the wire")
struct LanesAndSignsTests {
    private static func route(_ ramp: SketchRoad, lanes: String = "") throws -> RouteObject {
        let map = try MapSketch(
            """
            A--------B------------C
                       \\
                            E-----G
            """, meters: 60,
            [
                "AB": .unnamed.ref("E 75").of(.motorway).oneWay().lanes(lanes),
                "BC": .unnamed.ref("E 75").of(.motorway).oneWay(), "BE": ramp.of(.motorwayLink).oneWay(),
                "EG": .named("Bridge Street").of(.secondary),
            ], controls: ["B": .motorwayJunction], signs: ["B": .init(name: "Viikki")])
        let guide = RouteGuide(metric: map.metric())
        let stop = Waypoint(coordinate: try map.coordinate("G"))
        return RouteObject(guide.directions(along: [try map.route(from: "A", to: "G")], to: [stop]))
    }

    private static func json(_ route: RouteObject) -> String { String(decoding: route.encoded(), as: UTF8.self) }

    @Test("lanes stand on the maneuver's intersection, in OSRM's words and Mapbox's")
    func lanes() throws {
        let route = try Self.route(.unnamed, lanes: "through|through;slight_right")
        #expect(
            route.legs[0].steps[1].intersections[0].lanes == [
                Protocol.Lane(valid: false, active: false, indications: ["straight"]),
                Protocol.Lane(
                    valid: true, active: true, validIndication: "slight right",
                    indications: ["straight", "slight right"]),
            ])
        #expect(
            Self.json(route).contains(
                #""lanes":[{"valid":false,"active":false,"indications":["straight"]},"#
                    + #"{"valid":true,"active":true,"valid_indication":"slight right","#
                    + #""indications":["straight","slight right"]}]"#))
    }

    @Test("a banner shows the lanes as Mapbox's clients draw them")
    func banner() throws {
        let route = try Self.route(.unnamed, lanes: "through|through;slight_right")
        #expect(
            Self.json(route).contains(
                #""sub":{"text":"","components":[{"type":"lane","text":"","directions":["straight"],"active":false},"#
                    + #"{"type":"lane","text":"","directions":["straight","slight right"],"active":true,"#
                    + #""active_direction":"slight right"}]}"#))
    }

    @Test("a step has its exit, its signs, its junction and how its road is spoken")
    func signs() throws {
        let ramp = SketchRoad.named("Lahdentie").pronounced("ˈlɑhdentie").toward("Lahti", ref: "E 75").exit("12B")
        let step = try Self.route(ramp).legs[0].steps[1]
        #expect(step.exits == "12B" && step.destinations == "E 75: Lahti")
        #expect(step.junctionName == "Viikki" && step.pronunciation == "ˈlɑhdentie")
        #expect(step.rotaryName == nil && step.rotaryPronunciation == nil)
        let components = try #require(Self.route(ramp).legs[0].steps[0].bannerInstructions?.first?.primary.components)
        #expect(components.map(\.type) == ["exit", "exit-number", "icon", "delimiter", "text"])
    }

    @Test("what isn't known is left out, and nothing is null")
    func absent() throws {
        let route = try Self.route(.unnamed)
        let json = Self.json(route)
        for field in [
            "lanes", "exits", "destinations", "pronunciation", "rotary", "sub", "secondary", "active", "null",
        ] {
            #expect(!json.contains("\"\(field)") && !json.contains(":null"), "\(field)")
        }
    }
}

import Routing
import Testing

@testable import OpenStreetMap

/// What a way is, before anybody is let in or kept out.
struct RoadKindTests {
    static let kindCases = [
        // Along the outline of an area one walks; nobody drives around a square.
        AccessCase(["highway": "pedestrian", "area": "yes"], "bf"),
        AccessCase(["highway": "footway", "area": "yes"], "bf"),
        AccessCase(["highway": "service", "area": "yes"], "bf"),
        AccessCase(["highway": "residential", "area": "yes", "motor_vehicle": "yes"], "bf"),
        AccessCase(["highway": "residential", "area": "no"], "cbf"),
        AccessCase(["highway": "pedestrian", "area": "yes", "access": "no"], ""),
        AccessCase(["highway": "platform"], "bf"),
        AccessCase(["highway": "platform", "area": "yes", "bicycle": "no"], "f"),
        AccessCase(["highway": "platform", "motor_vehicle": "yes"], "bf"),
        AccessCase(["railway": "platform"], "bf"),
        AccessCase(["railway": "platform", "foot": "yes", "bicycle": "no"], "f"),
        AccessCase(["public_transport": "platform"], "bf"),
        AccessCase(["public_transport": "platform", "highway": "residential"], "cbf"),
        AccessCase(["man_made": "pier"], "bf"),
        AccessCase(["man_made": "pier", "access": "private"], "BF"),
        AccessCase(["highway": "pier"], "bf"),

        // Inside, beside and above.
        AccessCase(["highway": "corridor", "indoor": "yes"], "f"),
        AccessCase(["highway": "corridor", "bicycle": "yes"], "bf"),
        AccessCase(["highway": "footway", "indoor": "yes", "level": "1"], "bf"),
        AccessCase(["highway": "footway", "covered": "yes"], "bf"),
        AccessCase(["highway": "path", "informal": "yes"], "bf"),
        AccessCase(["highway": "footway", "footway": "crossing", "crossing": "zebra"], "bf"),
        AccessCase(["highway": "service", "service": "driveway"], "cbf"),
        AccessCase(["highway": "service", "service": "drive-through"], "cbf"),

        // Stairs are for feet; bicycles take those with a ramp, or where a sign lets them.
        AccessCase(["highway": "steps", "ramp:bicycle": "yes"], "bf"),
        AccessCase(["highway": "steps", "ramp:bicycle": "automatic"], "bf"),
        AccessCase(["highway": "steps", "ramp:bicycle": "no"], "f"),
        AccessCase(["highway": "steps", "ramp:bicycle": "yes", "bicycle": "no"], "f"),
        AccessCase(["highway": "steps", "ramp:stroller": "yes"], "f"),
        AccessCase(["highway": "steps", "bicycle": "dismount"], "bf"),
        AccessCase(["highway": "steps", "access": "yes"], "f"),
        AccessCase(["highway": "steps", "area": "yes"], "f"),
        AccessCase(["highway": "footway", "ramp:bicycle": "yes", "bicycle": "no"], "f"),

        // For others, unless a tag names the mode.
        AccessCase(["highway": "busway"], ""),
        AccessCase(["highway": "busway", "access": "yes"], ""),
        AccessCase(["highway": "busway", "bicycle": "yes"], "b"),
        AccessCase(["highway": "bus_guideway"], ""),
        AccessCase(["highway": "bus_guideway", "access": "no", "bus": "designated"], ""),
        AccessCase(["highway": "raceway"], ""),
        AccessCase(["highway": "raceway", "motor_vehicle": "private"], "C"),
        AccessCase(["highway": "bridleway", "bicycle": "yes", "foot": "permissive"], "bf"),
        AccessCase(["highway": "trail"], ""),
        AccessCase(["highway": "trail", "foot": "yes"], "f"),
        AccessCase(["highway": "cycleway", "motor_vehicle": "designated"], "cb"),
        AccessCase(["highway": "path", "motorcar": "yes"], "cbf"),
        AccessCase(["highway": "motorway", "bicycle": "yes"], "cb", ""),
        AccessCase(["highway": "motorway", "foot": "yes"], "cf", "f"),

        // Over water, and by train.
        AccessCase(["route": "ferry", "foot": "no"], "cb"),
        AccessCase(["route": "ferry", "access": "private"], "CBF"),
        AccessCase(["route": "ferry", "highway": "service"], "cbf"),
        AccessCase(["route": "ferry", "oneway": "yes"], "cbf", "f"),
        AccessCase(["route": "shuttle_train"], "c"),
        AccessCase(["route": "shuttle_train", "railway": "rail", "bicycle": "yes", "foot": "yes"], "cbf"),
        AccessCase(["route": "shuttle_train", "motor_vehicle": "no"], ""),
        AccessCase(["route": "hiking", "highway": "path"], "bf"),

        // Two ways that somebody joined.
        AccessCase(["highway": "path;steps"], "bf"),
        AccessCase(["highway": "nonsense;tertiary"], "cbf"),
    ]

    @Test("the kind of a way decides for whom it is", arguments: kindCases)
    func kinds(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    @Test(
        "what is not there, not yet or not any more is no road",
        arguments: [
            ["highway": "construction"], ["highway": "construction", "construction": "minor"],
            ["highway": "proposed"], ["highway": "planned"], ["highway": "abandoned"], ["highway": "razed"],
            ["highway": "residential", "construction": "residential"], ["highway": "residential", "proposed": "yes"],
            ["highway": "residential", "construction": "minor", "proposed": "primary"],
            ["highway": "residential", "impassable": "yes"], ["highway": "track", "status": "impassable"],
            ["highway": "platform", "construction": "yes"], ["route": "ferry", "proposed": "ferry"],
            ["highway": "escape"], ["highway": "services"], ["highway": "rest_area"], ["highway": "via_ferrata"],
            ["highway": "construction", "railway": "platform"], ["highway": "nonsense;more"],
            ["railway": "rail"], ["railway": "station"], ["man_made": "breakwater"], ["public_transport": "station"],
            ["area": "yes"], ["area:highway": "footway"], ["building": "yes", "name": "Kamppi"],
        ])
    func noRoad(_ tags: [String: String]) { #expect(RoadTraits(Tags(tags)) == nil) }

    @Test(
        "works beside the traffic and plans that were given up close nothing",
        arguments: [
            ["construction": "no"], ["construction": "minor"], ["construction": "widening"],
            ["construction": "sidewalk"],
            ["proposed": "no"], ["impassable": "no"], ["status": "active"],
        ])
    func open(_ tags: [String: String]) {
        #expect(RoadTraits(Tags(tags.merging(["highway": "residential"]) { $1 })) != nil)
    }

    @Test(
        "each kind has its class",
        arguments: [
            ("platform", RoadClass.footway), ("corridor", .footway), ("pier", .footway), ("busway", .service),
            ("raceway", .service), ("road", .unclassified), ("living_street", .livingStreet), ("bridleway", .path),
        ])
    func classes(_ highway: String, _ roadClass: RoadClass) {
        #expect(HighwayKind(Tags(["highway": highway]))?.roadClass == roadClass)
    }

    @Test("whoever walks crosses a square along its outline, and no car does")
    func square() async throws {
        var map = DrawnMap(
            """
            X--A-----B--Y
               |     |
               D-----C--Z
            """)
        map.way("XA")
        map.way("BY")
        map.way("CZ")
        map.way("ABCDA", ["highway": "pedestrian", "area": "yes"])
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-B", "B-C", "B-Y", "C-A", "C-Z", "X-A"])
        #expect(imported.road("C-A")?.access == Directed(both: [.bicycle, .foot]))
    }
}

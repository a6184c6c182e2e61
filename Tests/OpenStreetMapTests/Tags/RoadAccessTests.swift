import Routing
import Testing

@testable import OpenStreetMap

struct RoadAccessTests {
    static let cases = [
        // What each kind of road is made for.
        AccessCase(["highway": "motorway"], "c", ""),
        AccessCase(["highway": "motorway", "oneway": "no"], "c"),
        AccessCase(["highway": "motorway_link"], "c"),
        AccessCase(["highway": "trunk"], "c"),
        AccessCase(["highway": "trunk", "bicycle": "yes", "foot": "designated"], "cbf"),
        AccessCase(["highway": "trunk", "access": "yes"], "c"),
        AccessCase(["highway": "primary"], "cbf"),
        AccessCase(["highway": "residential"], "cbf"),
        AccessCase(["highway": "living_street"], "cbf"),
        AccessCase(["highway": "service"], "cbf"),
        AccessCase(["highway": "service", "service": "emergency_access"], "bf"),
        AccessCase(["highway": "service", "service": "parking_aisle"], "cbf"),
        AccessCase(["highway": "road"], "cbf"),
        AccessCase(["highway": "track"], "bf"),
        AccessCase(["highway": "track", "motor_vehicle": "yes"], "cbf"),
        AccessCase(["highway": "track", "access": "yes"], "bf"),
        AccessCase(["highway": "track", "motor_vehicle": "agricultural"], "bf"),
        AccessCase(["highway": "cycleway"], "b"),
        AccessCase(["highway": "cycleway", "foot": "designated"], "bf"),
        AccessCase(["highway": "pedestrian"], "bf"),
        AccessCase(["highway": "pedestrian", "motor_vehicle": "delivery"], "Cbf"),
        AccessCase(["highway": "footway"], "bf"),
        AccessCase(["highway": "footway", "bicycle": "no"], "f"),
        AccessCase(["highway": "path"], "bf"),
        AccessCase(["highway": "bridleway"], ""),
        AccessCase(["highway": "bridleway", "foot": "yes"], "f"),
        AccessCase(["highway": "steps"], "f"),
        AccessCase(["highway": "steps", "bicycle": "yes", "motor_vehicle": "yes"], "bf"),
        AccessCase(["route": "ferry"], "cbf"),
        AccessCase(["route": "ferry", "motor_vehicle": "no"], "bf"),

        // The hierarchy: the most specific tag decides.
        AccessCase(["highway": "residential", "access": "no"], ""),
        AccessCase(["highway": "residential", "access": "no", "foot": "yes"], "f"),
        AccessCase(["highway": "residential", "vehicle": "no"], "f"),
        AccessCase(["highway": "residential", "vehicle": "no", "bicycle": "yes"], "bf"),
        AccessCase(["highway": "residential", "motor_vehicle": "no"], "bf"),
        AccessCase(["highway": "residential", "motor_vehicle": "no", "motorcar": "yes"], "cbf"),
        AccessCase(["highway": "residential", "access": "private"], "CBF"),
        AccessCase(["highway": "residential", "access": "private", "bicycle": "permissive"], "CbF"),
        AccessCase(["highway": "residential", "motor_vehicle": "destination"], "Cbf"),
        AccessCase(["highway": "residential", "motor_vehicle": "destination;delivery"], "Cbf"),
        AccessCase(["highway": "residential", "motor_vehicle": "customers"], "Cbf"),
        AccessCase(["highway": "residential", "vehicle": "permit"], "CBf"),
        AccessCase(["highway": "residential", "bicycle": "use_sidepath", "foot": "use_sidepath"], "c"),
        AccessCase(["highway": "residential", "bicycle": "dismount"], "cbf"),
        AccessCase(["highway": "residential", "access": "unheard_of"], "cbf"),
        AccessCase(["highway": "residential", "motor_vehicle": "unheard_of", "access": "no"], ""),
        AccessCase(["highway": "residential", "motor_vehicle:forward": "no"], "bf", "cbf"),
        AccessCase(["highway": "residential", "vehicle:backward": "no", "bicycle": "yes"], "cbf", "bf"),
        AccessCase(["highway": "primary", "motorroad": "yes"], "c"),
        AccessCase(["highway": "primary", "motorroad": "yes", "bicycle": "yes"], "cb"),

        AccessCase(["highway": "residential", "access": "no", "motorcar": "destination"], "C"),
        AccessCase(["highway": "residential", "access": "no", "motor_vehicle": "private", "motorcar": "yes"], "c"),
        AccessCase(["highway": "residential", "access": "bus"], ""),
        AccessCase(["highway": "residential", "access": "license"], "CBF"),
        AccessCase(["highway": "service", "service": "bus"], "bf"),
        AccessCase(["highway": "service", "service": "bus", "motorcar": "yes"], "cbf"),
        AccessCase(["highway": "service", "service": "emergency_access", "motor_vehicle": "yes"], "cbf"),
        AccessCase(["highway": "residential", "living_street": "yes"], "cbf"),

        // Carpool roads and lanes.
        AccessCase(["highway": "motorway", "hov": "designated"], ""),
        AccessCase(["highway": "motorway", "hov": "only"], ""),
        AccessCase(["highway": "motorway", "hov": "yes"], "c", ""),
        AccessCase(["highway": "motorway", "hov": "no"], "c", ""),
        AccessCase(["highway": "motorway", "hov": "designated", "motorcar": "yes"], "c", ""),
        AccessCase(["highway": "motorway", "hov:lanes": "designated|designated"], ""),
        AccessCase(["highway": "motorway", "hov:lanes": "designated||"], "c", ""),
        AccessCase(["highway": "primary", "hov:lanes:forward": "designated"], "bf", "cbf"),

        // Water.
        AccessCase(["highway": "track", "motor_vehicle": "yes", "ford": "yes"], "cbf"),
        AccessCase(["highway": "path", "ford": "stepping_stones"], "f"),

        // One-ways in all spellings; walkers don't mind.
        AccessCase(["highway": "residential", "oneway": "yes"], "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "true"], "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "1"], "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "-1"], "f", "cbf"),
        AccessCase(["highway": "residential", "oneway": "reverse"], "f", "cbf"),
        AccessCase(["highway": "residential", "oneway": "no"], "cbf"),
        AccessCase(["highway": "residential", "oneway": "alternating"], "cbf"),
        AccessCase(["highway": "residential", "oneway": "reversible"], "f"),
        AccessCase(["highway": "residential", "oneway": "what?"], "cbf"),
        AccessCase(["highway": "footway", "oneway:foot": "yes"], "bf", "b"),
        AccessCase(["highway": "residential", "junction": "roundabout"], "cbf", "f"),
        AccessCase(["highway": "residential", "junction": "circular"], "cbf", "f"),
        AccessCase(["highway": "residential", "junction": "roundabout", "oneway": "-1"], "f", "cbf"),
        AccessCase(["highway": "residential", "oneway": "yes", "oneway:bicycle": "no"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway:bicycle": "-1"], "cf", "cbf"),
        AccessCase(["highway": "residential", "oneway:motor_vehicle": "yes"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway:motorcar": "yes"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway:vehicle": "yes"], "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "yes", "oneway:motorcar": "no"], "cbf", "cf"),
        AccessCase(["highway": "steps", "conveying": "forward"], "f", ""),
        AccessCase(["highway": "steps", "conveying": "backward"], "", "f"),
        AccessCase(["highway": "steps", "conveying": "reversible"], "f"),
        AccessCase(["highway": "residential", "oneway": "yes", "cycleway": "opposite"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway": "yes", "cycleway": "opposite_lane"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway": "yes", "cycleway:left": "opposite_track"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway": "yes", "cycleway:right": "lane"], "cbf", "f"),
        AccessCase(
            ["highway": "residential", "oneway": "yes", "cycleway:left": "track", "cycleway:left:oneway": "-1"], "cbf",
            "bf"),
        AccessCase(
            ["highway": "residential", "oneway": "yes", "cycleway:right": "lane", "cycleway:right:oneway": "no"], "cbf",
            "bf"),
        AccessCase(
            ["highway": "residential", "oneway": "yes", "cycleway:both": "lane", "cycleway:both:oneway": "no"], "cbf",
            "bf"),
        AccessCase(
            ["highway": "residential", "oneway": "yes", "cycleway:right": "lane", "cycleway:right:oneway": "yes"],
            "cbf", "f"),
        AccessCase(
            ["highway": "residential", "oneway": "-1", "cycleway:left": "lane", "cycleway:left:oneway": "yes"], "bf",
            "cbf"),
        AccessCase(
            ["highway": "residential", "oneway": "-1", "cycleway:left": "lane", "cycleway:left:oneway": "-1"], "f",
            "cbf"),
        AccessCase(
            ["highway": "residential", "oneway": "yes", "cycleway:left": "separate", "cycleway:left:oneway": "no"],
            "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "yes", "cycleway:left:oneway": "-1"], "cbf", "f"),
        AccessCase(["highway": "residential", "oneway": "yes", "bicycle:backward": "yes"], "cbf", "bf"),
        AccessCase(["highway": "residential", "oneway": "-1", "cycleway": "opposite"], "bf", "cbf"),
    ]

    @Test("access tags, one-ways and kinds of road decide who may travel", arguments: cases)
    func access(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    @Test(
        "what nobody travels along is no road",
        arguments: [
            ["highway": "construction", "construction": "residential"],
            ["highway": "proposed", "proposed": "primary"], ["highway": "residential", "construction": "yes"],
            ["highway": "elevator"], ["railway": "tram"],
            ["highway": "residential", "impassable": "yes"], ["highway": "residential", "access": "no"],
            ["highway": "bridleway"], ["route": "bus"], ["highway": ""], [:],
        ])
    func noRoad(_ tags: [String: String]) { #expect(RoadTraits(Tags(tags)) == nil) }

    @Test("minor works do not close a road", arguments: ["no", "minor", "widening", "narrowing", "lane"])
    func minorWorks(_ value: String) {
        #expect(RoadTraits(Tags(["highway": "residential", "construction": value])) != nil)
    }
}

extension Tags {
    /// As in a file: keys that the import does not read are dropped.
    init(_ tags: [String: String]) {
        self.init()
        for (key, value) in tags { if let key = TagKey(name: key) { self[key] = value } }
    }
}

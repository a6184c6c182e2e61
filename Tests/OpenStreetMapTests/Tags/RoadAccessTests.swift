import Routing
import Testing

@testable import OpenStreetMap

struct RoadAccessTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var tags: [String: String]
        /// `c`, `b`, `f` for who may travel; upper case where only at the ends of a trip. Forward, then backward.
        var forward: String
        var backward: String

        init(_ tags: [String: String], _ forward: String, _ backward: String? = nil) {
            self.tags = tags
            self.forward = forward
            self.backward = backward ?? forward
        }

        var testDescription: String {
            tags.sorted(by: <).map { "\($0.key)=\($0.value)" }.joined(separator: " ") + " → \(forward)|\(backward)"
        }
    }

    static let cases = [
        // What each kind of road is made for.
        Case(["highway": "motorway"], "c", ""),
        Case(["highway": "motorway", "oneway": "no"], "c"),
        Case(["highway": "motorway_link"], "c"),
        Case(["highway": "trunk"], "c"),
        Case(["highway": "trunk", "bicycle": "yes", "foot": "designated"], "cbf"),
        Case(["highway": "trunk", "access": "yes"], "c"),
        Case(["highway": "primary"], "cbf"),
        Case(["highway": "residential"], "cbf"),
        Case(["highway": "living_street"], "cbf"),
        Case(["highway": "service"], "cbf"),
        Case(["highway": "service", "service": "emergency_access"], "bf"),
        Case(["highway": "service", "service": "parking_aisle"], "cbf"),
        Case(["highway": "road"], "cbf"),
        Case(["highway": "track"], "bf"),
        Case(["highway": "track", "motor_vehicle": "yes"], "cbf"),
        Case(["highway": "track", "access": "yes"], "bf"),
        Case(["highway": "track", "motor_vehicle": "agricultural"], "bf"),
        Case(["highway": "cycleway"], "b"),
        Case(["highway": "cycleway", "foot": "designated"], "bf"),
        Case(["highway": "pedestrian"], "bf"),
        Case(["highway": "pedestrian", "motor_vehicle": "delivery"], "Cbf"),
        Case(["highway": "footway"], "bf"),
        Case(["highway": "footway", "bicycle": "no"], "f"),
        Case(["highway": "path"], "bf"),
        Case(["highway": "bridleway"], ""),
        Case(["highway": "bridleway", "foot": "yes"], "f"),
        Case(["highway": "steps"], "f"),
        Case(["highway": "steps", "bicycle": "yes", "motor_vehicle": "yes"], "f"),
        Case(["route": "ferry"], "cbf"),
        Case(["route": "ferry", "motor_vehicle": "no"], "bf"),

        // The hierarchy: the most specific tag decides.
        Case(["highway": "residential", "access": "no"], ""),
        Case(["highway": "residential", "access": "no", "foot": "yes"], "f"),
        Case(["highway": "residential", "vehicle": "no"], "f"),
        Case(["highway": "residential", "vehicle": "no", "bicycle": "yes"], "bf"),
        Case(["highway": "residential", "motor_vehicle": "no"], "bf"),
        Case(["highway": "residential", "motor_vehicle": "no", "motorcar": "yes"], "cbf"),
        Case(["highway": "residential", "access": "private"], "CBF"),
        Case(["highway": "residential", "access": "private", "bicycle": "permissive"], "CbF"),
        Case(["highway": "residential", "motor_vehicle": "destination"], "Cbf"),
        Case(["highway": "residential", "motor_vehicle": "destination;delivery"], "Cbf"),
        Case(["highway": "residential", "motor_vehicle": "customers"], "Cbf"),
        Case(["highway": "residential", "vehicle": "permit"], "CBf"),
        Case(["highway": "residential", "bicycle": "use_sidepath", "foot": "use_sidepath"], "c"),
        Case(["highway": "residential", "bicycle": "dismount"], "cbf"),
        Case(["highway": "residential", "access": "unheard_of"], "cbf"),
        Case(["highway": "residential", "motor_vehicle": "unheard_of", "access": "no"], ""),
        Case(["highway": "residential", "motor_vehicle:forward": "no"], "bf", "cbf"),
        Case(["highway": "residential", "vehicle:backward": "no", "bicycle": "yes"], "cbf", "bf"),
        Case(["highway": "primary", "motorroad": "yes"], "c"),
        Case(["highway": "primary", "motorroad": "yes", "bicycle": "yes"], "cb"),

        Case(["highway": "residential", "access": "no", "motorcar": "destination"], "C"),
        Case(["highway": "residential", "access": "no", "motor_vehicle": "private", "motorcar": "yes"], "c"),
        Case(["highway": "residential", "access": "bus"], ""),
        Case(["highway": "residential", "access": "license"], "CBF"),
        Case(["highway": "service", "service": "bus"], "bf"),
        Case(["highway": "service", "service": "bus", "motorcar": "yes"], "cbf"),
        Case(["highway": "service", "service": "emergency_access", "motor_vehicle": "yes"], "cbf"),
        Case(["highway": "residential", "living_street": "yes"], "cbf"),

        // Carpool roads and lanes.
        Case(["highway": "motorway", "hov": "designated"], ""),
        Case(["highway": "motorway", "hov": "only"], ""),
        Case(["highway": "motorway", "hov": "yes"], "c", ""),
        Case(["highway": "motorway", "hov": "no"], "c", ""),
        Case(["highway": "motorway", "hov": "designated", "motorcar": "yes"], "c", ""),
        Case(["highway": "motorway", "hov:lanes": "designated|designated"], ""),
        Case(["highway": "motorway", "hov:lanes": "designated||"], "c", ""),
        Case(["highway": "primary", "hov:lanes:forward": "designated"], "bf", "cbf"),

        // Water.
        Case(["highway": "track", "motor_vehicle": "yes", "ford": "yes"], "cbf"),
        Case(["highway": "path", "ford": "stepping_stones"], "f"),

        // One-ways in all spellings; walkers don't mind.
        Case(["highway": "residential", "oneway": "yes"], "cbf", "f"),
        Case(["highway": "residential", "oneway": "true"], "cbf", "f"),
        Case(["highway": "residential", "oneway": "1"], "cbf", "f"),
        Case(["highway": "residential", "oneway": "-1"], "f", "cbf"),
        Case(["highway": "residential", "oneway": "reverse"], "f", "cbf"),
        Case(["highway": "residential", "oneway": "no"], "cbf"),
        Case(["highway": "residential", "oneway": "alternating"], "cbf"),
        Case(["highway": "residential", "oneway": "reversible"], "f"),
        Case(["highway": "residential", "oneway": "what?"], "cbf"),
        Case(["highway": "footway", "oneway:foot": "yes"], "bf", "b"),
        Case(["highway": "residential", "junction": "roundabout"], "cbf", "f"),
        Case(["highway": "residential", "junction": "circular"], "cbf", "f"),
        Case(["highway": "residential", "junction": "roundabout", "oneway": "-1"], "f", "cbf"),
        Case(["highway": "residential", "oneway": "yes", "oneway:bicycle": "no"], "cbf", "bf"),
        Case(["highway": "residential", "oneway:bicycle": "-1"], "cf", "cbf"),
        Case(["highway": "residential", "oneway:motor_vehicle": "yes"], "cbf", "bf"),
        Case(["highway": "residential", "oneway:motorcar": "yes"], "cbf", "bf"),
        Case(["highway": "residential", "oneway:vehicle": "yes"], "cbf", "f"),
        Case(["highway": "residential", "oneway": "yes", "oneway:motorcar": "no"], "cbf", "cf"),
        Case(["highway": "steps", "conveying": "forward"], "f", ""),
        Case(["highway": "steps", "conveying": "backward"], "", "f"),
        Case(["highway": "steps", "conveying": "reversible"], "f"),
        Case(["highway": "residential", "oneway": "yes", "cycleway": "opposite"], "cbf", "bf"),
        Case(["highway": "residential", "oneway": "yes", "cycleway": "opposite_lane"], "cbf", "bf"),
        Case(["highway": "residential", "oneway": "yes", "cycleway:left": "opposite_track"], "cbf", "bf"),
        Case(["highway": "residential", "oneway": "yes", "cycleway:right": "lane"], "cbf", "f"),
        Case(
            ["highway": "residential", "oneway": "yes", "cycleway:left": "track", "cycleway:left:oneway": "-1"], "cbf",
            "bf"),
        Case(
            ["highway": "residential", "oneway": "yes", "cycleway:right": "lane", "cycleway:right:oneway": "no"], "cbf",
            "bf"),
        Case(
            ["highway": "residential", "oneway": "yes", "cycleway:both": "lane", "cycleway:both:oneway": "no"], "cbf",
            "bf"),
        Case(
            ["highway": "residential", "oneway": "yes", "cycleway:right": "lane", "cycleway:right:oneway": "yes"],
            "cbf", "f"),
        Case(
            ["highway": "residential", "oneway": "-1", "cycleway:left": "lane", "cycleway:left:oneway": "yes"], "bf",
            "cbf"),
        Case(
            ["highway": "residential", "oneway": "-1", "cycleway:left": "lane", "cycleway:left:oneway": "-1"], "f",
            "cbf"),
        Case(
            ["highway": "residential", "oneway": "yes", "cycleway:left": "separate", "cycleway:left:oneway": "no"],
            "cbf", "f"),
        Case(["highway": "residential", "oneway": "yes", "cycleway:left:oneway": "-1"], "cbf", "f"),
        Case(["highway": "residential", "oneway": "yes", "bicycle:backward": "yes"], "cbf", "bf"),
        Case(["highway": "residential", "oneway": "-1", "cycleway": "opposite"], "bf", "cbf"),
    ]

    @Test("access tags, one-ways and kinds of road decide who may travel", arguments: cases)
    func access(_ tested: Case) throws {
        let tags = Tags(tested.tags)
        let kind = try #require(HighwayKind(tags))
        let access = RoadAccess(tags, kind: kind)
        #expect(Self.text(access, .forward) == tested.forward)
        #expect(Self.text(access, .backward) == tested.backward)
    }

    @Test(
        "what nobody travels along is no road",
        arguments: [
            ["highway": "platform"], ["highway": "construction", "construction": "residential"],
            ["highway": "proposed", "proposed": "primary"], ["highway": "residential", "construction": "yes"],
            ["highway": "pedestrian", "area": "yes"], ["highway": "elevator"], ["railway": "tram"],
            ["highway": "residential", "impassable": "yes"], ["highway": "residential", "access": "no"],
            ["highway": "bridleway"], ["route": "bus"], ["highway": ""], [:],
        ])
    func noRoad(_ tags: [String: String]) { #expect(RoadTraits(Tags(tags)) == nil) }

    @Test("minor works do not close a road", arguments: ["no", "minor", "widening", "narrowing", "lane"])
    func minorWorks(_ value: String) {
        #expect(RoadTraits(Tags(["highway": "residential", "construction": value])) != nil)
    }

    private static func text(_ access: RoadAccess, _ direction: Direction) -> String {
        zip(TravelMode.allCases, ["c", "b", "f"]).map { mode, letter in
            guard access.allowed[direction].contains(mode) else { return "" }
            return access.restricted[direction].contains(mode) ? letter.uppercased() : letter
        }.joined()
    }
}

extension Tags {
    /// As in a file: keys that the import does not read are dropped.
    init(_ tags: [String: String]) {
        self.init()
        for (key, value) in tags { if let key = TagKey(name: key) { self[key] = value } }
    }
}

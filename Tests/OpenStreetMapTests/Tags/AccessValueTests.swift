import Routing
import Testing

@testable import OpenStreetMap

/// Whom the values of access tags let in, and which vehicles' tags are none of ours.
struct AccessValueTests {
    private static func street(_ tags: [String: String], _ forward: String, _ backward: String? = nil) -> AccessCase {
        AccessCase(tags.merging(["highway": "residential"]) { $1 }, forward, backward)
    }

    static let openValues = ["yes", "permissive", "designated", "official", "public", "discouraged"]
    static let endsValues = [
        "private", "customers", "delivery", "destination", "permit", "residents", "employees", "license", "members",
    ]
    static let closedValues = [
        "no", "agricultural", "forestry", "emergency", "military", "psv", "bus", "taxi", "tourist_bus", "hgv",
        "use_sidepath", "restricted",
    ]

    @Test("values that let everybody in", arguments: openValues)
    func open(_ value: String) {
        #expect(Self.street(["motor_vehicle": value, "access": "no"], "c").isMet)
        #expect(Self.street(["access": value], "cbf").isMet)
    }

    @Test("values that let those in who have something to do there", arguments: endsValues)
    func ends(_ value: String) { #expect(Self.street(["motor_vehicle": value], "Cbf").isMet) }

    @Test("values that let in others only", arguments: closedValues)
    func closed(_ value: String) { #expect(Self.street(["motor_vehicle": value], "bf").isMet) }

    static let listCases = [
        street(["motor_vehicle": "agricultural;forestry"], "bf"),
        street(["motor_vehicle": "agricultural;delivery"], "Cbf"),
        street(["motor_vehicle": "delivery;agricultural"], "Cbf"),
        street(["motor_vehicle": "no;destination"], "Cbf"),
        street(["motor_vehicle": "private; yes"], "cbf"),
        street(["motor_vehicle": "unheard_of;no"], "bf"),
        street(["motor_vehicle": "unheard_of;more", "access": "private"], "CBF"),
        street(["foot": "unknown", "access": "no"], ""),
        street(["foot": "unknown"], "cbf"),
    ]

    @Test("of a list the entry counts that lets most in", arguments: listCases)
    func lists(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    static let directionCases = [
        street(["access:forward": "no"], "", "cbf"),
        street(["access": "no", "access:backward": "yes"], "", "cbf"),
        street(["access": "no", "access:forward": "no", "motorcar": "yes"], "c"),
        street(["motorcar": "yes", "motorcar:forward": "no"], "bf", "cbf"),
        street(["motorcar": "no", "motorcar:backward": "destination"], "bf", "Cbf"),
        street(["motor_vehicle:backward": "no", "motorcar": "yes"], "cbf"),
        street(["vehicle:forward": "no"], "f", "cbf"),
        street(["bicycle:forward": "use_sidepath"], "cf", "cbf"),
        street(["bicycle:backward": "no", "bicycle": "designated"], "cbf", "cf"),
        street(["foot:backward": "no"], "cbf", "cb"),
        AccessCase(["highway": "cycleway", "foot:backward": "designated"], "b", "bf"),
        AccessCase(["highway": "cycleway", "bicycle:backward": "no"], "b", ""),
    ]

    @Test(
        "a tag for one direction comes before the same tag for both, not before a more specific one",
        arguments: directionCases)
    func directions(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    static let otherCases = [
        street(["bus": "designated"], "cbf"),
        street(["psv": "designated", "access": "no"], ""),
        street(["bus": "yes", "motor_vehicle": "no"], "bf"),
        street(["oneway": "yes", "oneway:bus": "no"], "cbf", "f"),
        street(["oneway": "yes", "oneway:psv": "no", "busway": "opposite_lane"], "cbf", "f"),
        street(["oneway": "yes", "oneway:hgv": "no"], "cbf", "f"),
        street(["lanes": "2", "bus:lanes": "yes|designated", "psv:lanes": "|designated"], "cbf"),
        street(["lanes:psv": "1"], "cbf"),
        street(["hgv": "no", "goods": "no", "motorcycle": "no", "moped": "no"], "cbf"),
        street(["emergency": "yes"], "cbf"),
        street(["access": "no", "emergency": "yes"], ""),
        street(["horse": "no", "ski": "no"], "cbf"),
        street(["maxweight:hgv": "1"], "cbf"),
    ]

    @Test("tags of buses, lorries and others let nobody of us in or out", arguments: otherCases)
    func others(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    static let onewayCases = [
        street(["junction": "roundabout", "oneway": "no"], "cbf"),
        street(["junction": "roundabout", "foot": "yes"], "cbf", "f"),
        street(["junction": "circular", "oneway:bicycle": "no"], "cbf", "bf"),
        street(["junction": "roundabout", "cycleway": "opposite"], "cbf", "bf"),
        street(["junction": "jughandle"], "cbf"),
        street(["junction": "intersection"], "cbf"),
        street(["oneway": "yes", "oneway:foot": "-1"], "cb", "f"),
        street(["oneway": "reverse", "oneway:bicycle": "yes"], "bf", "cf"),
        street(["oneway": "reversible", "oneway:bicycle": "no"], "bf"),
        street(["oneway": "alternating", "cycleway": "opposite"], "cbf"),
        street(["oneway": "yes", "cycleway": "opposite_share_busway"], "cbf", "bf"),
        street(["oneway": "yes", "cycleway": "track", "cycleway:oneway": "no"], "cbf", "bf"),
        street(["oneway": "yes", "cycleway:left": "opposite_lane", "bicycle": "no"], "cf", "f"),
        street(["oneway": "yes", "cycleway:both": "no", "cycleway:both:oneway": "no"], "cbf", "f"),
        street(["oneway": "yes", "bicycle:backward": "designated"], "cbf", "bf"),
        street(["oneway": "yes", "bicycle:backward": "no"], "cbf", "f"),
        street(["oneway:vehicle": "-1"], "f", "cbf"),
        street(["oneway:vehicle": "yes", "oneway": "no"], "cbf", "f"),
        street(["oneway": "yes", "oneway:motor_vehicle": "no"], "cbf", "cf"),
        AccessCase(["highway": "motorway_link", "oneway": "-1"], "", "c"),
        AccessCase(["highway": "footway", "oneway": "yes"], "bf", "f"),
    ]

    @Test("one-ways of each mode", arguments: onewayCases)
    func oneways(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    static let specialCases = [
        street(["motorroad": "yes"], "c"),
        street(["motorroad": "yes", "foot": "yes", "bicycle": "no"], "cf"),
        street(["motorroad": "no"], "cbf"),
        street(["service": "emergency_access"], "bf"),
        street(["hov": "designated"], "bf"),
        street(["hov:lanes:backward": "designated|designated"], "cbf", "bf"),
        street(["hov:lanes:backward": "designated|yes"], "cbf"),
        street(["ford": "yes"], "cbf"),
        street(["ford": "stepping_stones"], "f"),
        street(["ford": "stepping_stones", "bicycle": "yes"], "bf"),
        street(["ford": "boat"], "f"),
        AccessCase(["highway": "living_street", "motor_vehicle": "destination"], "Cbf"),
        AccessCase(["highway": "pedestrian", "bicycle": "no", "motor_vehicle": "delivery"], "Cf"),
        AccessCase(["highway": "track", "motor_vehicle": "forestry"], "bf"),
        AccessCase(["highway": "track", "vehicle": "permit"], "CBf"),
    ]

    @Test("what other tags mean for whom", arguments: specialCases)
    func special(_ tested: AccessCase) { #expect(tested.found == tested.expected) }

    static let sizeCases = [
        street(["maxheight": "1.9"], "bf"),
        street(["maxheight": "2.0"], "cbf"),
        street(["maxheight": "6'0\""], "bf"),
        street(["maxheight": "6'7\""], "cbf"),
        street(["maxheight": "7'"], "cbf"),
        street(["maxheight": "5 ft"], "bf"),
        street(["maxheight": "190 cm"], "bf"),
        street(["maxheight": "default"], "cbf"),
        street(["maxheight": "4", "maxheight:physical": "1.8"], "bf"),
        street(["maxheight": "1.8", "motorcar": "yes"], "bf"),
        street(["maxwidth": "1.5"], "bf"),
        street(["maxwidth": "2 m"], "cbf"),
        street(["width": "1.2"], "bf"),
        street(["width": "narrow"], "cbf"),
        street(["maxlength": "4"], "bf"),
        street(["maxlength": "12"], "cbf"),
        street(["maxweight": "1.5"], "bf"),
        street(["maxweight": "1500 kg"], "bf"),
        street(["maxweight": "3.5"], "cbf"),
        street(["maxweight": "3.5 t"], "cbf"),
        street(["maxweight": "2000 lbs"], "bf"),
    ]

    @Test("a car needs two metres, and less than two tonnes carry none", arguments: sizeCases)
    func sizes(_ tested: AccessCase) { #expect(tested.found == tested.expected) }
}

extension AccessCase {
    fileprivate var isMet: Bool { found == expected }
}

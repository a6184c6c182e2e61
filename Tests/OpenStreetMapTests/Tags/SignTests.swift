import Routing
import Testing

@testable import OpenStreetMap

struct SignTests {
    @Test(
        "speed limits come in many spellings",
        arguments: [
            ("50", 50), ("30 mph", 48), ("30mph", 48), ("70 mph", 113), ("10 knots", 19), ("20 km/h", 20),
            ("none", 255), ("walk", 5), ("FI:urban", 50), ("FI:rural", 80), ("DE:rural", 100), ("DE:motorway", 255),
            ("de:urban", 50), ("DE:zone30", 30), ("DE:zone:30", 30), ("DE:30", 30), ("GB:nsl_single", 97),
            ("RU:living_street", 20), ("US:rural", 90), ("50;80", 50), ("62.5", 63),
            ("GB:zone20", 32), ("GB:20", 32), ("LI:rural", 80), ("CZ:urban_trunk", 80), ("DE:motorroad", 255),
            ("DE:zone", 30), ("20 mph", 32), ("walking", 5), ("30 MPH", 48), ("50 km/h", 50), ("12 kn", 22),
            ("BE-VLG:rural", 70), ("BE:rural", 90), ("CA-ON:rural", 80), ("FR:urban", 50), ("RO:trunk", 100),
            ("AT:bicycle_road", 30), ("DE:living_street", 7), ("GB:nsl_dual", 113), ("IT:motorway", 130),
        ] as [(String, UInt8)])
    func limits(_ value: String, _ limit: UInt8) { #expect(SpeedLimit.parse(value) == limit) }

    @Test(
        "nonsense is no speed limit",
        arguments: [
            "", "fast", "signals", "GB:zone200", "variable", "-50", "0", "5000", "50 furlongs", "1e9", "FI:", ":urban",
            "FI:moon",
            "50mph30", "99999999999999999999999", "٥٠", "nan", "inf",
        ])
    func nonsense(_ value: String) { #expect(SpeedLimit.parse(value) == nil) }

    @Test("a direction's own limit comes before the common one, a signed one before the zone's")
    func precedence() {
        let both = Tags(["maxspeed": "60", "maxspeed:backward": "40", "source:maxspeed": "FI:urban"])
        #expect(SpeedLimit.directed(both) == Directed(forward: 60, backward: 40))
        #expect(SpeedLimit.directed(Tags(["source:maxspeed": "FI:urban"])) == Directed(both: 50))
        #expect(SpeedLimit.directed(Tags(["maxspeed": "signals", "maxspeed:type": "DE:rural"])) == Directed(both: 100))
        #expect(SpeedLimit.directed(Tags(["zone:traffic": "DE:urban"])) == Directed(both: 50))
        #expect(SpeedLimit.directed(Tags(["zone:traffic": "DE:rural", "zone:maxspeed": "30"])) == Directed(both: 30))
        #expect(SpeedLimit.directed(Tags(["highway": "residential"])) == Directed(both: 0))
        #expect(SpeedLimit.directed(Tags(["maxspeed:type": "sign", "source:maxspeed": "survey"])) == Directed(both: 0))
        #expect(SpeedLimit.directed(Tags(["maxspeed:type": "FI:urban", "maxspeed": "40"])) == Directed(both: 40))
        #expect(
            SpeedLimit.directed(Tags(["maxspeed:forward": "variable", "maxspeed": "80"])) == Directed(both: 80))
        #expect(
            SpeedLimit.directed(Tags(["maxspeed:hgv": "60", "maxspeed:practical": "40"])) == Directed(both: 0))
    }

    @Test("where only lanes have limits, the fastest lane's counts")
    func laneLimits() {
        #expect(SpeedLimit.directed(Tags(["maxspeed:lanes": "120|100|80"])) == Directed(both: 120))
        #expect(SpeedLimit.directed(Tags(["maxspeed:lanes": "120|100", "maxspeed": "90"])) == Directed(both: 90))
        #expect(
            SpeedLimit.directed(Tags(["maxspeed:lanes:forward": "60||40", "maxspeed": "50"]))
                == Directed(forward: 60, backward: 50))
        #expect(SpeedLimit.directed(Tags(["maxspeed:lanes": "||"])) == Directed(both: 0))
    }

    @Test("a recommended speed is what one drives, and is marked as no limit")
    func advisory() throws {
        func road(_ tags: [String: String]) throws -> RoadTraits {
            try #require(RoadTraits(Tags(tags.merging(["highway": "motorway", "oneway": "no"]) { $1 })))
        }
        let both = try road(["maxspeed": "none", "maxspeed:advisory": "130"])
        #expect(both.speedLimit == Directed(both: 130) && both.attributes == .advisoryLimit)
        let bend = try road(["maxspeed": "80", "maxspeed:advisory:forward": "30 mph"])
        #expect(bend.speedLimit == Directed(forward: 48, backward: 80) && bend.attributes == .advisoryLimit)
        let nonsense = try road(["maxspeed": "80", "maxspeed:advisory": "slow"])
        #expect(nonsense.speedLimit == Directed(both: 80) && nonsense.attributes == [])
    }

    @Test("turn lanes belong to the direction of traffic")
    func turnLanes() {
        func lanes(_ tags: [String: String]) -> Directed<String>? {
            RoadTraits(Tags(tags.merging(["highway": "primary"]) { $1 }))?.signs.turnLanes
        }
        #expect(
            lanes(["oneway": "yes", "turn:lanes": "left|through"]) == Directed(forward: "left|through", backward: ""))
        #expect(
            lanes(["oneway": "-1", "turn:lanes": "left|through"]) == Directed(forward: "", backward: "left|through"))
        #expect(lanes(["turn:lanes": "left|through"]) == Directed(both: ""))
        #expect(
            lanes(["turn:lanes:forward": "left|", "turn:lanes:backward": "right"])
                == Directed(forward: "left|", backward: "right"))
        #expect(lanes(["junction": "roundabout", "turn:lanes": "|right"]) == Directed(forward: "|right", backward: ""))
    }

    struct LaneCase: Sendable {
        var tags: [String: String]
        var forward: UInt8
        var backward: UInt8
    }

    @Test(
        "lanes are shared out between the directions where that is certain",
        arguments: [
            LaneCase(tags: ["lanes": "4"], forward: 2, backward: 2),
            LaneCase(tags: ["lanes": "3"], forward: 0, backward: 0),
            LaneCase(tags: ["lanes": "3", "lanes:forward": "2"], forward: 2, backward: 1),
            LaneCase(tags: ["lanes": "3", "lanes:backward": "2"], forward: 1, backward: 2),
            LaneCase(tags: ["lanes": "2", "lanes:forward": "2"], forward: 2, backward: 0),
            LaneCase(tags: ["lanes": "3", "oneway": "yes"], forward: 3, backward: 0),
            LaneCase(tags: ["lanes": "3", "oneway": "-1"], forward: 0, backward: 3),
            LaneCase(tags: ["lanes": "3", "lanes:both_ways": "1"], forward: 1, backward: 1),
            LaneCase(tags: ["lanes": "4", "lanes:both_ways": "1", "lanes:forward": "2"], forward: 2, backward: 1),
            LaneCase(tags: ["lanes": "1", "lanes:both_ways": "1"], forward: 0, backward: 0),
            LaneCase(tags: ["lanes": "1"], forward: 0, backward: 0),
            LaneCase(tags: ["lanes": "many"], forward: 0, backward: 0),
            LaneCase(tags: ["lanes": "1000"], forward: 0, backward: 0),
            LaneCase(tags: ["lanes": "255", "lanes:forward": "1"], forward: 1, backward: 0),
        ])
    func lanes(_ tested: LaneCase) throws {
        let traits = try #require(RoadTraits(Tags(tested.tags.merging(["highway": "primary"]) { $1 })))
        #expect(traits.signs.lanes == Directed(forward: tested.forward, backward: tested.backward))
    }

    @Test("destinations are read with their direction")
    func destinations() throws {
        let oneway = try #require(
            RoadTraits(
                Tags([
                    "highway": "motorway_link", "oneway": "yes", "destination": "Porto;Braga", "destination:ref": "A 3",
                ]))
        )
        #expect(oneway.signs.destination == Directed(forward: "Porto;Braga", backward: ""))
        #expect(oneway.signs.destinationRef == Directed(forward: "A 3", backward: ""))
        let both = try #require(
            RoadTraits(Tags(["highway": "primary", "destination:backward": "Espoo", "destination": "Helsinki"])))
        #expect(both.signs.destination == Directed(forward: "", backward: "Espoo"))
    }

    @Test(
        "a ferry's timetable is read in every notation",
        arguments: [
            ("25", 1500), ("1:20", 4800), ("01:20:30", 4830), ("PT1H20M", 4800), ("PT45M", 2700), ("P1DT2H", 93_600),
            ("P20M", 1200), ("PT90S", 90), ("PT1.5H", 5400), ("P1W", 604_800), ("pt20m", 1200), ("20 min", 1200),
            ("1 h 20 min", 4800), ("1h", 3600), ("2 hours", 7200), ("90 minutes", 5400), ("1:20:00", 4800),
            ("0:05", 300),
        ] as [(String, Double)])
    func ferries(_ value: String, _ seconds: Double) { #expect(Ferry.seconds(duration: value) == seconds) }

    @Test(
        "nonsense is no timetable",
        arguments: [
            "", "soon", "-5", "0", "1:", ":", "1:2:3:4", "P", "PT5", "PTM", "PT", "P1DT", "20 miles", "h",
            "99999999999", "4000000000:59",
        ])
    func noTimetable(_ value: String) { #expect(Ferry.seconds(duration: value) == nil) }
}

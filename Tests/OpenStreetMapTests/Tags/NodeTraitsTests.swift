import Routing
import Testing

@testable import OpenStreetMap

struct NodeTraitsTests {
    struct Case: Sendable {
        var tags: [String: String]
        var control: JunctionControl
        var blocked: TravelModes

        init(_ tags: [String: String], _ control: JunctionControl, _ blocked: TravelModes = []) {
            self.tags = tags
            self.control = control
            self.blocked = blocked
        }
    }

    @Test(
        "controls and barriers",
        arguments: [
            Case(["highway": "traffic_signals"], .signals),
            Case(["highway": "stop"], .stop),
            Case(["highway": "give_way"], .giveWay),
            Case(["highway": "mini_roundabout"], .miniRoundabout),
            Case(["highway": "motorway_junction", "ref": "12"], .motorwayJunction),
            Case(["barrier": "bollard"], .barrier, .car),
            Case(["barrier": "gate"], .gate),
            Case(["barrier": "gate", "locked": "yes"], .gate, .all),
            Case(["barrier": "gate", "access": "private"], .gate),
            Case(["barrier": "gate", "access": "no"], .gate, .all),
            Case(["barrier": "gate", "motor_vehicle": "no"], .gate, .car),
            Case(["barrier": "lift_gate", "access": "no", "bicycle": "yes"], .gate, [.car, .foot]),
            Case(["barrier": "block"], .barrier, .car),
            Case(["barrier": "kerb"], .barrier, .car),
            Case(["barrier": "stile"], .barrier, [.car, .bicycle]),
            Case(["barrier": "fence"], .barrier, .all),
            Case(["barrier": "door"], .barrier, [.car, .bicycle]),
            Case(["barrier": "spikes"], .barrier, .car),
            Case(["barrier": "bump_gate"], .gate),
            Case(["barrier": "fence;stile"], .barrier, [.car, .bicycle]),
            Case(["barrier": "bollard", "motor_vehicle": "yes", "highway": "traffic_signals"], .signals),
            Case(["barrier": "bollard", "highway": "traffic_signals"], .signals, .car),
            Case(["barrier": "kerb", "kerb": "raised"], .barrier, .car),
            Case(["barrier": "chain"], .barrier, .car),
            Case(["barrier": "kissing_gate"], .barrier, [.car, .bicycle]),
            Case(["barrier": "door", "locked": "yes"], .barrier, .all),
            Case(["barrier": "door", "locked": "yes", "foot": "yes"], .barrier, [.car, .bicycle]),
            Case(["barrier": "gate", "locked": "no"], .gate),
            Case(["barrier": "gate", "locked": "yes", "foot": "unknown"], .gate, .all),
            Case(["barrier": "gate", "foot": "no", "bicycle": "no"], .gate, [.bicycle, .foot]),
            Case(["barrier": "gate", "motor_vehicle": "agricultural"], .gate, .car),
            Case(["barrier": "toll_booth", "access": "no"], .barrier, .all),
            Case(["barrier": "yes"], .barrier, .all),
            Case(["barrier": "unknown"], .barrier, .all),
            Case(["barrier": "bollard", "access": "unheard_of"], .barrier, .car),
            Case(["barrier": "height_restrictor", "maxheight": "1.8"], .barrier, .car),
            // A node without a barrier, where a sign stands.
            Case(["access": "no"], .barrier, .all),
            Case(["motor_vehicle": "no"], .barrier, .car),
            Case(["access": "no", "foot": "yes"], .barrier, [.car, .bicycle]),
            Case(["bicycle": "no", "highway": "traffic_signals"], .signals),
            // Through water.
            Case(["ford": "stepping_stones"], .barrier, [.car, .bicycle]),
            Case(["ford": "boat", "highway": "path"], .barrier, [.car, .bicycle]),
            Case(["ford": "stepping_stones", "bicycle": "yes"], .barrier, .car),
        ])
    func traits(_ tested: Case) throws {
        let traits = try #require(NodeTraits(Tags(tested.tags)))
        #expect(traits.control == tested.control)
        #expect(traits.blocked == tested.blocked)
    }

    @Test(
        "nodes that mean nothing to traffic",
        arguments: [
            [:], ["highway": "crossing"], ["barrier": "no"], ["barrier": "entrance"], ["barrier": "toll_booth"],
            ["barrier": "bollard", "bollard": "rising"], ["barrier": "kerb", "kerb": "lowered"], ["name": "Kamppi"],
            ["highway": "crossing", "bicycle": "no"], ["barrier": "cattle_grid"],
            ["barrier": "kissing_gate;entrance"], ["barrier": "border_control"], ["barrier": "sally_port"],
            ["barrier": "height_restrictor"], ["barrier": "height_restrictor", "maxheight": "2.2"],
            ["barrier": "kerb", "kerb": "flush"], ["barrier": "kerb", "highway": "crossing"],
            ["barrier": "chain", "motor_vehicle": "private"], ["barrier": "wall", "access": "yes"],
            ["access": "yes"], ["access": "private"], ["bicycle": "designated"], ["motor_vehicle": "unheard_of"],
            ["highway": "crossing", "access": "no"], ["crossing": "zebra", "motor_vehicle": "no"],
            ["ford": "yes"], ["highway": "ford"], ["ford": "no"], ["highway": "turning_circle"],
            ["highway": "bus_stop", "bus": "yes"], ["traffic_calming": "bump"], ["railway": "level_crossing"],
            ["direction": "forward"], ["highway": "speed_camera", "direction": "forward"],
        ])
    func nothing(_ tags: [String: String]) { #expect(NodeTraits(Tags(tags)) == nil) }

    @Test(
        "signs and signals may be for one direction",
        arguments: [
            (["highway": "stop", "direction": "forward"], Direction.forward),
            (["highway": "stop", "direction": "backward"], .backward),
            (["highway": "give_way", "direction": "forward"], .forward),
            (["highway": "traffic_signals", "traffic_signals:direction": "backward"], .backward),
            (["highway": "traffic_signals", "traffic_signals:direction": "both"], nil),
            (["highway": "traffic_signals", "direction": "forward"], nil),
            (["highway": "stop", "traffic_signals:direction": "forward"], nil),
            (["highway": "stop", "direction": "both"], nil),
            (["highway": "stop", "direction": "350"], nil),
            (["highway": "stop"], nil),
            (["highway": "mini_roundabout", "direction": "clockwise"], nil),
            (["barrier": "gate", "direction": "forward"], nil),
        ] as [([String: String], Direction?)])
    func directions(_ tags: [String: String], _ direction: Direction?) throws {
        #expect(try #require(NodeTraits(Tags(tags))).controlled == direction)
    }

    @Test("only motorway junctions have a number")
    func references() throws {
        let exit = try #require(NodeTraits(Tags(["highway": "motorway_junction", "ref": "12", "name": "Maia"])))
        #expect(exit.ref == "12" && exit.name == "Maia")
        let signals = try #require(NodeTraits(Tags(["highway": "traffic_signals", "ref": "877"])))
        #expect(signals.ref.isEmpty)
    }
}

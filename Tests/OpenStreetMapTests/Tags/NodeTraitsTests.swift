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
            Case(["barrier": "kerb"], .barrier, [.car, .bicycle]),
            Case(["barrier": "stile"], .barrier, [.car, .bicycle]),
            Case(["barrier": "fence"], .barrier, .all),
            Case(["barrier": "door"], .barrier, [.car, .bicycle]),
            Case(["barrier": "spikes"], .barrier, .car),
            Case(["barrier": "bump_gate"], .gate),
            Case(["barrier": "fence;stile"], .barrier, [.car, .bicycle]),
            Case(["barrier": "bollard", "motor_vehicle": "yes", "highway": "traffic_signals"], .signals),
            Case(["barrier": "bollard", "highway": "traffic_signals"], .signals, .car),
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
            ["barrier": "kissing_gate;entrance"],
        ])
    func nothing(_ tags: [String: String]) { #expect(NodeTraits(Tags(tags)) == nil) }

    @Test("only motorway junctions have a number")
    func references() throws {
        let exit = try #require(NodeTraits(Tags(["highway": "motorway_junction", "ref": "12", "name": "Maia"])))
        #expect(exit.ref == "12" && exit.name == "Maia")
        let signals = try #require(NodeTraits(Tags(["highway": "traffic_signals", "ref": "877"])))
        #expect(signals.ref.isEmpty)
    }
}

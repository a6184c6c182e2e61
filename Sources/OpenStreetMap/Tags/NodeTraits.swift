import Routing

/// What a node's tags say about the traffic that passes it.
struct NodeTraits: Equatable, Sendable {
    var control: JunctionControl
    /// Of the ways through the node, the one direction whose traffic is controlled; `nil` for both.
    var controlled: Direction?
    var blocked: TravelModes
    var ref: String
    var name: String
    /// Where a motorway's exit leads, by the old way of tagging.
    var exitTo: String

    /// - Returns: `nil` for nodes that mean nothing to traffic.
    init?(_ tags: Tags) {
        let barrier = Barrier(tags)
        let control = Self.control(highway: tags[.highway])
        blocked = barrier?.blocked ?? []
        self.control = control ?? barrier?.control ?? .none
        let isNamed = tags[.junction] == "yes" && tags[.name] != nil
        guard self.control != .none || !blocked.isEmpty || isNamed else { return nil }
        controlled = control.flatMap { Self.direction(of: $0, tags) }
        // A `ref` on anything else numbers the post, not the road.
        ref = control == .motorwayJunction ? tags[.ref] ?? "" : ""
        name = control == .motorwayJunction || control == .signals || isNamed ? tags[.name] ?? "" : ""
        exitTo = control == .motorwayJunction ? tags[.exitTo] ?? "" : ""
    }

    private static func control(highway: String?) -> JunctionControl? {
        switch highway {
        case "traffic_signals": .signals
        case "stop": .stop
        case "give_way": .giveWay
        case "mini_roundabout": .miniRoundabout
        case "motorway_junction": .motorwayJunction
        default: nil
        }
    }

    /// Source: https://wiki.openstreetmap.org/wiki/Key:direction, "Relative direction". Compass points say where a sign
    /// faces, which depends on the way; they are not read.
    private static func direction(of control: JunctionControl, _ tags: Tags) -> Direction? {
        switch control {
        case .signals: tags[.trafficSignalsDirection].flatMap(Direction.init(name:))
        case .stop, .giveWay: tags[.direction].flatMap(Direction.init(name:))
        case .none, .miniRoundabout, .barrier, .gate, .motorwayJunction: nil
        }
    }
}

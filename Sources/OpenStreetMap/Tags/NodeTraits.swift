import Routing

/// What a node's tags say about the traffic that passes it.
struct NodeTraits: Equatable, Sendable {
    var control: JunctionControl
    var blocked: TravelModes
    var ref: String
    var name: String

    /// - Returns: `nil` for nodes that mean nothing to traffic.
    init?(_ tags: Tags) {
        let barrier = Barrier(tags)
        blocked = barrier?.blocked ?? []
        control = Self.control(highway: tags[.highway]) ?? barrier?.control ?? .none
        guard control != .none || !blocked.isEmpty else { return nil }
        // A `ref` on anything else numbers the post, not the road.
        ref = control == .motorwayJunction ? tags[.ref] ?? "" : ""
        name = control == .motorwayJunction || control == .signals ? tags[.name] ?? "" : ""
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
}

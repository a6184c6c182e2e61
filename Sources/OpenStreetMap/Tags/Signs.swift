import Routing

/// What is painted on a way and written on its signs, for each direction.
struct Signs: Equatable, Sendable {
    var turnLanes: Directed<String>
    var lanes: Directed<UInt8>
    var destination: Directed<String>
    var destinationRef: Directed<String>

    /// - Parameter flow: how cars move. On a one-way street, tags without a direction mean the direction of traffic;
    ///   on other streets nobody knows which direction they mean.
    init(_ tags: Tags, flow: TrafficFlow) {
        turnLanes = Self.texts(
            tags, plain: .turnLanes, .init(forward: .turnLanesForward, backward: .turnLanesBackward), flow)
        destination = Self.destinations(tags, flow)
        destinationRef = Self.texts(
            tags, plain: .destinationRef, .init(forward: .destinationRefForward, backward: .destinationRefBackward),
            flow)
        lanes = Self.lanes(tags, flow: flow)
    }

    /// Streets stand first, as on signs.
    private static func destinations(_ tags: Tags, _ flow: TrafficFlow) -> Directed<String> {
        let places = texts(
            tags, plain: .destination, .init(forward: .destinationForward, backward: .destinationBackward), flow)
        let streets = texts(
            tags, plain: .destinationStreet,
            .init(forward: .destinationStreetForward, backward: .destinationStreetBackward), flow)
        let joined = { (direction: Direction) in
            [streets[direction], places[direction]].filter { !$0.isEmpty }.joined(separator: ";")
        }
        return Directed(forward: joined(.forward), backward: joined(.backward))
    }

    /// What a tag says of each direction.
    static func texts(
        _ tags: Tags, plain: TagKey, _ directed: Directed<TagKey>, _ flow: TrafficFlow
    ) -> Directed<String> {
        var texts = Directed(forward: tags[directed.forward] ?? "", backward: tags[directed.backward] ?? "")
        if let direction = flow.onlyDirection, let text = tags[plain] {
            texts[direction] = texts[direction].isEmpty ? text : texts[direction]
            texts[direction == .forward ? .backward : .forward] = ""
        }
        return texts
    }

    private static func lanes(_ tags: Tags, flow: TrafficFlow) -> Directed<UInt8> {
        let forward = tags[.lanesForward].flatMap(count)
        let backward = tags[.lanesBackward].flatMap(count)
        let total = tags[.lanes].flatMap(count)
        switch flow {
        case .forward: return Directed(forward: forward ?? total ?? 0, backward: 0)
        case .backward: return Directed(forward: 0, backward: backward ?? total ?? 0)
        case .reversible: return Directed(both: 0)
        case .both:
            guard forward == nil || backward == nil, let all = tags[.lanes].flatMap(count) else {
                return Directed(forward: forward ?? 0, backward: backward ?? 0)
            }
            // The lane in the middle, from which both turn left.
            let shared = tags[.lanesBothWays].flatMap(count) ?? 0
            let total = all > shared ? all - shared : 0
            let half = total % 2 == 0 ? total / 2 : 0
            return Directed(
                forward: forward ?? backward.map { total > $0 ? total - $0 : 0 } ?? half,
                backward: backward ?? forward.map { total > $0 ? total - $0 : 0 } ?? half)
        }
    }

    private static func count(_ value: String) -> UInt8? {
        guard let lanes = UInt8(value), (1...32).contains(lanes) else { return nil }
        return lanes
    }
}

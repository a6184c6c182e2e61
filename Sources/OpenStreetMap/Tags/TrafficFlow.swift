import Routing

/// In which directions of a way one mode moves.
enum TrafficFlow: Hashable, Sendable {
    case both
    case forward
    case backward
    /// The direction changes with the time of day; nobody can say which one holds now.
    case reversible

    init(_ tags: Tags, mode: TravelMode, roadClass: RoadClass) {
        switch mode {
        case .car: self = Self.ofCars(tags, roadClass)
        case .bicycle: self = Self.ofBicycles(tags, roadClass)
        case .foot: self = Self.ofWalkers(tags)
        }
    }

    /// The value of a `oneway` tag; `nil` where it says nothing that is known.
    init?(oneway value: String) {
        switch value {
        case "yes", "true", "1": self = .forward
        case "-1", "reverse": self = .backward
        case "no", "false", "0", "alternating": self = .both
        case "reversible": self = .reversible
        default: return nil
        }
    }

    func isOpen(_ direction: Direction) -> Bool {
        switch self {
        case .both: true
        case .forward: direction == .forward
        case .backward: direction == .backward
        case .reversible: false
        }
    }

    /// The one direction that traffic has, `nil` where there are two or none.
    var onlyDirection: Direction? {
        switch self {
        case .forward: .forward
        case .backward: .backward
        case .both, .reversible: nil
        }
    }

    private static func ofVehicles(_ tags: Tags, _ roadClass: RoadClass) -> TrafficFlow {
        if let stated = stated(tags, [.onewayVehicle, .oneway]) { return stated }
        let isCircle = tags[.junction] == "roundabout" || tags[.junction] == "circular"
        return isCircle || roadClass == .motorway ? .forward : .both
    }

    private static func ofCars(_ tags: Tags, _ roadClass: RoadClass) -> TrafficFlow {
        stated(tags, [.onewayMotorcar, .onewayMotorVehicle]) ?? ofVehicles(tags, roadClass)
    }

    private static func ofBicycles(_ tags: Tags, _ roadClass: RoadClass) -> TrafficFlow {
        if let stated = stated(tags, [.onewayBicycle]) { return stated }
        let flow = ofVehicles(tags, roadClass)
        guard let direction = flow.onlyDirection else { return flow }
        return hasContraflow(tags, against: direction) ? .both : flow
    }

    /// Walkers ignore one-way signs, but not escalators.
    private static func ofWalkers(_ tags: Tags) -> TrafficFlow {
        if let stated = stated(tags, [.onewayFoot]) { return stated }
        switch tags[.conveying] {
        case "forward": return .forward
        case "backward": return .backward
        default: return .both
        }
    }

    private static func stated(_ tags: Tags, _ keys: [TagKey]) -> TrafficFlow? {
        for key in keys {
            if let flow = tags[key].flatMap(Self.init(oneway:)) { return flow }
        }
        return nil
    }

    /// Whether a cycle lane or track of the way itself leads against `direction`, the one of traffic.
    private static func hasContraflow(_ tags: Tags, against direction: Direction) -> Bool {
        let sides: [(side: TagKey, oneway: TagKey)] = [
            (.cycleway, .cyclewayOneway), (.cyclewayLeft, .cyclewayLeftOneway),
            (.cyclewayRight, .cyclewayRightOneway), (.cyclewayBoth, .cyclewayBothOneway),
        ]
        // Along the way's own direction, a lane against traffic on a way that is drawn backward is `yes`.
        let against = direction == .forward ? "-1" : "yes"
        for (side, oneway) in sides {
            if tags[side]?.hasPrefix("opposite") == true { return true }
            // What is `separate` is a way of its own on the map.
            guard let lane = tags[side], !["no", "none", "separate"].contains(lane) else { continue }
            if let flow = tags[oneway], flow == "no" || flow == against { return true }
        }
        let opposite = direction == .forward ? tags[.bicycleBackward] : tags[.bicycleForward]
        return opposite.flatMap(Permission.init).map { $0 != .closed } ?? false
    }
}

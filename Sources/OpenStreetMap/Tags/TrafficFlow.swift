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
        case .foot: self = tags[.onewayFoot].flatMap(Self.init(oneway:)) ?? .both
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
        if let stated = tags[.oneway].flatMap(Self.init(oneway:)) { return stated }
        let isCircle = tags[.junction] == "roundabout" || tags[.junction] == "circular"
        return isCircle || roadClass == .motorway ? .forward : .both
    }

    private static func ofCars(_ tags: Tags, _ roadClass: RoadClass) -> TrafficFlow {
        tags[.onewayMotorVehicle].flatMap(Self.init(oneway:)) ?? ofVehicles(tags, roadClass)
    }

    private static func ofBicycles(_ tags: Tags, _ roadClass: RoadClass) -> TrafficFlow {
        if let stated = tags[.onewayBicycle].flatMap(Self.init(oneway:)) { return stated }
        let flow = ofVehicles(tags, roadClass)
        guard let direction = flow.onlyDirection else { return flow }
        return hasContraflow(tags, against: direction) ? .both : flow
    }

    private static func hasContraflow(_ tags: Tags, against direction: Direction) -> Bool {
        let lanes: [TagKey] = [.cycleway, .cyclewayLeft, .cyclewayRight, .cyclewayBoth]
        if lanes.contains(where: { tags[$0]?.hasPrefix("opposite") == true }) { return true }
        let tracks: [TagKey] = [.cyclewayLeftOneway, .cyclewayRightOneway]
        if tracks.contains(where: { tags[$0] == "no" || tags[$0] == "-1" }) { return true }
        let opposite = direction == .forward ? tags[.bicycleBackward] : tags[.bicycleForward]
        return opposite.flatMap(Permission.init).map { $0 != .closed } ?? false
    }
}

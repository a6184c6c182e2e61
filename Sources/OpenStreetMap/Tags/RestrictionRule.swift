import Routing

/// What a `type=restriction` relation's tags demand, before anybody has looked where.
struct RestrictionRule: Equatable, Sendable {
    var kind: TurnRestriction.Kind
    var modes: TravelModes
    /// Several roads may lead in (`no_entry`) or out (`no_exit`); all other rules name one of each.
    var isFan: Bool

    enum Reading: Equatable, Sendable {
        case rules([RestrictionRule])
        /// Holds at some times only.
        case conditional
        /// Concerns vehicles that Waymark has no profile for, such as lorries.
        case otherVehicles
        /// The restriction's value, which is none that is known.
        case unknown(String)
    }

    /// - Returns: `nil` where this is no turn restriction at all.
    static func read(_ tags: Tags) -> Reading? {
        guard let type = tags[.type], type == "restriction" || type.hasPrefix("restriction:") else { return nil }
        var rules: [RestrictionRule] = []
        var unknown: String?
        for (key, modes) in modesByKey {
            guard let value = tags[key] else { continue }
            let bound = (key == .restriction ? self.modes(type: type) : modes).subtracting(exceptions(tags))
            guard let rule = RestrictionRule(value, modes: bound) else {
                unknown = value
                continue
            }
            if !bound.isEmpty { rules.append(rule) }
        }
        if !rules.isEmpty { return .rules(rules) }
        if let unknown { return .unknown(unknown) }
        return tags[.restrictionConditional] != nil ? .conditional : .otherVehicles
    }

    private init?(_ value: String, modes: TravelModes) {
        if value.hasPrefix("no_") {
            kind = .no
        } else if value.hasPrefix("only_") {
            kind = .only
        } else {
            return nil
        }
        self.modes = modes
        isFan = value == "no_entry" || value == "no_exit"
    }

    /// Signs speak to vehicles; who walks may turn as they like.
    private static let vehicles: TravelModes = [.car, .bicycle]

    private static let modesByKey: [(TagKey, TravelModes)] = [
        (.restriction, vehicles), (.restrictionVehicle, vehicles), (.restrictionMotorVehicle, .car),
        (.restrictionMotorcar, .car), (.restrictionBicycle, .bicycle), (.restrictionFoot, .foot),
    ]

    /// The older spelling puts the vehicle into the type: `type=restriction:bicycle`.
    private static func modes(type: String) -> TravelModes {
        type == "restriction" ? vehicles : modes(vehicle: type.dropFirst("restriction:".utf8.count))
    }

    private static func exceptions(_ tags: Tags) -> TravelModes {
        (tags[.except]?.listEntries ?? []).reduce(into: []) { $0.formUnion(modes(vehicle: $1)) }
    }

    private static func modes(vehicle: Substring) -> TravelModes {
        switch vehicle {
        case "vehicle": vehicles
        case "motorcar", "motor_vehicle": .car
        case "bicycle": .bicycle
        case "foot": .foot
        default: []
        }
    }
}

import Routing

/// What a `type=restriction` relation's tags demand, before anybody has looked where.
///
/// Source: https://wiki.openstreetmap.org/wiki/Relation:restriction
struct RestrictionRule: Equatable, Sendable {
    var kind: TurnRestriction.Kind
    var modes: TravelModes
    var shape: Shape
    /// Where the turn leads, as the sign shows it; `nil` where it doesn't say.
    var turn: Turn?
    /// When it holds, as `OpeningHours` reads it; empty for always.
    var hours = ""

    /// How many roads a rule names.
    enum Shape: Equatable, Sendable {
        case oneToOne
        /// `no_entry`: several roads in.
        case manyToOne
        /// `no_exit`: several roads out.
        case oneToMany
    }

    enum Turn: String, Sendable {
        case left = "left_turn"
        case right = "right_turn"
        case straight = "straight_on"
        case around = "u_turn"
    }

    struct Reading: Equatable, Sendable {
        var rules: [RestrictionRule] = []
        /// Why some of what the tags say is not among the rules; each reason once.
        var problems: [ImportReport.Reason] = []

        fileprivate mutating func note(_ problem: ImportReport.Reason) {
            if !problems.contains(problem) { problems.append(problem) }
        }
    }

    /// - Returns: `nil` where this is no turn restriction at all.
    static func read(_ tags: Tags) -> Reading? {
        guard let type = tags[.type], type == "restriction" || type.hasPrefix("restriction:") else { return nil }
        var reading = Reading()
        for key in keys {
            let named = key.plain == .restriction ? modes(type: type) : key.modes
            let modes = named.subtracting(exceptions(tags))
            let conditional = tags[key.conditional].map { ConditionalValue($0).entries } ?? []
            if let value = tags[key.plain] {
                reading.add(value, modes, except: conditional.filter(\.lifts), old: RestrictionHours(tags))
            }
            for entry in conditional where !entry.lifts || tags[key.plain] == nil { reading.add(entry, modes) }
        }
        if reading.rules.isEmpty, reading.problems.isEmpty {
            let saysNothing = tags.keys.allSatisfy { $0 != .restriction && $0 != .restrictionOfOthers && !isRule($0) }
            reading.note(saysNothing ? .missingKind : .otherVehicles)
        }
        return reading
    }

    fileprivate init?(_ value: String, modes: TravelModes, hours: String = "") {
        if value.hasPrefix("no_") {
            kind = .no
        } else if value.hasPrefix("only_") {
            kind = .only
        } else {
            return nil
        }
        self.modes = modes
        self.hours = hours
        turn = Turn(rawValue: String(value.drop { $0 != "_" }.dropFirst()))
        shape = value == "no_entry" ? .manyToOne : value == "no_exit" ? .oneToMany : .oneToOne
    }
}

// MARK: - Whom it concerns

extension RestrictionRule {
    /// Signs speak to vehicles; who walks may turn as they like.
    private static let vehicles: TravelModes = [.car, .bicycle]

    private static let keys: [(plain: TagKey, conditional: TagKey, modes: TravelModes)] = [
        (.restriction, .restrictionConditional, vehicles),
        (.restrictionVehicle, .restrictionVehicleConditional, vehicles),
        (.restrictionMotorVehicle, .restrictionMotorVehicleConditional, .car),
        (.restrictionMotorcar, .restrictionMotorcarConditional, .car),
        (.restrictionBicycle, .restrictionBicycleConditional, .bicycle),
        (.restrictionFoot, .restrictionFootConditional, .foot),
    ]

    private static func isRule(_ key: TagKey) -> Bool { keys.contains { $0.plain == key || $0.conditional == key } }

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

// MARK: - What it demands, and when

extension RestrictionRule.Reading {
    /// - Parameters:
    ///   - lifts: what takes the rule away at times; it counts more than the older spelling of hours.
    ///   - old: the hours in that spelling.
    fileprivate mutating func add(
        _ value: String, _ modes: TravelModes, except lifts: [ConditionalValue.Entry], old: RestrictionHours
    ) {
        guard var rule = RestrictionRule(value, modes: modes) else { return note(.unknownRestriction) }
        guard !modes.isEmpty else { return }
        switch (lifts.first?.condition, old) {
        case (nil, .always): break
        case (nil, .hours(let hours)): rule.hours = hours
        case (.hours(let hours, _), _) where lifts.count == 1 && Self.isOneRule(hours):
            rule.hours = "24/7; \(hours) off"
        // What is lifted for others, or on holidays, is a rule for us.
        case (.otherThanTime, _), (.holidays, _): note(.otherCondition)
        case (nil, .unreadable), (.hours, _), (.unreadable, _): return note(.conditional)
        }
        rules.append(rule)
    }

    /// Whether `off` behind the hours takes away all of them.
    private static func isOneRule(_ hours: String) -> Bool {
        !hours.contains(";") && OpeningHours.parts(of: hours).count == 1
    }

    fileprivate mutating func add(_ entry: ConditionalValue.Entry, _ modes: TravelModes) {
        switch entry.condition {
        case .hours(let hours, _):
            guard let rule = RestrictionRule(entry.value, modes: modes, hours: hours) else {
                return note(.unknownRestriction)
            }
            if !modes.isEmpty { rules.append(rule) }
        case .holidays, .otherThanTime: note(.otherCondition)
        case .unreadable: note(.conditional)
        }
    }
}

extension ConditionalValue.Entry {
    /// `none @ (22:00-06:00)`: without the restriction at night.
    fileprivate var lifts: Bool { value == "none" || value == "no" }
}

/// How many entries of a way's conditional tags can't be applied, and why.
struct ConditionTally: Equatable, Sendable {
    var otherThanTime = 0
    var unreadable = 0
    /// Of entries that speak of public or school holidays, that part never holds.
    var aboutHolidays = 0

    init() {}

    init(_ tags: Tags) {
        for key in tags.keys where key.isConditional {
            for entry in ConditionalValue(tags[key] ?? "").entries { count(entry, of: key) }
        }
    }

    private mutating func count(_ entry: ConditionalValue.Entry, of key: TagKey) {
        switch entry.condition {
        case .hours where !Self.isUnderstood(entry.value, of: key): unreadable += 1
        case .hours(_, let ignoresHolidays): aboutHolidays += ignoresHolidays ? 1 : 0
        case .holidays: aboutHolidays += 1
        case .otherThanTime: otherThanTime += 1
        case .unreadable: unreadable += 1
        }
    }

    private static func isUnderstood(_ value: String, of key: TagKey) -> Bool {
        switch key {
        case .onewayConditional, .onewayMotorVehicleConditional, .onewayBicycleConditional:
            TrafficFlow(oneway: value) != nil
        case .maxspeedConditional, .maxspeedForwardConditional, .maxspeedBackwardConditional:
            SpeedLimit.parse(value) != nil
        default: Permission(value) != nil
        }
    }
}

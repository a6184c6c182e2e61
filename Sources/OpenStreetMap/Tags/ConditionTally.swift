/// How many entries of a way's conditional tags can't be applied, and why.
struct ConditionTally: Equatable, Sendable {
    var otherThanTime = 0
    var unreadable = 0
    /// Of entries that speak of public or school holidays, that part never holds.
    var aboutHolidays = 0

    init() {}

    init(_ tags: Tags) {
        for key in tags.keys {
            guard let overridden = key.overridden else { continue }
            for entry in ConditionalValue(tags[key] ?? "").entries { count(entry, of: overridden) }
        }
        unreadable += ConditionalTags(tags, WayConditions.accessKeys).leftOut
        unreadable += ConditionalTags(tags, WayConditions.speedKeys).leftOut
    }

    private mutating func count(_ entry: ConditionalValue.Entry, of key: TagKey) {
        switch entry.condition {
        case .hours where !key.understands(entry.value): unreadable += 1
        case .hours(_, let ignoresHolidays): aboutHolidays += ignoresHolidays ? 1 : 0
        case .holidays: aboutHolidays += 1
        case .otherThanTime: otherThanTime += 1
        case .unreadable: unreadable += 1
        }
    }
}

import Routing

/// The hours of a turn restriction as they were tagged before `restriction:conditional`: `day_on=Monday`,
/// `day_off=Friday`, `hour_on=07:00`, `hour_off=09:30`.
///
/// Source: https://wiki.openstreetmap.org/wiki/Relation:restriction, "Former tagging"
enum RestrictionHours: Equatable, Sendable {
    case always
    /// As `OpeningHours` reads them.
    case hours(String)
    case unreadable

    init(_ tags: Tags) {
        let days = Self.days(tags[.dayOn], tags[.dayOff])
        let times = Self.times(tags[.hourOn], tags[.hourOff])
        guard let days, let times else {
            self = .unreadable
            return
        }
        let text = [days, times].filter { !$0.isEmpty }.joined(separator: " ")
        self = text.isEmpty ? .always : OpeningHours(text) == nil ? .unreadable : .hours(text)
    }

    /// Empty where nothing is said, `nil` where it makes no sense.
    private static func days(_ on: String?, _ off: String?) -> String? {
        switch (on, off) {
        case (nil, nil): return ""
        case (let on?, let off?):
            guard let first = day(on), let last = day(off) else { return nil }
            return "\(first)-\(last)"
        case (let on?, nil): return day(on)
        case (nil, _?): return nil
        }
    }

    private static func day(_ name: String) -> String? {
        let start = name.prefix(2).lowercased()
        switch start {
        // Two other days begin with T, two with S.
        case "m", "w", "f": return ["m": "Mo", "w": "We", "f": "Fr"][start]
        case "mo", "tu", "we", "th", "fr", "sa", "su": return start.capitalized
        default: return nil
        }
    }

    private static func times(_ on: String?, _ off: String?) -> String? {
        switch (on, off) {
        case (nil, nil): ""
        case (let on?, let off?): "\(time(on))-\(time(off))"
        // `hour_on=07:30-09:30,17:30-19:30`
        case (let on?, nil): on.contains("-") ? on : nil
        case (nil, _?): nil
        }
    }

    private static func time(_ value: String) -> String { UInt8(value) == nil ? value : "\(value):00" }
}

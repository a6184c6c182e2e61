import Routing

/// A signed speed limit as a network stores it: km/h, 0 where none is known, 255 where there is none to keep.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:maxspeed, Key:maxspeed:advisory, Key:maxspeed:lanes, Key:maxspeed:type
enum SpeedLimit {
    static let unknown: UInt8 = 0
    static let none: UInt8 = 255

    /// The speed by which one drives: the recommended one where there is one (as in OSRM), else the limit.
    static func directed(_ tags: Tags) -> Directed<UInt8> {
        let advisory = advisory(tags)
        let common = common(tags)
        return Directed(
            forward: advisory.forward ?? tags[.maxspeedForward].flatMap(parse)
                ?? lanes(tags, .maxspeedLanesForward) ?? common,
            backward: advisory.backward ?? tags[.maxspeedBackward].flatMap(parse)
                ?? lanes(tags, .maxspeedLanesBackward) ?? common)
    }

    /// Whether a direction has a recommended speed instead of a limit.
    static func isAdvisory(_ tags: Tags) -> Bool {
        let advisory = advisory(tags)
        return advisory.forward != nil || advisory.backward != nil
    }

    private static func advisory(_ tags: Tags) -> Directed<UInt8?> {
        let common = tags[.maxspeedAdvisory].flatMap(parse)
        return Directed(
            forward: tags[.maxspeedAdvisoryForward].flatMap(parse) ?? common,
            backward: tags[.maxspeedAdvisoryBackward].flatMap(parse) ?? common)
    }

    private static func common(_ tags: Tags) -> UInt8 {
        if let limit = tags[.maxspeed].flatMap(parse) ?? lanes(tags, .maxspeedLanes) { return limit }
        let keys: [TagKey] = [.maxspeedType, .zoneMaxspeed, .sourceMaxspeed, .zoneTraffic]
        for key in keys {
            if let limit = tags[key].flatMap(parse) { return limit }
        }
        return unknown
    }

    /// `100|80|60`: where only the lanes have limits, that of the fastest one.
    private static func lanes(_ tags: Tags, _ key: TagKey) -> UInt8? {
        tags[key]?.split(separator: "|").compactMap { parse(String($0)) }.max()
    }

    /// `50`, `30 mph`, `10 knots`, `none`, `walk`, `FI:urban`, `DE:zone:30`.
    /// - Returns: `nil` where the value says nothing that is known, as `signals` and `variable`.
    static func parse(_ value: String) -> UInt8? {
        guard let entry = value.listEntries.first else { return nil }
        switch entry {
        case "none": return none
        case "walk", "walking": return walkingPace
        default: return number(entry) ?? SpeedZones.limit(String(entry))
        }
    }

    static let walkingPace: UInt8 = 5

    private static func number(_ entry: Substring) -> UInt8? {
        let digits = entry.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let unit = entry.dropFirst(digits.count).trimmed
        guard let value = Double(digits), let factor = unit.isEmpty ? 1 : factors[unit.lowercased()] else {
            return nil
        }
        let kilometres = (value * factor).rounded()
        // Nothing on the road is signed faster; what exceeds this is a slip of the keyboard.
        return (1...200).contains(kilometres) ? UInt8(kilometres) : nil
    }

    private static let factors: [String: Double] = [
        "km/h": 1, "kmh": 1, "kph": 1, "kmph": 1, "mph": 1.609344, "mp/h": 1.609344, "knots": 1.852, "kn": 1.852,
    ]
}

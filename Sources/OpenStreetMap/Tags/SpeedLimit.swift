import Routing

/// A signed speed limit as a network stores it: km/h, 0 where none is known, 255 where there is none to keep.
enum SpeedLimit {
    static let unknown: UInt8 = 0
    static let none: UInt8 = 255

    static func directed(_ tags: Tags) -> Directed<UInt8> {
        let common = common(tags)
        return Directed(
            forward: tags[.maxspeedForward].flatMap(parse) ?? common,
            backward: tags[.maxspeedBackward].flatMap(parse) ?? common)
    }

    private static func common(_ tags: Tags) -> UInt8 {
        let keys: [TagKey] = [.maxspeed, .maxspeedType, .zoneMaxspeed, .sourceMaxspeed, .zoneTraffic]
        for key in keys {
            if let limit = tags[key].flatMap(parse) { return limit }
        }
        return unknown
    }

    /// `50`, `30 mph`, `10 knots`, `none`, `walk`, `FI:urban`, `DE:zone:30`.
    /// - Returns: `nil` where the value says nothing that is known.
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
        guard let value = Double(digits), let factor = factors[String(entry.dropFirst(digits.count).trimmed)] else {
            return nil
        }
        let kilometres = (value * factor).rounded()
        // Nothing on the road is signed faster; what exceeds this is a slip of the keyboard.
        return (1...200).contains(kilometres) ? UInt8(kilometres) : nil
    }

    private static let factors: [String: Double] = [
        "": 1, "km/h": 1, "kmh": 1, "kph": 1, "kmph": 1, "mph": 1.609344, "knots": 1.852,
    ]
}

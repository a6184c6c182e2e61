import Routing

/// Whether an ordinary car fits: signs that only lorries mind are passed by, but under some bridges and through some gates
/// no car comes.
///
/// The measures are those of OSRM's car. Source: https://wiki.openstreetmap.org/wiki/Key:maxheight, Key:maxwidth,
/// Key:maxlength, Key:maxweight
enum VehicleSize {
    /// In metres, in tonnes.
    private static let height = 2.0
    private static let width = 1.9
    private static let length = 4.8
    private static let weight = 2.0

    static func fits(_ tags: Tags) -> Bool {
        guard tags.has(anyOf: keys) else { return true }
        let limits: [(keys: [TagKey], read: (String) -> Double?, least: Double)] = [
            ([.maxheightPhysical, .maxheight], meters, height),
            ([.maxwidthPhysical, .maxwidth, .width], meters, width),
            ([.maxlength], meters, length),
            ([.maxweight], tonnes, weight),
        ]
        return limits.allSatisfy { limit in
            let stated = limit.keys.lazy.compactMap { tags[$0].flatMap(limit.read) }.first
            return stated.map { $0 >= limit.least } ?? true
        }
    }

    /// Whether a barrier that keeps tall vehicles away lets a car through.
    static func fitsUnder(_ maxheight: String?) -> Bool { maxheight.flatMap(meters).map { $0 >= height } ?? true }

    private static let keys: [TagKey] = [
        .maxheight, .maxheightPhysical, .maxwidth, .maxwidthPhysical, .width, .maxlength, .maxweight,
    ]

    /// `2.1`, `2.1 m`, `210 cm`, `6'7"`, `7 ft`; `nil` for `default`, `none` and the like.
    static func meters(_ value: String) -> Double? {
        let parts = value.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count == 1 else {
            let inches = parts[1].filter { $0 != "\"" && $0 != " " }
            guard let feet = Double(parts[0].trimmed), let rest = inches.isEmpty ? 0 : Double(inches) else {
                return nil
            }
            return (feet * 12 + rest) * 0.0254
        }
        return measure(value, units: ["": 1, "m": 1, "cm": 0.01, "ft": 0.3048])
    }

    /// `3.5`, `3.5 t`, `1500 kg`.
    static func tonnes(_ value: String) -> Double? {
        measure(value, units: ["": 1, "t": 1, "kg": 0.001, "st": 0.90718474, "lbs": 0.00045359237])
    }

    private static func measure(_ value: String, units: [String: Double]) -> Double? {
        let digits = value.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        guard let number = Double(digits), let unit = units[String(value.dropFirst(digits.count).trimmed)] else {
            return nil
        }
        return number * unit
    }
}

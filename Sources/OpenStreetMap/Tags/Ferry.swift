/// How long a ferry takes.
enum Ferry {
    /// Seconds from `duration=*`: minutes (`25`), `hours:minutes` (`1:20`), `hours:minutes:seconds`, or ISO 8601
    /// (`PT1H20M`).
    static func seconds(duration value: String) -> Double? {
        let seconds = value.hasPrefix("P") ? iso8601(value) : clock(value)
        guard let seconds, seconds > 0, seconds < 30 * 86_400 else { return nil }
        return seconds
    }

    private static func clock(_ value: String) -> Double? {
        let parts = value.split(separator: ":", omittingEmptySubsequences: false).map { UInt32($0) }
        switch parts.count {
        case 1: return parts[0].map { Double($0) * 60 }
        case 2:
            guard let hours = parts[0], let minutes = parts[1] else { return nil }
            return Double(hours) * 3600 + Double(minutes) * 60
        case 3:
            guard let hours = parts[0], let minutes = parts[1], let seconds = parts[2] else { return nil }
            return Double(hours) * 3600 + Double(minutes) * 60 + Double(seconds)
        default: return nil
        }
    }

    private static func iso8601(_ value: String) -> Double? {
        var seconds = 0.0
        var digits = ""
        for character in value.dropFirst() where character != "T" {
            if character.isNumber || character == "." {
                digits.append(character)
                continue
            }
            guard let number = Double(digits), let unit = units[character] else { return nil }
            seconds += number * unit
            digits = ""
        }
        return digits.isEmpty ? seconds : nil
    }

    private static let units: [Character: Double] = ["D": 86_400, "H": 3_600, "M": 60, "S": 1]
}

/// How long a ferry or a shuttle train takes.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:duration
enum Ferry {
    /// Where no timetable says it, in km/h; `nil` for what the profiles know themselves.
    static func speed(route: String?) -> UInt8? { route == "shuttle_train" ? 10 : nil }

    /// Seconds from `duration=*`: minutes (`25`), `hours:minutes` (`1:20`), `hours:minutes:seconds`, ISO 8601
    /// (`PT1H20M`), or in words (`1 h 20 min`).
    static func seconds(duration value: String) -> Double? {
        let text = value.filter { $0 != " " }.uppercased()
        let seconds = text.hasPrefix("P") ? iso8601(text.dropFirst()) : clock(text) ?? words(text)
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

    /// Days before the `T`, hours and less behind it. Mappers forget the letter: `M` before it would be months, which no
    /// ferry takes.
    private static func iso8601(_ value: Substring) -> Double? {
        let parts = value.split(separator: "T", omittingEmptySubsequences: false)
        let (days, times) = (parts[0], parts.count > 1 ? parts[1] : "")
        guard parts.count <= 2, !value.isEmpty, parts.count == 1 || !times.isEmpty,
            let day = sum(days, ["W": 7 * 86_400, "D": 86_400, "H": 3600, "M": 60]),
            let time = sum(times, ["H": 3600, "M": 60, "S": 1])
        else { return nil }
        return day + time
    }

    private static func words(_ value: String) -> Double? {
        sum(
            value[...],
            [
                "D": 86_400, "DAYS": 86_400, "H": 3600, "HR": 3600, "HRS": 3600, "HOUR": 3600, "HOURS": 3600, "M": 60,
                "MIN": 60, "MINS": 60, "MINUTES": 60, "S": 1, "SEC": 1,
            ])
    }

    /// `1H20M`: numbers, each before its unit.
    private static func sum(_ text: Substring, _ units: [String: Double]) -> Double? {
        var seconds = 0.0
        var rest = text
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
            guard let number = Double(digits), let length = units[String(unit)] else { return nil }
            seconds += number * length
            rest = rest[unit.endIndex...]
        }
        return seconds
    }
}

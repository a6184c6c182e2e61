import Protocol
import Routing

/// What one sentence of a receiver says of an epoch, the moment that it measured.
///
/// Source: NMEA 0183, sentences RMC (recommended minimum) and GGA (fix data), of any talker.
struct NMEASentence: Sendable, Equatable {
    /// Milliseconds since midnight, UTC.
    var timeOfDay: Int64
    /// `nil` where the receiver has no fix.
    var coordinate: Coordinate?
    /// Midnight of its day, in milliseconds since the epoch.
    var date: Int64?
    var dilution: Double?
    var heading: Double?
    var speed: Double?

    private static let metersPerSecondPerKnot = 1852.0 / 3600

    /// - Parameter line: without its end.
    /// - Returns: `nil` for sentences about other things.
    static func read(_ line: Substring) throws(RecordingFault) -> NMEASentence? {
        guard line.first == "$" || line.first == "!" else {
            throw RecordingFault(.notATrack, "not an NMEA sentence: \(line.quoted)")
        }
        let fields = try content(of: line).split(separator: ",", omittingEmptySubsequences: false)
        guard let address = fields.first, address.count == 5 else { return nil }
        switch address.suffix(3) {
        case "RMC": return try recommendedMinimum(fields)
        case "GGA": return try fixData(fields)
        default: return nil
        }
    }

    /// What stands between `$` and `*`, its checksum having been checked.
    private static func content(of line: Substring) throws(RecordingFault) -> Substring {
        let body = line.dropFirst()
        guard let star = body.lastIndex(of: "*") else {
            throw RecordingFault(.corrupted, "a sentence without a checksum: \(line.quoted)")
        }
        let sum = body[..<star].utf8.reduce(UInt8(0), ^)
        let told = body[body.index(after: star)...]
        guard told.count == 2, UInt8(told, radix: 16) == sum else {
            let right = String(sum, radix: 16, uppercase: true)
            throw RecordingFault(
                .corrupted, "the checksum is \(told.quoted) and should be \(right.count < 2 ? "0" + right : right)")
        }
        return body[..<star]
    }

    private static func recommendedMinimum(_ fields: [Substring]) throws(RecordingFault) -> NMEASentence? {
        guard fields.count >= 10 else { throw RecordingFault(.corrupted, "an RMC sentence of \(fields.count) fields") }
        guard !fields[1].isEmpty else { return nil }
        var sentence = NMEASentence(timeOfDay: try timeOfDay(fields[1]))
        sentence.date = fields[9].isEmpty ? nil : try date(fields[9])
        guard fields[2] == "A" else { return sentence }
        sentence.coordinate = try coordinate(fields[3...6])
        sentence.speed = try number(fields[7], "speed", 0...2_000).map { $0 * metersPerSecondPerKnot }
        sentence.heading = try number(fields[8], "course", 0...360).map(Bearing.normalized)
        return sentence
    }

    private static func fixData(_ fields: [Substring]) throws(RecordingFault) -> NMEASentence? {
        guard fields.count >= 9 else { throw RecordingFault(.corrupted, "a GGA sentence of \(fields.count) fields") }
        guard !fields[1].isEmpty else { return nil }
        var sentence = NMEASentence(timeOfDay: try timeOfDay(fields[1]))
        guard !fields[6].isEmpty, fields[6] != "0" else { return sentence }
        sentence.coordinate = try coordinate(fields[2...5])
        sentence.dilution = try number(fields[8], "dilution", 0...1_000)
        return sentence
    }
}

// MARK: - Fields

extension NMEASentence {
    /// `hhmmss` and decimals.
    private static func timeOfDay(_ field: Substring) throws(RecordingFault) -> Int64 {
        guard let found = field.wholeMatch(of: /(\d{2})(\d{2})(\d{2})(?:\.(\d{1,6}))?/),
            let hours = Int64(found.1), let minutes = Int64(found.2), let seconds = Int64(found.3),
            hours < 24, minutes < 60, seconds < 60
        else { throw RecordingFault(.corrupted, "no time of day: \(field.quoted); it should be like 083000.00") }
        let fraction = found.4.flatMap { Double("0.\($0)") } ?? 0
        return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Int64((fraction * 1_000).rounded(.down))
    }

    /// `ddmmyy`: the two digits of the year mean 1980 to 2079.
    private static func date(_ field: Substring) throws(RecordingFault) -> Int64 {
        let digits = Array(field)
        guard digits.count == 6, field.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw noDate(field) }
        let (day, month, year) = (String(digits[0...1]), String(digits[2...3]), String(digits[4...5]))
        let century = year >= "80" ? "19" : "20"
        guard let date = RFC3339.milliseconds("\(century)\(year)-\(month)-\(day)T00:00:00.000Z") else {
            throw noDate(field)
        }
        return date
    }

    private static func noDate(_ field: Substring) -> RecordingFault {
        RecordingFault(.corrupted, "no date: \(field.quoted); it should be like 010526 for 1 May 2026")
    }

    /// Latitude, its hemisphere, longitude, its hemisphere.
    private static func coordinate(_ fields: ArraySlice<Substring>) throws(RecordingFault) -> Coordinate {
        let four = Array(fields)
        return Coordinate(
            latitude: try degrees(four[0], four[1], digits: 2, signs: ("N", "S"), most: 90),
            longitude: try degrees(four[2], four[3], digits: 3, signs: ("E", "W"), most: 180))
    }

    /// Degrees of so many digits, and minutes right after them.
    private static func degrees(
        _ field: Substring, _ hemisphere: Substring, digits: Int, signs: (Substring, Substring), most: Double
    ) throws(RecordingFault) -> Double {
        guard field.wholeMatch(of: /\d{4,5}(\.\d{0,10})?/) != nil, let whole = Double(field.prefix(digits)),
            let minutes = Double(field.dropFirst(digits)), minutes < 60, whole + minutes / 60 <= most,
            hemisphere == signs.0 || hemisphere == signs.1
        else { throw RecordingFault(.corrupted, "no place: \(field.quoted), \(hemisphere.quoted)") }
        return (whole + minutes / 60) * (hemisphere == signs.1 ? -1 : 1)
    }

    private static func number(
        _ field: Substring, _ name: String, _ range: ClosedRange<Double>
    ) throws(RecordingFault) -> Double? {
        guard !field.isEmpty else { return nil }
        guard let number = Double(field), range.contains(number) else {
            throw RecordingFault(
                .corrupted,
                "the \(name) must be from \(Int(range.lowerBound)) to \(Int(range.upperBound)), not "
                    + field.quoted)
        }
        return number
    }
}

/// Times as webhooks write them: RFC 3339 in UTC with milliseconds, `2026-05-01T08:30:00.000Z`.
package enum RFC3339 {
    /// - Parameter milliseconds: since the epoch; clamped to the years 0 to 9999.
    package static func text(_ milliseconds: Int64) -> String {
        let clamped = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
        let (days, time) = floorDivide(clamped, 86_400_000)
        let (year, month, day) = civil(fromDays: days)
        let fields = [
            padded(year, 4), "-", padded(month, 2), "-", padded(day, 2), "T",
            padded(time / 3_600_000, 2), ":", padded(time / 60_000 % 60, 2), ":", padded(time / 1_000 % 60, 2),
            ".", padded(time % 1_000, 3), "Z",
        ]
        return fields.joined()
    }

    /// Milliseconds since the epoch, or nil for anything but the form that `text` writes.
    package static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        let shape = Array("0000-00-00T00:00:00.000Z".utf8)
        guard bytes.count == shape.count else { return nil }
        for (byte, model) in zip(bytes, shape) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard model == UInt8(ascii: "0") ? isDigit : byte == model else { return nil }
        }
        let number = { (range: Range<Int>) in bytes[range].reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) } }
        let date = days(year: number(0..<4), month: number(5..<7), day: number(8..<10))
        let time = (number(11..<13) * 60 + number(14..<16)) * 60 + number(17..<19)
        let result = (date * 86_400 + time) * 1_000 + number(20..<23)
        return Self.text(result) == text ? result : nil
    }

    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": a year that begins in March, eras of 400 years.
    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}

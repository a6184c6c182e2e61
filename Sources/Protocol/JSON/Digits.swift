/// How many bytes the longest number has: a double in full, such as `-1.7976931348623157e+308`.
let longestNumber = 24

// Numbers in JSON, written into room that must be there: `longestNumber` bytes for each.
extension OutputSpan<UInt8> {
    mutating func append(_ text: StaticString) {
        for place in 0..<text.utf8CodeUnitCount { append(text.utf8Start[place]) }
    }

    mutating func append(integer value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digitsOf: value.magnitude)
    }

    /// A number with at most so many decimals, and no zeros at its end: `12.5`, `12`. Infinity and NaN become 0.
    mutating func append(number value: Double, decimals: Int) {
        guard value.isFinite else { return append(UInt8(ascii: "0")) }
        let places = min(max(decimals, 0), powersOfTen.count - 1)
        let scaled = abs(value) * Double(powersOfTen[places])
        guard scaled < 9e15 else { return append(number: value) }
        // To the nearest, halves away from zero; exact, for a double has no fraction beyond 2^53.
        let floor = UInt64(scaled)
        let rounded = scaled - Double(floor) < 0.5 ? floor : floor + 1
        if value < 0, rounded > 0 { append(UInt8(ascii: "-")) }
        if let short = UInt32(exactly: rounded) {
            append(short, places: places)
        } else {
            let unit = UInt64(powersOfTen[places])
            append(digitsOf: rounded / unit)
            append(fraction: UInt32(rounded % unit), places: places)
        }
    }

    /// A number with as few digits as tell it from every other double; it must be finite.
    mutating func append(number value: Double) {
        let text = value.description
        for byte in text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...] { append(byte) }
    }

    /// `value` / 10^`places`, in 32 bits, where division takes a third of the time; by a constant, a tenth.
    private mutating func append(_ value: UInt32, places: Int) {
        guard places != 1 else {
            append(digitsOf: UInt64(value / 10))
            guard value % 10 > 0 else { return }
            append(UInt8(ascii: "."))
            append(digit: value % 10)
            return
        }
        let unit = powersOfTen[places]
        append(digitsOf: UInt64(value / unit))
        append(fraction: value % unit, places: places)
    }

    private mutating func append(fraction: UInt32, places: Int) {
        guard fraction > 0 else { return }
        var (fraction, places) = (fraction, places)
        while fraction % 10 == 0 {
            fraction /= 10
            places -= 1
        }
        append(UInt8(ascii: "."))
        if !places.isMultiple(of: 2) {
            places -= 1
            append(digit: fraction / powersOfTen[places])
            fraction %= powersOfTen[places]
        }
        while places > 0 {
            places -= 2
            append(pair: fraction / powersOfTen[places])
            fraction %= powersOfTen[places]
        }
    }

    private mutating func append(digitsOf value: UInt64) {
        switch value {
        case ..<10: append(digit: UInt32(value))
        case ..<100: append(pair: UInt32(value))
        default:
            append(digitsOf: value / 100)
            append(pair: UInt32(value % 100))
        }
    }

    private mutating func append(digit: UInt32) { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)) }

    /// Two digits of a number below 100.
    private mutating func append(pair: UInt32) {
        let tens = (pair * 103) >> 10
        append(digit: tens)
        append(digit: pair - tens * 10)
    }
}

private let powersOfTen: [10 of UInt32] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
]

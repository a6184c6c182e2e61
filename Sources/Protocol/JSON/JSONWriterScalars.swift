extension JSONWriter {
    package mutating func string(_ text: String) {
        separate()
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var plain = 0  // start of the run that needs no escape
            for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == 0x22 || utf8[index] == 0x5C {
                append(contentsOf: utf8[plain..<index])
                escape(utf8[index])
                plain = index + 1
            }
            append(contentsOf: utf8[plain...])
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        default:
            append("\\u00")
            append(hexDigit(byte >> 4))
            append(hexDigit(byte & 15))
        }
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    package mutating func boolean(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    package mutating func null() {
        separate()
        append("null")
    }

    package mutating func integer(_ value: Int64) {
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        digits(of: value.magnitude)
    }

    /// Writes a number with at most so many decimals, and no zeros at its end: `12.5`, `12`.
    ///
    /// Infinity and NaN, which JSON can't say, become 0 here; `field` leaves them out instead.
    package mutating func number(_ value: Double, decimals: Int) {
        guard value.isFinite else { return integer(0) }
        let places = min(max(decimals, 0), Self.powersOfTen.count - 1)
        let scaled = (value * Double(Self.powersOfTen[places])).rounded()
        guard abs(scaled) < 9e15 else { return number(value) }
        separate()
        if scaled < 0 { append(UInt8(ascii: "-")) }
        decimal(UInt64(abs(scaled)), places: places)
    }

    /// Writes a number with as few digits as tell it from every other double.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return integer(0) }
        separate()
        let text = value.description
        append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
    }

    /// Writes `value` / 10^`places`, shortened by the zeros at its end.
    private mutating func decimal(_ value: UInt64, places: Int) {
        var value = value
        var places = places
        while places > 0, value % 10 == 0 {
            value /= 10
            places -= 1
        }
        let unit = Self.powersOfTen[places]
        digits(of: value / unit)
        guard places > 0 else { return }
        append(UInt8(ascii: "."))
        digits(of: value % unit, atLeast: places)
    }

    private mutating func digits(of value: UInt64, atLeast width: Int = 1) {
        let start = count
        var rest = value
        while rest > 0 || count - start < width {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        reverse(from: start)
    }

    private static let powersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]
}

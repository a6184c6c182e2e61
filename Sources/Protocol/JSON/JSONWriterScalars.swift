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
        write(atMost: longestNumber) { $0.append(integer: value) }
    }

    /// Writes a number with at most so many decimals, and no zeros at its end: `12.5`, `12`.
    ///
    /// Infinity and NaN, which JSON can't say, become 0 here; `field` leaves them out instead.
    package mutating func number(_ value: Double, decimals: Int) {
        separate()
        write(atMost: longestNumber) { $0.append(number: value, decimals: decimals) }
    }

    /// Writes a number with as few digits as tell it from every other double.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return integer(0) }
        separate()
        write(atMost: longestNumber) { $0.append(number: value) }
    }
}

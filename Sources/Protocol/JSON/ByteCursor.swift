/// A place in bytes of JSON that moves on over what it recognizes. It never leaves the bytes.
struct ByteCursor {
    private let bytes: UnsafeRawBufferPointer
    private(set) var index = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index == bytes.count }

    /// The byte here; 0, which JSON has no use for, at the end.
    var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func advance() {
        if index < bytes.count { index += 1 }
    }

    mutating func skipSpace() {
        while current == 0x20 || current == 0x0A || current == 0x0D || current == 0x09 { index += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func take(_ word: StaticString) -> Bool {
        let range = index..<(index + word.utf8CodeUnitCount)
        guard range.upperBound <= bytes.count, matches(range, word) else { return false }
        index = range.upperBound
        return true
    }

    /// The inside of a string of printable ASCII without escapes.
    mutating func plainString() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = index
        while (0x20..<0x7F).contains(current), current != 0x22, current != 0x5C { index += 1 }
        let end = index
        return take(UInt8(ascii: "\"")) ? start..<end : nil
    }

    /// Whether the bytes of `range` are those of `word`.
    func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        let expected = word.utf8Start
        for offset in 0..<range.count where bytes[range.lowerBound + offset] != expected[offset] { return false }
        return true
    }

    /// A number of JSON's grammar, rounded correctly, or nil where that takes more than this knows.
    ///
    /// Exact when the digits make a whole number below 2^53 and the power of ten is at most 10^22: both are doubles
    /// then, and one multiplication or division rounds once (Clinger, "How to Read Floating Point Numbers
    /// Accurately", 1990). Longer fractions go to the standard library.
    mutating func number() -> Double? {
        let start = index
        let isNegative = take(UInt8(ascii: "-"))
        var decimal = Decimal()
        let startsWithZero = current == UInt8(ascii: "0")
        let wholeDigits = digits(into: &decimal)
        guard wholeDigits == 1 || wholeDigits > 1 && !startsWithZero else { return nil }
        if take(UInt8(ascii: ".")) {
            let fractionDigits = digits(into: &decimal)
            guard fractionDigits > 0 else { return nil }
            decimal.exponent = -fractionDigits
        }
        if current | 0x20 == UInt8(ascii: "e") {
            // Foundation's decoder refuses 0e7, which JSON allows: leave it to that.
            guard decimal.mantissa > 0, let exponent = exponent() else { return nil }
            decimal.exponent += exponent
        }
        guard (-22...22).contains(decimal.exponent) else { return nil }
        guard let magnitude = decimal.exactValue else { return slowNumber(start..<index) }
        return isNegative ? -magnitude : magnitude
    }

    /// Digits and a power of ten: `mantissa` · 10^`exponent`.
    private struct Decimal {
        var mantissa: UInt64 = 0
        var exponent = 0
        var isTooLong = false

        mutating func append(_ digit: UInt8) {
            guard mantissa < 1_000_000_000_000_000_000 else { return isTooLong = true }
            mantissa = mantissa * 10 + UInt64(digit)
        }

        var exactValue: Double? {
            guard !isTooLong, mantissa < 1 << 53 else { return nil }
            let scale = ByteCursor.powersOfTen[abs(exponent)]
            return exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
        }
    }

    /// Reads digits to the end of `decimal` and returns how many.
    private mutating func digits(into decimal: inout Decimal) -> Int {
        let start = index
        while case UInt8(ascii: "0")...UInt8(ascii: "9") = current {
            decimal.append(current - UInt8(ascii: "0"))
            index += 1
        }
        return index - start
    }

    private mutating func exponent() -> Int? {
        index += 1
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        var decimal = Decimal()
        guard (1...4).contains(digits(into: &decimal)) else { return nil }
        let value = Int(truncatingIfNeeded: decimal.mantissa)
        return isNegative ? -value : value
    }

    private func slowNumber(_ range: Range<Int>) -> Double? {
        Double(String(decoding: bytes[range], as: UTF8.self))
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

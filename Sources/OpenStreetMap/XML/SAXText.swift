import CLibXML2

/// Text of an XML document where the parser has it.
struct SAXText {
    private let bytes: UnsafeBufferPointer<xmlChar>

    /// - Parameter start: text that ends with a zero; `nil` makes an empty one.
    init(_ start: UnsafePointer<xmlChar>?) { self.init(start, count: Int(xmlStrlen(start))) }

    init(_ start: UnsafePointer<xmlChar>?, count: Int) {
        bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : max(count, 0))
    }

    static func == (text: SAXText, known: StaticString) -> Bool {
        text.bytes.count == known.utf8CodeUnitCount
            && text.bytes.elementsEqual(UnsafeBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
    }

    static func ~= (known: StaticString, text: SAXText) -> Bool { text == known }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole text as a number; `nil` for anything else, and beyond 64 bits.
    var integer: Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = bytes.dropFirst(isNegative || bytes.first == UInt8(ascii: "+") ? 1 : 0)
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard let digit = Self.digit(byte) else { return nil }
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) = tens.subtractingReportingOverflow(digit)
            guard !overflow, !overflowToo else { return nil }
            value = sum
        }
        // Negative while it grows: there is one more number below zero than above.
        return isNegative ? value : value == .min ? nil : -value
    }

    /// The whole text in units of 1e-7, rounded to the nearest; `nil` where it is no number of a sane size.
    var tenMillionths: Int64? {
        decimal ?? Double(string).flatMap { abs($0) < 1e6 ? Int64(($0 * 1e7).rounded()) : nil }
    }

    /// Exact, without a detour over binary fractions, for what nearly all files write: `-12.3456789`.
    private var decimal: Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let number = bytes.dropFirst(isNegative ? 1 : 0)
        // A point and eleven digits at most, so that nothing overflows.
        guard number.count <= 12, number.contains(where: { Self.digit($0) != nil }) else { return nil }
        var value: Int64 = 0
        var decimals: Int?
        for byte in number {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if let digit = Self.digit(byte) {
                value = value * 10 + digit
                decimals = decimals.map { $0 + 1 }
            } else {
                return nil
            }
        }
        guard (0...7).contains(decimals ?? 0) else { return nil }
        for _ in (decimals ?? 0)..<7 { value *= 10 }
        return isNegative ? -value : value
    }

    private static func digit(_ byte: UInt8) -> Int64? {
        let digit = byte &- UInt8(ascii: "0")
        return digit < 10 ? Int64(digit) : nil
    }
}

/// The attributes of one element where the parser has them.
struct SAXAttributes {
    private let values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    private let count: Int

    /// - Parameter values: five for each attribute: its name, prefix and namespace, the start and the end of its value.
    init(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        self.values = values
        self.count = values == nil ? 0 : count
    }

    subscript(_ name: StaticString) -> SAXText? {
        guard let values else { return nil }
        for place in stride(from: 0, to: 5 * count, by: 5) where SAXText(values[place]) == name {
            guard let start = values[place + 3], let end = values[place + 4] else { return nil }
            return SAXText(start, count: end - start)
        }
        return nil
    }
}

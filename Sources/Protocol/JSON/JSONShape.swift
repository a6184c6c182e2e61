/// A cheap look at bytes that claim to be JSON, before anything allocates for them.
///
/// Refuses what could hurt or mislead a parser: invalid UTF-8, control characters (and with them UTF-16 and
/// UTF-32, which RFC 8259 doesn't allow and some parsers guess), and nesting beyond a bound. It doesn't judge
/// whether the JSON is well-formed otherwise.
enum JSONShape {
    static func check(_ utf8: UnsafeRawBufferPointer, maximumDepth: Int) throws(ProtocolError) {
        try checkEncoding(utf8)
        try checkNesting(utf8, maximumDepth: maximumDepth)
    }

    private static func checkEncoding(_ utf8: UnsafeRawBufferPointer) throws(ProtocolError) {
        let bytes = utf8.bindMemory(to: UInt8.self)
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw ProtocolError(
                .malformedJSON, "The message is not valid UTF-8 at byte \(error.byteOffsets.lowerBound).")
        }
    }

    private static func checkNesting(_ utf8: UnsafeRawBufferPointer, maximumDepth: Int) throws(ProtocolError) {
        var depth = 0
        var index = 0
        while index < utf8.count {
            switch utf8[index] {
            case UInt8(ascii: "\""):
                index = try endOfString(utf8, from: index + 1)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth > maximumDepth {
                    throw ProtocolError(
                        .malformedJSON, "The message nests deeper than \(maximumDepth) levels at byte \(index).")
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
            case 0x09, 0x0A, 0x0D, 0x20...:
                break
            default:
                throw controlCharacter(at: index)
            }
            index += 1
        }
    }

    /// The index of the quote that ends a string, or the end of the text when none does.
    private static func endOfString(_ utf8: UnsafeRawBufferPointer, from start: Int) throws(ProtocolError) -> Int {
        var index = start
        while index < utf8.count {
            switch utf8[index] {
            case UInt8(ascii: "\""): return index
            case UInt8(ascii: "\\"): index += 1
            case 0x20...: break
            default: throw controlCharacter(at: index)
            }
            index += 1
        }
        return index
    }

    private static func controlCharacter(at index: Int) -> ProtocolError {
        ProtocolError(.malformedJSON, "The message has an unescaped control character at byte \(index).")
    }
}

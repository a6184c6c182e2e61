/// Whether bytes are one JSON document (RFC 8259) in UTF-8, found out before anything allocates for them.
///
/// Foundation's decoder passes over trailing commas and over what it never looks at, and says nothing about where an
/// error is. This says where, and refuses nesting beyond a bound first.
struct JSONGrammar {
    private var cursor: ByteCursor
    private var depth = 0
    private let maximumDepth: Int

    static func check(_ utf8: UnsafeRawBufferPointer, maximumDepth: Int) throws(ProtocolError) {
        try checkEncoding(utf8)
        var grammar = JSONGrammar(utf8, maximumDepth: maximumDepth)
        try grammar.document()
    }

    private static func checkEncoding(_ utf8: UnsafeRawBufferPointer) throws(ProtocolError) {
        do {
            _ = try UTF8Span(validating: utf8.bindMemory(to: UInt8.self).span)
        } catch {
            throw ProtocolError(
                .malformedJSON, "The message is not valid UTF-8 at byte \(error.byteOffsets.lowerBound).")
        }
    }

    private init(_ utf8: UnsafeRawBufferPointer, maximumDepth: Int) {
        cursor = ByteCursor(utf8)
        self.maximumDepth = maximumDepth
    }

    private mutating func document() throws(ProtocolError) {
        _ = cursor.take("\u{FEFF}")  // a byte order mark says nothing and does no harm
        try value()
        guard cursor.isAtEnd else { throw expected("the end") }
    }

    /// A value with the space around it.
    private mutating func value() throws(ProtocolError) {
        cursor.skipSpace()
        switch cursor.current {
        case UInt8(ascii: "{"): try container(end: UInt8(ascii: "}"), hasNames: true)
        case UInt8(ascii: "["): try container(end: UInt8(ascii: "]"), hasNames: false)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default:
            guard cursor.take("true") || cursor.take("false") || cursor.take("null") else { throw expected("a value") }
        }
        cursor.skipSpace()
    }

    private mutating func container(end: UInt8, hasNames: Bool) throws(ProtocolError) {
        cursor.advance()
        depth += 1
        guard depth <= maximumDepth else {
            throw ProtocolError(
                .malformedJSON, "The message nests deeper than \(maximumDepth) levels at byte \(cursor.index - 1).")
        }
        cursor.skipSpace()
        if !cursor.take(end) {
            repeat {
                if hasNames { try name() }
                try value()
            } while cursor.take(UInt8(ascii: ","))
            guard cursor.take(end) else { throw expected("a comma or the end of the \(hasNames ? "object" : "array")") }
        }
        depth -= 1
    }

    private mutating func name() throws(ProtocolError) {
        cursor.skipSpace()
        guard cursor.current == UInt8(ascii: "\"") else { throw expected("a field's name in quotes") }
        try string()
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: ":")) else { throw expected("a colon") }
    }

    private mutating func number() throws(ProtocolError) {
        _ = cursor.take(UInt8(ascii: "-"))
        if !cursor.take(UInt8(ascii: "0")) { try digits() }
        if cursor.take(UInt8(ascii: ".")) { try digits() }
        if cursor.take(UInt8(ascii: "e")) || cursor.take(UInt8(ascii: "E")) {
            _ = cursor.take(UInt8(ascii: "+")) || cursor.take(UInt8(ascii: "-"))
            try digits()
        }
    }

    private mutating func digits() throws(ProtocolError) {
        let start = cursor.index
        while case UInt8(ascii: "0")...UInt8(ascii: "9") = cursor.current { cursor.advance() }
        guard cursor.index > start else { throw expected("a digit") }
    }
}

// MARK: - Strings

extension JSONGrammar {
    private mutating func string() throws(ProtocolError) {
        cursor.advance()
        while !cursor.take(UInt8(ascii: "\"")) {
            switch cursor.current {
            case UInt8(ascii: "\\"): try escape()
            case 0x20...: cursor.advance()
            default: throw expected("the end of the string, or an escape instead of a control character")
            }
        }
    }

    private mutating func escape() throws(ProtocolError) {
        cursor.advance()
        switch cursor.current {
        case UInt8(ascii: "u"):
            cursor.advance()
            try codePoint()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            cursor.advance()
        default: throw expected("an escape that JSON has")
        }
    }

    /// Four digits, and an escape with four more where the first are half of a surrogate pair.
    private mutating func codePoint() throws(ProtocolError) {
        switch try codeUnit() {
        case 0xD800...0xDBFF:
            guard cursor.take(#"\u"#) else { throw expected("the second half of a surrogate pair") }
            guard case 0xDC00...0xDFFF = try codeUnit() else {
                throw expected("the second half of a surrogate pair before here")
            }
        case 0xDC00...0xDFFF: throw expected("the first half of a surrogate pair before here")
        default: break
        }
    }

    private mutating func codeUnit() throws(ProtocolError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(UnicodeScalar(cursor.current)).hexDigitValue else {
                throw expected("a hexadecimal digit")
            }
            unit = unit << 4 | UInt32(digit)
            cursor.advance()
        }
        return unit
    }

    private func expected(_ what: String) -> ProtocolError {
        let found = cursor.isAtEnd ? ", where it ends" : ""
        return ProtocolError(
            .malformedJSON, "The message is not JSON: \(what) is expected at byte \(cursor.index)\(found).")
    }
}

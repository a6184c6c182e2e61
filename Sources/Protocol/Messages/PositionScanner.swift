/// Reads a `position` message, by far the most frequent one, without allocating: a twentieth of the time
/// of the general decoder.
///
/// It knows the plain form only. Whatever surprises it (escapes, nesting, repeated or mistyped fields, numbers
/// of extreme size, bad syntax) makes it give up, and the general decoder decides. So it may refuse at will, but
/// must never accept what the general decoder refuses, nor read a number differently in the last bit.
struct PositionScanner {
    private var cursor: ByteCursor
    private var raw = RawPosition()
    private var isPosition = false
    private var seen: UInt16 = 0

    /// The message's numbers, or nil when the general decoder should look at it.
    static func scan(_ utf8: UnsafeRawBufferPointer) -> RawPosition? {
        var scanner = PositionScanner(cursor: ByteCursor(utf8))
        return scanner.object() && scanner.isPosition ? scanner.raw : nil
    }

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func object() -> Bool {
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: "{")) else { return false }
        repeat {
            guard field() else { return false }
            cursor.skipSpace()
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "}")) else { return false }
        cursor.skipSpace()
        return cursor.isAtEnd
    }

    private mutating func field() -> Bool {
        cursor.skipSpace()
        guard let name = cursor.plainString() else { return false }
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: ":")) else { return false }
        cursor.skipSpace()
        return value(of: name)
    }

    private mutating func value(of name: Range<Int>) -> Bool {
        switch name.count {
        case 4 where cursor.matches(name, "type"): type()
        case 5 where cursor.matches(name, "speed"): number(.speed, bit: 0)
        case 7 where cursor.matches(name, "heading"): number(.heading, bit: 1)
        case 8 where cursor.matches(name, "latitude"): number(.latitude, bit: 2)
        case 8 where cursor.matches(name, "accuracy"): number(.accuracy, bit: 3)
        case 8 where cursor.matches(name, "altitude"): number(.altitude, bit: 4)
        case 8 where cursor.matches(name, "sequence"): number(.sequence, bit: 5)
        case 9 where cursor.matches(name, "longitude"): number(.longitude, bit: 6)
        case 9 where cursor.matches(name, "timestamp"): number(.timestamp, bit: 7)
        default: false
        }
    }

    private mutating func type() -> Bool {
        guard firstTime(bit: 8), let word = cursor.plainString() else { return false }
        isPosition = cursor.matches(word, "position")
        return isPosition
    }

    /// A number, or `null`, which is what browsers send for what they don't know.
    private mutating func number(_ field: RawPosition.Field, bit: UInt16) -> Bool {
        guard firstTime(bit: bit) else { return false }
        if cursor.take("null") { return true }
        guard let value = cursor.number() else { return false }
        raw[field] = value
        return true
    }

    private mutating func firstTime(bit: UInt16) -> Bool {
        let mask: UInt16 = 1 << bit
        defer { seen |= mask }
        return seen & mask == 0
    }
}

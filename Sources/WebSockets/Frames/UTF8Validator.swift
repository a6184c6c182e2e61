/// Checks UTF-8 that arrives in pieces cut anywhere (RFC 3629), so that bad text is refused at its first bad byte.
///
/// Overlong forms, surrogates and code points above U+10FFFF are told by the second byte alone: its range depends on
/// the first. Time linear in the bytes, eight at a time while they are ASCII.
struct UTF8Validator: Sendable {
    /// Continuation bytes that the character under way still needs.
    private var needed = 0
    /// The range that the next continuation byte must lie in.
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether what was seen so far ends with a whole character.
    var isAtBoundary: Bool { needed == 0 }

    /// Takes the next piece; false when it cannot be part of valid UTF-8, after which the validator is spent.
    mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if needed == 0 {
                index = Self.skipASCII(bytes, from: index)
                guard index < bytes.count else { return true }
            }
            guard accept(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    private static func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 {
            index += 1
        }
        return index
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        guard needed == 0 else {
            guard range.contains(byte) else { return false }
            needed -= 1
            range = 0x80...0xBF
            return true
        }
        switch byte {
        case 0x00...0x7F: needed = 0
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, range) = (2, 0xA0...0xBF)
        case 0xED: (needed, range) = (2, 0x80...0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, range) = (3, 0x90...0xBF)
        case 0xF1...0xF3: needed = 3
        case 0xF4: (needed, range) = (3, 0x80...0x8F)
        default: return false
        }
        return true
    }
}

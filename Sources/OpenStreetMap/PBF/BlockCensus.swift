/// How much of what a block holds, counted without decoding it.
///
/// Skipping over the encoded fields costs next to nothing. It tells which pass needs the block, and refuses one whose
/// elements are so small and so many that they would fill the memory once they are decoded.
struct BlockCensus: Hashable, Sendable {
    private(set) var strings = 0
    /// Plain nodes, and columns of dense ones.
    private(set) var nodes = 0
    private(set) var ways = 0
    private(set) var relations = 0

    struct Malformed: Error {
        var message: String
    }

    /// Counts in an encoded `PrimitiveBlock`.
    init(of block: [UInt8]) throws(Malformed) {
        var fields = EncodedFields(block[...])
        var groups = 0
        while let field = try fields.next() {
            switch field.number {
            case 1: try count(strings: field.payload)
            case 2:
                groups += 1
                try count(group: field.payload)
            default: break
            }
            guard groups + nodes + ways + relations <= FormatLimits.elementsPerBlock else {
                throw Malformed(message: "a block of more than \(FormatLimits.elementsPerBlock) elements")
            }
        }
    }

    private mutating func count(strings table: ArraySlice<UInt8>) throws(Malformed) {
        var fields = EncodedFields(table)
        while try fields.next() != nil { strings += 1 }
        guard strings <= FormatLimits.stringsPerBlock else {
            throw Malformed(message: "a block of more than \(FormatLimits.stringsPerBlock) strings")
        }
    }

    private mutating func count(group: ArraySlice<UInt8>) throws(Malformed) {
        var fields = EncodedFields(group)
        while let field = try fields.next() {
            switch field.number {
            case 1, 2: nodes += 1
            case 3: ways += 1
            case 4: relations += 1
            default: break
            }
        }
    }
}

/// The fields of an encoded protocol buffer message, one after another.
/// Source: https://protobuf.dev/programming-guides/encoding/
struct EncodedFields {
    private var rest: ArraySlice<UInt8>

    init(_ message: ArraySlice<UInt8>) { rest = message }

    /// The next field's number, and its bytes where it is length-delimited.
    mutating func next() throws(BlockCensus.Malformed) -> (number: UInt64, payload: ArraySlice<UInt8>)? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        switch tag & 7 {
        case 0: _ = try varint()
        case 1: _ = try take(8)
        case 2: return (tag >> 3, try take(varint()))
        case 5: _ = try take(4)
        default: throw .init(message: "a block with fields of an unknown kind")
        }
        return (tag >> 3, [])
    }

    private mutating func varint() throws(BlockCensus.Malformed) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
            guard shift < 64 else { break }
        }
        throw .init(message: "a block with a number that does not end")
    }

    private mutating func take(_ count: UInt64) throws(BlockCensus.Malformed) -> ArraySlice<UInt8> {
        guard count <= UInt64(rest.count) else { throw .init(message: "a block with a field that is cut off") }
        let taken = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return taken
    }
}

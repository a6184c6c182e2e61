/// A type whose arrays are a PostgreSQL array type, or, for bytes, `bytea`.
package protocol PostgreSQLArrayElement: Sendable {
    static var arrayType: DataType { get }
    static func encodeArray(_ array: [Self], into bytes: inout [UInt8]) throws(ValueError)
    static func decodeArray(_ field: Field) throws(ValueError) -> [Self]
}

extension Array: PostgreSQLEncodable where Element: PostgreSQLArrayElement {
    package static var dataType: DataType { Element.arrayType }
    package func encode(into bytes: inout [UInt8]) throws(ValueError) { try Element.encodeArray(self, into: &bytes) }
}

extension Array: PostgreSQLDecodable where Element: PostgreSQLArrayElement {
    package static func decode(_ field: Field) throws(ValueError) -> [Element] { try Element.decodeArray(field) }
}

extension UInt8: PostgreSQLArrayElement {
    package static var arrayType: DataType { .bytea }

    package static func encodeArray(_ array: [UInt8], into bytes: inout [UInt8]) { bytes.append(contentsOf: array) }

    package static func decodeArray(_ field: Field) throws(ValueError) -> [UInt8] {
        guard let bytes = field.bytes else { throw ValueError("is NULL; read it as an optional") }
        guard field.type == .bytea || field.type.isUserDefined else { throw ValueError("is \(field.type)") }
        return [UInt8](bytes)
    }
}

extension Bool: PostgreSQLArrayElement { package static var arrayType: DataType { .boolArray } }
extension Int16: PostgreSQLArrayElement { package static var arrayType: DataType { .int2Array } }
extension Int32: PostgreSQLArrayElement { package static var arrayType: DataType { .int4Array } }
extension Int64: PostgreSQLArrayElement { package static var arrayType: DataType { .int8Array } }
extension Int: PostgreSQLArrayElement { package static var arrayType: DataType { .int8Array } }
extension Float: PostgreSQLArrayElement { package static var arrayType: DataType { .float4Array } }
extension Double: PostgreSQLArrayElement { package static var arrayType: DataType { .float8Array } }
extension String: PostgreSQLArrayElement { package static var arrayType: DataType { .textArray } }
extension Timestamp: PostgreSQLArrayElement { package static var arrayType: DataType { .timestamptzArray } }
extension JSONB: PostgreSQLArrayElement { package static var arrayType: DataType { .jsonbArray } }
extension Array: PostgreSQLArrayElement where Element == UInt8 {
    package static var arrayType: DataType { .byteaArray }
}
extension Optional: PostgreSQLArrayElement where Wrapped: PostgreSQLArrayElement & PostgreSQLCodable {
    package static var arrayType: DataType { Wrapped.arrayType }
}

/// The format of `array_send`: dimensions, a flag for NULLs, the element's type, then each dimension's length and
/// lower bound, then each element behind its length.
extension PostgreSQLArrayElement where Self: PostgreSQLCodable {
    package static func encodeArray(_ array: [Self], into bytes: inout [UInt8]) throws(ValueError) {
        guard let count = Int32(exactly: array.count) else { throw ValueError("is an array of too many elements") }
        bytes.appendBigEndian(Int32(array.isEmpty ? 0 : 1))
        bytes.appendBigEndian(Int32(array.contains(where: \.isNull) ? 1 : 0))
        bytes.appendBigEndian(dataType.oid)
        if array.isEmpty { return }
        bytes.appendBigEndian(count)
        bytes.appendBigEndian(Int32(1))
        for element in array { try bytes.appendElement(element) }
    }

    package static func decodeArray(_ field: Field) throws(ValueError) -> [Self] {
        guard let bytes = field.bytes else { throw ValueError("is NULL; read it as an optional") }
        var reader = ArrayReader(bytes: bytes)
        let (count, elementType) = try reader.header(of: field.type)
        var array: [Self] = []
        array.reserveCapacity(count)
        for _ in 0..<count { array.append(try decode(Field(type: elementType, bytes: reader.element()))) }
        return array
    }
}

extension [UInt8] {
    /// An element behind its length, which is known only afterwards.
    fileprivate mutating func appendElement(_ element: some PostgreSQLEncodable) throws(ValueError) {
        guard !element.isNull else { return appendBigEndian(Int32(-1)) }
        let start = count
        appendBigEndian(Int32(0))
        try element.encode(into: &self)
        guard let length = Int32(exactly: count - start - 4) else {
            throw ValueError("has an element that is too long")
        }
        for byte in 0..<4 { self[start + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte)) }
    }
}

private struct ArrayReader {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func header(of type: DataType) throws(ValueError) -> (count: Int, elementType: DataType) {
        guard bytes.count >= 12 else { throw ValueError("is \(type), not an array") }
        let dimensions = try next()
        guard dimensions == 0 || dimensions == 1 else { throw ValueError("is \(type), not an array of one dimension") }
        _ = try next()
        let elementType = DataType(oid: UInt32(bitPattern: try next()))
        guard dimensions == 1 else { return (0, elementType) }
        let count = try next()
        _ = try next()
        guard count >= 0, Int(count) <= bytes.count / 4 else { throw ValueError("is an array of impossible length") }
        return (Int(count), elementType)
    }

    mutating func element() throws(ValueError) -> UnsafeRawBufferPointer? {
        let length = try next()
        if length == -1 { return nil }
        return try take(Int(length))
    }

    private mutating func next() throws(ValueError) -> Int32 {
        try Field.integer(take(4), as: Int32.self)
    }

    private mutating func take(_ count: Int) throws(ValueError) -> UnsafeRawBufferPointer {
        guard count >= 0, bytes.count - offset >= count else { throw ValueError("is an array cut short") }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }
}

/// A value that can be a query's parameter, in PostgreSQL's binary format.
///
/// An enumeration with raw values conforms by saying so; nothing else is needed.
package protocol PostgreSQLEncodable: Sendable {
    static var dataType: DataType { get }
    var isNull: Bool { get }
    /// Appends the value in big-endian binary; not called for NULL.
    func encode(into bytes: inout [UInt8]) throws(ValueError)
}

/// A value that can be read from a result's column.
package protocol PostgreSQLDecodable: Sendable {
    static func decode(_ field: Field) throws(ValueError) -> Self
}

/// A value that stands in both directions.
package typealias PostgreSQLCodable = PostgreSQLEncodable & PostgreSQLDecodable

/// One column of one row as the server sent it. The bytes are good only while the decoding runs.
package struct Field {
    package let type: DataType
    /// `nil` is NULL.
    package let bytes: UnsafeRawBufferPointer?

    /// The bytes, when the type is one of these.
    package func bytes(of types: DataType...) throws(ValueError) -> UnsafeRawBufferPointer {
        guard let bytes else { throw ValueError("is NULL; read it as an optional") }
        guard types.contains(type) else { throw ValueError("is \(type)") }
        return bytes
    }

    /// A big-endian integer that fills the bytes.
    static func integer<I: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, as _: I.Type) throws(ValueError) -> I {
        guard bytes.count == MemoryLayout<I>.size else { throw ValueError("has \(bytes.count) bytes") }
        return I(bigEndian: bytes.loadUnaligned(as: I.self))
    }
}

/// Why a value cannot be sent or read; the query's error adds which one and where.
package struct ValueError: Error {
    let reason: String
    package init(_ reason: String) { self.reason = reason }
}

extension PostgreSQLEncodable {
    package var isNull: Bool { false }
}

extension PostgreSQLEncodable where Self: RawRepresentable, RawValue: PostgreSQLEncodable {
    package static var dataType: DataType { RawValue.dataType }
    package func encode(into bytes: inout [UInt8]) throws(ValueError) { try rawValue.encode(into: &bytes) }
}

extension PostgreSQLDecodable where Self: RawRepresentable, RawValue: PostgreSQLDecodable {
    package static func decode(_ field: Field) throws(ValueError) -> Self {
        let rawValue = try RawValue.decode(field)
        guard let value = Self(rawValue: rawValue) else { throw ValueError("is '\(rawValue)', which is unknown") }
        return value
    }
}

extension Optional: PostgreSQLEncodable where Wrapped: PostgreSQLEncodable {
    package static var dataType: DataType { Wrapped.dataType }
    package var isNull: Bool { self?.isNull ?? true }
    package func encode(into bytes: inout [UInt8]) throws(ValueError) {
        if let self { try self.encode(into: &bytes) }
    }
}

extension Optional: PostgreSQLDecodable where Wrapped: PostgreSQLDecodable {
    package static func decode(_ field: Field) throws(ValueError) -> Wrapped? {
        field.bytes == nil ? nil : try Wrapped.decode(field)
    }
}

extension [UInt8] {
    mutating func appendBigEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}

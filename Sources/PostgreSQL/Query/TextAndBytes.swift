extension String: PostgreSQLCodable {
    package static var dataType: DataType { .text }

    package func encode(into bytes: inout [UInt8]) throws(ValueError) {
        guard !utf8.contains(0) else {
            throw ValueError("has a NUL character (U+0000), which PostgreSQL cannot keep in text")
        }
        bytes.append(contentsOf: utf8)
    }

    package static func decode(_ field: Field) throws(ValueError) -> String {
        if field.type == .jsonb { return try JSONB.decode(field).text }
        guard let bytes = field.bytes else { throw ValueError("is NULL; read it as an optional") }
        guard field.type.isUserDefined || textTypes.contains(field.type) else {
            throw ValueError("is \(field.type); cast it to text in the query")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ValueError("is not UTF-8 text") }
        return text
    }

    private static let textTypes: Set<DataType> = [.text, .varchar, .bpchar, .name, .json, .char, .unknown]
}

/// JSON text in a `jsonb` column. The server checks it and keeps neither its spaces nor the order of its keys.
package struct JSONB: PostgreSQLCodable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }

    package static var dataType: DataType { .jsonb }

    package func encode(into bytes: inout [UInt8]) throws(ValueError) {
        bytes.append(Self.version)
        try text.encode(into: &bytes)
    }

    package static func decode(_ field: Field) throws(ValueError) -> JSONB {
        let bytes = try field.bytes(of: .jsonb, .json)
        let isVersioned = field.type == .jsonb
        guard !isVersioned || bytes.first == version else { throw ValueError("is jsonb of an unknown version") }
        let text = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(isVersioned ? 1 : 0))
        guard let text = String(validating: text, as: UTF8.self) else { throw ValueError("is not UTF-8 text") }
        return JSONB(text)
    }

    /// The first byte of `jsonb` in binary format (PostgreSQL's `jsonb_send`).
    static let version: UInt8 = 1
}

extension ArraySlice: PostgreSQLEncodable where Element == UInt8 {
    package static var dataType: DataType { .bytea }
    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: self) }
}

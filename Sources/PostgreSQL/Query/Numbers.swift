extension Bool: PostgreSQLCodable {
    package static var dataType: DataType { .bool }
    package func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
    package static func decode(_ field: Field) throws(ValueError) -> Bool {
        try Field.integer(field.bytes(of: .bool), as: UInt8.self) != 0
    }
}

/// An integer is read from any integer column in which its value fits.
package protocol PostgreSQLInteger: PostgreSQLCodable, FixedWidthInteger {}

extension PostgreSQLInteger {
    package static func decode(_ field: Field) throws(ValueError) -> Self {
        let value = try field.anyInteger()
        guard let fitting = Self(exactly: value) else { throw ValueError("is \(value), beyond \(Self.self)") }
        return fitting
    }
}

extension Field {
    fileprivate func anyInteger() throws(ValueError) -> Int64 {
        let bytes = try bytes(of: .int8, .int4, .int2, .oid)
        return switch type {
        case .int2: Int64(try Field.integer(bytes, as: Int16.self))
        case .int4: Int64(try Field.integer(bytes, as: Int32.self))
        case .oid: Int64(try Field.integer(bytes, as: UInt32.self))
        default: try Field.integer(bytes, as: Int64.self)
        }
    }
}

extension Int16: PostgreSQLInteger {
    package static var dataType: DataType { .int2 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension Int32: PostgreSQLInteger {
    package static var dataType: DataType { .int4 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension Int64: PostgreSQLInteger {
    package static var dataType: DataType { .int8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension Int: PostgreSQLInteger {
    package static var dataType: DataType { .int8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int64(self)) }
}

/// Sent as `bigint`: PostgreSQL has no unsigned integer.
extension UInt32: PostgreSQLInteger {
    package static var dataType: DataType { .int8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int64(self)) }
}

extension Float: PostgreSQLCodable {
    package static var dataType: DataType { .float4 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
    package static func decode(_ field: Field) throws(ValueError) -> Float {
        Float(bitPattern: try Field.integer(field.bytes(of: .float4), as: UInt32.self))
    }
}

extension Double: PostgreSQLCodable {
    package static var dataType: DataType { .float8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
    package static func decode(_ field: Field) throws(ValueError) -> Double {
        if field.type == .float4 { return Double(try Float.decode(field)) }
        if field.type == .numeric { throw ValueError("is numeric; cast it to float8 or int8 in the query") }
        return Double(bitPattern: try Field.integer(field.bytes(of: .float8), as: UInt64.self))
    }
}

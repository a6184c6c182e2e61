import CLibPQ

/// Reads rows in PostgreSQL's binary COPY format as the server sends them, without keeping them.
///
///     try await session.copyOut("COPY (SELECT id, name FROM junction) TO STDOUT (FORMAT binary)") { reader in
///         while try reader.nextRow() {
///             let id = try reader.read(Int64.self)
///             let name = try reader.read(String?.self)
///         }
///     }
///
/// A column's type must be the Swift type exactly: the format does not say which it is, only how long it is.
package struct BinaryCopyReader: ~Copyable {
    private let wire: Wire
    private var message: UnsafeMutableRawBufferPointer?
    private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private var offset = 0
    private var columnsLeft = 0
    private var headerRead = false
    /// Rows begun so far.
    package private(set) var rows = 0
    /// The server has sent everything.
    private(set) var isAtEnd = false

    init(wire: Wire) { self.wire = wire }

    deinit { PQfreemem(message?.baseAddress) }

    /// Moves to the next row; `false` after the last one. Fields of the row before that nobody read are skipped.
    package mutating func nextRow() throws -> Bool {
        while columnsLeft > 0 { _ = try nextField() }
        guard !isAtEnd, try fetchIfNeeded() else { return false }
        if !headerRead { try readHeader() }
        guard try fetchIfNeeded() else { return false }
        let columns: Int16 = try take()
        guard columns >= 0 else {
            try drain()
            return false
        }
        columnsLeft = Int(columns)
        rows += 1
        return true
    }

    package mutating func read(_: Bool.Type) throws -> Bool { try fixed(UInt8.self) != 0 }
    package mutating func read(_: Int16.Type) throws -> Int16 { try fixed(Int16.self) }
    package mutating func read(_: Int32.Type) throws -> Int32 { try fixed(Int32.self) }
    package mutating func read(_: Int64.Type) throws -> Int64 { try fixed(Int64.self) }
    package mutating func read(_: Float.Type) throws -> Float { Float(bitPattern: try fixed(UInt32.self)) }
    package mutating func read(_: Double.Type) throws -> Double { Double(bitPattern: try fixed(UInt64.self)) }
    package mutating func read(_: String.Type) throws -> String { try text(presentField()) }
    package mutating func read(_: [UInt8].Type) throws -> [UInt8] { [UInt8](try presentField()) }
    package mutating func read(_: Timestamp.Type) throws -> Timestamp { try timestamp(fixed(Int64.self)) }
    package mutating func read(_: JSONB.Type) throws -> JSONB { try jsonb(presentField()) }

    package mutating func read(_: Bool?.Type) throws -> Bool? { try optionalFixed(UInt8.self).map { $0 != 0 } }
    package mutating func read(_: Int16?.Type) throws -> Int16? { try optionalFixed(Int16.self) }
    package mutating func read(_: Int32?.Type) throws -> Int32? { try optionalFixed(Int32.self) }
    package mutating func read(_: Int64?.Type) throws -> Int64? { try optionalFixed(Int64.self) }
    package mutating func read(_: Float?.Type) throws -> Float? {
        try optionalFixed(UInt32.self).map(Float.init(bitPattern:))
    }
    package mutating func read(_: Double?.Type) throws -> Double? {
        try optionalFixed(UInt64.self).map(Double.init(bitPattern:))
    }
    package mutating func read(_: String?.Type) throws -> String? { try nextField().map { try text($0) } }
    package mutating func read(_: [UInt8]?.Type) throws -> [UInt8]? { try nextField().map { [UInt8]($0) } }
    package mutating func read(_: Timestamp?.Type) throws -> Timestamp? {
        try optionalFixed(Int64.self).map { try timestamp($0) }
    }
    package mutating func read(_: JSONB?.Type) throws -> JSONB? { try nextField().map { try jsonb($0) } }

    /// The field's bytes where they lie, `nil` for NULL; good only while `body` runs.
    package mutating func readBytes<T>(_ body: (UnsafeRawBufferPointer?) throws -> T) throws -> T {
        try body(nextField())
    }

    /// Passes over the next field.
    package mutating func skip() throws { _ = try nextField() }
}

// Fields.
extension BinaryCopyReader {
    private mutating func nextField() throws -> UnsafeRawBufferPointer? {
        guard columnsLeft > 0 else { throw malformed("has fewer columns than are read") }
        columnsLeft -= 1
        let length: Int32 = try take()
        if length == -1 { return nil }
        guard length >= 0, bytes.count - offset >= Int(length) else { throw malformed("is cut short") }
        defer { offset += Int(length) }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
    }

    private mutating func presentField() throws -> UnsafeRawBufferPointer {
        guard let field = try nextField() else { throw malformed("has NULL where a value was expected") }
        return field
    }

    private mutating func fixed<I: FixedWidthInteger>(_ type: I.Type) throws -> I {
        try integer(presentField(), as: type)
    }

    private mutating func optionalFixed<I: FixedWidthInteger>(_ type: I.Type) throws -> I? {
        guard let field = try nextField() else { return nil }
        return try integer(field, as: type)
    }

    private func integer<I: FixedWidthInteger>(_ field: UnsafeRawBufferPointer, as _: I.Type) throws -> I {
        guard field.count == MemoryLayout<I>.size else {
            throw malformed("has a field of \(field.count) bytes where \(MemoryLayout<I>.size) were expected")
        }
        return I(bigEndian: field.loadUnaligned(as: I.self))
    }

    private func text(_ field: UnsafeRawBufferPointer) throws -> String {
        guard let text = String(validating: field, as: UTF8.self) else { throw malformed("has text that is not UTF-8") }
        return text
    }

    private func jsonb(_ field: UnsafeRawBufferPointer) throws -> JSONB {
        guard field.first == JSONB.version else { throw malformed("has no jsonb where it was expected") }
        return JSONB(try text(UnsafeRawBufferPointer(rebasing: field.dropFirst())))
    }

    private func timestamp(_ value: Int64) throws -> Timestamp {
        do throws(ValueError) {
            return try Timestamp(wireValue: value)
        } catch {
            throw malformed("has a timestamp that \(error.reason)")
        }
    }

    private func malformed(_ what: String) -> PostgreSQLError {
        PostgreSQLError(.undecodable, "row \(rows) of the COPY \(what)", query: wire.operation.label)
    }
}

// The stream.
extension BinaryCopyReader {
    /// Makes sure that there are bytes to read; `false` at the end of the COPY.
    private mutating func fetchIfNeeded() throws -> Bool {
        if offset < bytes.count { return true }
        PQfreemem(message?.baseAddress)
        message = nil
        message = try wire.receiveCopyData()
        guard let message else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            isAtEnd = true
            return false
        }
        bytes = UnsafeRawBufferPointer(message)
        offset = 0
        return true
    }

    private mutating func readHeader() throws {
        let signature: [UInt8] = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
        guard bytes.count >= 19, bytes.prefix(11).elementsEqual(signature) else {
            throw PostgreSQLError(.misuse, "must be a COPY … (FORMAT binary)", query: wire.operation.label)
        }
        offset = 15
        let extensionLength: Int32 = try take()
        guard extensionLength >= 0, bytes.count - offset >= Int(extensionLength) else {
            throw malformed("has a bad header")
        }
        offset += Int(extensionLength)
        headerRead = true
    }

    /// Reads on to the end, which follows the end mark.
    private mutating func drain() throws {
        while !isAtEnd {
            offset = bytes.count
            _ = try fetchIfNeeded()
        }
    }

    private mutating func take<I: FixedWidthInteger>() throws -> I {
        guard bytes.count - offset >= MemoryLayout<I>.size else { throw malformed("is cut short") }
        defer { offset += MemoryLayout<I>.size }
        return I(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: I.self))
    }
}

import Foundation

/// Writes rows in PostgreSQL's binary COPY format (its documentation, "COPY", "Binary Format").
///
///     try await session.copyIn("COPY junction (id, name) FROM STDIN (FORMAT binary)") { writer in
///         for junction in junctions {
///             try writer.startRow()
///             writer.write(junction.id)
///             writer.write(junction.name)
///         }
///     }
///
/// A value's Swift type must be its column's type exactly: `Int32` for `integer`, `Int64` for `bigint`. Fields go into
/// one buffer that leaves when it is full, so that no field costs an allocation.
package struct BinaryCopyWriter: ~Copyable {
    private let wire: Wire
    private let columns: Int16
    private var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0
    private var columnsOfRow: Int16
    /// Rows begun so far.
    package private(set) var rows = 0

    private static let chunk = 256 * 1024

    init(wire: Wire, columns: Int16) {
        self.wire = wire
        self.columns = columns
        columnsOfRow = columns
        capacity = Self.chunk + 16 * 1024
        bytes = .allocate(byteCount: capacity, alignment: 16)
        writeHeader()
    }

    deinit { bytes.deallocate() }

    /// Begins the next row. Its fields follow in the order of the statement's columns.
    ///
    /// - Throws: `PostgreSQLError`; `.misuse` when the row before had too few or too many fields.
    package mutating func startRow() throws {
        try checkRow()
        if count >= Self.chunk { try send() }
        rows += 1
        columnsOfRow = 0
        reserve(2)
        put(columns)
    }

    package mutating func write(_ value: Bool) { writeField(UInt8(value ? 1 : 0)) }
    package mutating func write(_ value: Int16) { writeField(value) }
    package mutating func write(_ value: Int32) { writeField(value) }
    package mutating func write(_ value: Int64) { writeField(value) }
    package mutating func write(_ value: Float) { writeField(value.bitPattern) }
    package mutating func write(_ value: Double) { writeField(value.bitPattern) }

    package mutating func write(_ value: String) {
        var value = value
        value.withUTF8 { writeField(UnsafeRawBufferPointer($0)) }
    }

    /// Bytes for a `bytea` column, or for any other in that type's own binary format.
    package mutating func write(_ value: [UInt8]) { value.withUnsafeBytes { writeField($0) } }
    package mutating func write(_ value: ArraySlice<UInt8>) { value.withUnsafeBytes { writeField($0) } }
    package mutating func write(_ value: UnsafeRawBufferPointer) { writeField(value) }

    /// - Throws: `PostgreSQLError` with `.invalidParameter` for a moment that PostgreSQL cannot keep.
    package mutating func write(_ value: Timestamp) throws {
        do throws(ValueError) {
            writeField(try value.wireValue())
        } catch {
            throw PostgreSQLError(.invalidParameter, "row \(rows) \(error.reason)", query: wire.operation.label)
        }
    }

    package mutating func write(_ value: JSONB) {
        var text = value.text
        text.withUTF8 { utf8 in
            startField(byteCount: utf8.count + 1)
            put(JSONB.version)
            putBytes(UnsafeRawBufferPointer(utf8))
        }
    }

    package mutating func writeNull() {
        columnsOfRow &+= 1
        reserve(4)
        put(Int32(-1))
    }

    package mutating func write(_ value: Bool?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Int16?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Int32?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Int64?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Float?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Double?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: String?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: [UInt8]?) { if let value { write(value) } else { writeNull() } }
    package mutating func write(_ value: Timestamp?) throws { if let value { try write(value) } else { writeNull() } }
    package mutating func write(_ value: JSONB?) { if let value { write(value) } else { writeNull() } }

    /// Any other value that can be a parameter, such as an array or an enumeration; slower than the ones above.
    ///
    /// - Throws: `PostgreSQLError` with `.invalidParameter` when the value cannot be sent.
    package mutating func write(encoding value: some PostgreSQLEncodable) throws {
        if value.isNull { return writeNull() }
        var encoded: [UInt8] = []
        do throws(ValueError) {
            try value.encode(into: &encoded)
        } catch {
            throw PostgreSQLError(.invalidParameter, "row \(rows) \(error.reason)", query: wire.operation.label)
        }
        write(encoded)
    }

    /// Sends what is left and the end mark.
    mutating func finish() throws {
        try checkRow()
        reserve(2)
        put(Int16(-1))
        try send()
    }

    private func checkRow() throws {
        guard columnsOfRow == columns else {
            throw PostgreSQLError(
                .misuse, "row \(rows) has \(columnsOfRow) fields where the COPY names \(columns) columns",
                query: wire.operation.label)
        }
    }

    private mutating func send() throws {
        try wire.sendCopyData(UnsafeRawBufferPointer(start: bytes, count: count))
        count = 0
    }
}

// The buffer.
extension BinaryCopyWriter {
    /// The signature, no flags, no header extension.
    private mutating func writeHeader() {
        let signature: [UInt8] = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
        signature.withUnsafeBytes { putBytes($0) }
        put(Int32(0))
        put(Int32(0))
    }

    private mutating func writeField<I: FixedWidthInteger>(_ value: I) {
        startField(byteCount: MemoryLayout<I>.size)
        put(value)
    }

    private mutating func writeField(_ value: UnsafeRawBufferPointer) {
        startField(byteCount: value.count)
        putBytes(value)
    }

    /// A field longer than the format can say is cut to a length that the server refuses; memory ends long before.
    private mutating func startField(byteCount: Int) {
        columnsOfRow &+= 1
        reserve(byteCount + 4)
        put(Int32(clamping: byteCount))
    }

    private mutating func put<I: FixedWidthInteger>(_ value: I) {
        bytes.storeBytes(of: value.bigEndian, toByteOffset: count, as: I.self)
        count += MemoryLayout<I>.size
    }

    private mutating func putBytes(_ source: UnsafeRawBufferPointer) {
        guard let address = source.baseAddress else { return }
        (bytes + count).copyMemory(from: address, byteCount: source.count)
        count += source.count
    }

    private mutating func reserve(_ byteCount: Int) {
        guard capacity - count < byteCount else { return }
        let larger = max(capacity * 2, count + byteCount)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        moved.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        (bytes, capacity) = (moved, larger)
    }
}

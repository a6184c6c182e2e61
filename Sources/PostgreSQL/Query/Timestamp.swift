import Foundation

/// A moment in time, in microseconds since the Unix epoch: what `timestamptz` keeps, without loss.
///
/// `.min` and `.max` are PostgreSQL's `-infinity` and `infinity`.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package init(milliseconds: Int64) {
        let (product, overflow) = milliseconds.multipliedReportingOverflow(by: 1000)
        microseconds = overflow ? (milliseconds < 0 ? .min : .max) : product
    }

    package static let min = Timestamp(microseconds: .min)
    package static let max = Timestamp(microseconds: .max)

    /// The system's clock.
    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// Rounded toward the past.
    package var milliseconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    package static func < (earlier: Timestamp, later: Timestamp) -> Bool {
        earlier.microseconds < later.microseconds
    }
}

extension Timestamp: PostgreSQLCodable {
    package static var dataType: DataType { .timestamptz }

    package func encode(into bytes: inout [UInt8]) throws(ValueError) {
        bytes.appendBigEndian(try wireValue())
    }

    package static func decode(_ field: Field) throws(ValueError) -> Timestamp {
        let bytes = try field.bytes(of: .timestamptz, .timestamp)
        return try Timestamp(wireValue: Field.integer(bytes, as: Int64.self))
    }

    /// Microseconds since 2000-01-01 UTC, PostgreSQL's own epoch.
    func wireValue() throws(ValueError) -> Int64 {
        if self == .min || self == .max { return microseconds }
        let (value, overflow) = microseconds.subtractingReportingOverflow(Self.epochOffset)
        guard !overflow else { throw ValueError("is a moment beyond what PostgreSQL can keep") }
        return value
    }

    init(wireValue: Int64) throws(ValueError) {
        if wireValue == .min || wireValue == .max {
            self.init(microseconds: wireValue)
            return
        }
        let (value, overflow) = wireValue.addingReportingOverflow(Self.epochOffset)
        guard !overflow else { throw ValueError("is a moment beyond what 64 bits of microseconds can hold") }
        self.init(microseconds: value)
    }

    private static let epochOffset: Int64 = 946_684_800_000_000
}

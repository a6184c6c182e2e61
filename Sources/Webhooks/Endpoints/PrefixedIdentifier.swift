import Foundation

/// An identifier that says what it names, as in `msg_01J9ZK3V8Q4T6WBN5XA7YEHM2C`.
///
/// The part after the prefix is a ULID: 48 bits of milliseconds since 1970 and 80 random bits, in Crockford's base 32.
/// So identifiers sort by time as plain text, need no coordination between nodes, and can't be guessed.
/// They hold no dot, because Standard Webhooks joins the signed parts with dots.
package protocol PrefixedIdentifier: RawRepresentable<String>, Hashable, Comparable, Sendable, CustomStringConvertible {
    static var prefix: String { get }
    init(unchecked rawValue: String)
}

extension PrefixedIdentifier {
    /// Longer than any identifier made here; callers may bring their own.
    package static var maximumLength: Int { 64 }

    /// Takes an identifier that came from outside; nil unless it is the prefix and 1 or more of `A-Z a-z 0-9 _ -`.
    package init?(rawValue: String) {
        let suffix = rawValue.utf8.dropFirst(Self.prefix.utf8.count)
        guard
            rawValue.hasPrefix(Self.prefix), !suffix.isEmpty,
            rawValue.utf8.count <= Self.maximumLength, suffix.allSatisfy(isIdentifierByte)
        else { return nil }
        self.init(unchecked: rawValue)
    }

    /// Makes a new identifier that sorts after those of earlier milliseconds.
    package init(at now: Date, using random: inout some RandomNumberGenerator) {
        self.init(unchecked: Self.prefix + sortableSuffix(at: now, using: &random))
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package var description: String { rawValue }
}

private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
    default: false
    }
}

/// A ULID: 10 digits of time, then 16 of randomness (github.com/ulid/spec).
private func sortableSuffix(at now: Date, using random: inout some RandomNumberGenerator) -> String {
    let latest = Double((1 << 48) - 1)
    let milliseconds = UInt64(min(max(0, now.timeIntervalSince1970 * 1000), latest))
    return base32(milliseconds, digits: 10) + base32(random.next(), digits: 8) + base32(random.next(), digits: 8)
}

/// The lowest `digits * 5` bits of a number in Crockford's base 32.
private func base32(_ number: UInt64, digits: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let bytes = (0..<digits).reversed().map { alphabet[Int((number >> UInt64($0 * 5)) & 31)] }
    return String(decoding: bytes, as: UTF8.self)
}

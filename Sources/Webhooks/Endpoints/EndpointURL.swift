import Foundation

/// The absolute `http` or `https` URL of an endpoint, in a form that every parser reads alike.
///
/// Whatever two URL parsers could take for different hosts (backslashes, credentials, blanks, percent signs in the host)
/// is refused, so that the host whose addresses are checked is the host that is called.
package struct EndpointURL: Hashable, Sendable, CustomStringConvertible {
    /// In bytes.
    package static let maximumLength = 2048

    /// As it was written.
    package let description: String
    /// A name or an address; IPv6 addresses without their brackets.
    package let host: String
    /// As written, or the scheme's own: 443 or 80.
    package let port: Int
    /// Whether the scheme is `https`.
    package let isSecure: Bool

    package init(_ text: String) throws(EndpointURLError) {
        guard text.utf8.count <= Self.maximumLength else { throw EndpointURLError(.tooLong(text.utf8.count)) }
        guard text.utf8.allSatisfy(isURLByte), hasWholeEscapes(text) else {
            throw EndpointURLError(.forbiddenCharacter)
        }
        guard !text.contains("#") else { throw EndpointURLError(.fragment) }
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
            throw EndpointURLError(.wrongScheme)
        }
        isSecure = scheme == "https://"
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { throw EndpointURLError(.credentials) }
        let parts = try hostAndPort(in: authority)
        host = parts.host
        port = parts.port ?? (isSecure ? 443 : 80)
        description = text
        guard isReadAlikeByFoundation else { throw EndpointURLError(.invalidHost) }
    }

    /// The HTTP client reads the URL with Foundation; it must come to the same host and port.
    private var isReadAlikeByFoundation: Bool {
        guard let url = URL(string: description), let foundHost = url.host else { return false }
        return foundHost.trimmingCharacters(in: ["[", "]"]) == host && (url.port ?? (isSecure ? 443 : 80)) == port
    }
}

private func hostAndPort(in authority: Substring) throws(EndpointURLError) -> (host: String, port: Int?) {
    guard authority.hasPrefix("[") else {
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty else { throw EndpointURLError(.missingHost) }
        guard host.utf8.count <= 253, host.utf8.allSatisfy(isHostByte) else { throw EndpointURLError(.invalidHost) }
        return (String(host), try port(in: authority.dropFirst(host.count)))
    }
    let host = authority.dropFirst().prefix { $0 != "]" }
    let rest = authority.dropFirst(host.count + 1)
    guard rest.hasPrefix("]"), IPAddress(String(host))?.isIPv6 == true else { throw EndpointURLError(.invalidHost) }
    return (String(host), try port(in: rest.dropFirst()))
}

/// Reads `:8443`; nil for nothing at all.
private func port(in text: Substring) throws(EndpointURLError) -> Int? {
    guard !text.isEmpty else { return nil }
    let digits = text.dropFirst()
    guard
        text.hasPrefix(":"), digits.utf8.count <= 5, digits.utf8.allSatisfy(isDigit), let port = Int(digits),
        (1...65535).contains(port)
    else { throw EndpointURLError(.invalidPort) }
    return port
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        true
    default: isDigit(byte)
    }
}

/// Printable ASCII but for what RFC 3986 has no place for.
private func isURLByte(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !#""<>\^`{|}"#.utf8.contains(byte)
}

private func hasWholeEscapes(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst().allSatisfy { escape in
        escape.count >= 2 && escape.prefix(2).allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }
}

/// Where a client connects to: `ws://host[:port][/path][?query]`, or `wss` for TLS (RFC 6455, section 3).
package struct WebSocketURL: Equatable, Sendable {
    package let isSecure: Bool
    /// A name or an address; an IPv6 address stands without its brackets.
    package let host: String
    package let port: Int
    /// Path and query, as they stand in the request line.
    package let target: String

    /// - Throws: `WebSocketClientError` with code `invalidURL`.
    package init(_ url: String) throws(WebSocketClientError) {
        guard let scheme = Self.schemes.first(where: { url.lowercased().hasPrefix($0.prefix) }) else {
            throw .invalidURL(url, "it must begin with ws:// or wss://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidURL(url, "spaces and characters beyond ASCII must be percent-encoded")
        }
        let rest = url.dropFirst(scheme.prefix.count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let (host, port) = Self.split(authority, defaultPort: scheme.port) else {
            throw .invalidURL(url, "it must name a host, and a port from 1 to 65535 if any")
        }
        let target = rest.dropFirst(authority.count)
        self.isSecure = scheme.isSecure
        self.host = host
        self.port = port
        self.target = target.hasPrefix("/") ? String(target) : "/" + target
    }

    private static let schemes = [
        (prefix: "ws://", isSecure: false, port: 80), (prefix: "wss://", isSecure: true, port: 443),
    ]

    private static func split(_ authority: Substring, defaultPort: Int) -> (host: String, port: Int)? {
        guard !authority.contains("@") else { return nil }
        var host = authority
        var port = defaultPort
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            guard let number = Int(authority[authority.index(after: colon)...]), 1...65535 ~= number else { return nil }
            (host, port) = (authority[..<colon], number)
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        }
        return host.isEmpty ? nil : (String(host), port)
    }

    /// The value of the `Host` header.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }
}

/// One entry of `Sec-WebSocket-Extensions`, such as `permessage-deflate; server_max_window_bits=10`.
struct WebSocketExtension: Equatable, Sendable {
    struct Parameter: Equatable, Sendable {
        var name: String
        var value: String?
    }

    var name: String
    var parameters: [Parameter] = []

    /// The entry as it stands in the header.
    var headerValue: String {
        parameters.reduce(name) { text, parameter in
            text + "; " + parameter.name + (parameter.value.map { "=" + $0 } ?? "")
        }
    }

    /// Reads all entries of a message's headers, in their order of preference; nil when one breaks the grammar of RFC 6455,
    /// section 9.1, which fails the handshake.
    static func list(in headers: some Sequence<String>) -> [WebSocketExtension]? {
        var entries: [WebSocketExtension] = []
        for header in headers {
            var scanner = ExtensionScanner(header)
            guard let found = scanner.readList() else { return nil }
            entries += found
        }
        return entries
    }
}

/// Reads the grammar's tokens off the front of a header.
private struct ExtensionScanner {
    private var rest: Substring.UTF8View

    init(_ header: String) {
        rest = Substring(header).utf8
    }

    /// `1#extension`, of which a recipient skips empty elements (RFC 9110, section 5.6.1).
    mutating func readList() -> [WebSocketExtension]? {
        var entries: [WebSocketExtension] = []
        repeat {
            skipSpace()
            if rest.first == UInt8(ascii: ",") || rest.isEmpty { continue }
            guard let entry = readExtension() else { return nil }
            entries.append(entry)
        } while take(",")
        return rest.isEmpty ? entries : nil
    }

    private mutating func readExtension() -> WebSocketExtension? {
        guard let name = readToken() else { return nil }
        var entry = WebSocketExtension(name: name)
        while take(";") {
            skipSpace()
            guard let name = readToken() else { return nil }
            var parameter = WebSocketExtension.Parameter(name: name)
            if take("=") {
                skipSpace()
                guard let value = rest.first == UInt8(ascii: "\"") ? readQuoted() : readToken() else { return nil }
                parameter.value = value
            }
            entry.parameters.append(parameter)
        }
        return entry
    }

    private mutating func readToken() -> String? {
        let token = rest.prefix(while: Self.isTokenCharacter)
        rest = rest.dropFirst(token.count)
        return token.isEmpty ? nil : String(Substring(token))
    }

    /// A quoted string, whose content must be a token as well.
    private mutating func readQuoted() -> String? {
        rest = rest.dropFirst()
        var content: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                return content.isEmpty ? nil : String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), Self.isTokenCharacter(escaped) else { return nil }
                content.append(escaped)
            default:
                guard Self.isTokenCharacter(byte) else { return nil }
                content.append(byte)
            }
        }
        return nil
    }

    /// Takes a separator, with the space around it.
    private mutating func take(_ separator: Unicode.Scalar) -> Bool {
        skipSpace()
        guard rest.first == UInt8(ascii: separator) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

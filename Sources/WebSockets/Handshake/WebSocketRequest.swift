import NIOHTTP1

/// A client's half of the handshake, checked against RFC 6455, section 4.2.1.
package struct WebSocketRequest: Sendable {
    package let head: HTTPRequestHead
    /// What the client offers, best first; empty when it offers none.
    package let subprotocols: [String]
    let key: WebSocketKey
    /// What the client offers, best first.
    let extensions: [WebSocketExtension]

    /// Whether a request asks for an upgrade to WebSocket at all, well-formed or not.
    static func isAttempt(_ head: HTTPRequestHead) -> Bool {
        head.headers.lists("websocket", in: "upgrade")
    }

    /// - Throws: the answer for the client, when it did not keep to the RFC.
    package init(_ head: HTTPRequestHead) throws(WebSocketRefusal) {
        guard head.method == .GET else {
            throw WebSocketRefusal(
                status: .methodNotAllowed, headers: ["Allow": "GET"], message: "A WebSocket handshake is a GET.")
        }
        guard head.version.major == 1, head.version.minor >= 1 else {
            throw .badHandshake("A WebSocket handshake needs HTTP/1.1.")
        }
        guard head.headers.lists("upgrade", in: "connection") else {
            throw .badHandshake("The Connection header must list \"Upgrade\".")
        }
        guard head.headers.only("Sec-WebSocket-Version") == "13" else {
            throw WebSocketRefusal(
                status: .upgradeRequired,
                headers: ["Sec-WebSocket-Version": "13", "Upgrade": "websocket"],
                message: "Only version 13 of WebSocket is spoken here.")
        }
        guard let key = head.headers.only("Sec-WebSocket-Key").flatMap(WebSocketKey.init) else {
            throw .badHandshake("Sec-WebSocket-Key must come once and be 16 bytes in base64.")
        }
        guard head.headers.only("Host") != nil else { throw .badHandshake("The Host header must come once.") }
        guard let extensions = WebSocketExtension.list(in: head.headers["Sec-WebSocket-Extensions"]) else {
            throw .badHandshake("Sec-WebSocket-Extensions breaks the grammar of RFC 6455, section 9.1.")
        }
        self.head = head
        self.key = key
        self.extensions = extensions
        self.subprotocols = head.headers[canonicalForm: "Sec-WebSocket-Protocol"].map(String.init)
    }

    /// The request's path, without its query.
    package var path: String {
        String(head.uri.prefix { $0 != "?" })
    }

    /// What follows the first question mark, still percent-encoded; nil when there is none.
    package var query: String? {
        head.uri.firstIndex(of: "?").map { String(head.uri[head.uri.index(after: $0)...]) }
    }

    /// The first of the client's subprotocols that this side knows.
    package func subprotocol(among known: some Sequence<String>) -> String? {
        let known = Set(known)
        return subprotocols.first(where: known.contains)
    }

    /// The answer that turns the connection into a WebSocket.
    ///
    /// - Parameter extensions: Those agreed on.
    func response(_ acceptance: WebSocketAcceptance, extensions: [WebSocketExtension] = []) -> HTTPResponseHead {
        var headers = acceptance.headers
        headers.replaceOrAdd(name: "Upgrade", value: "websocket")
        headers.replaceOrAdd(name: "Connection", value: "Upgrade")
        headers.replaceOrAdd(name: "Sec-WebSocket-Accept", value: key.accept)
        if let subprotocol = acceptance.subprotocol, subprotocols.contains(subprotocol) {
            headers.replaceOrAdd(name: "Sec-WebSocket-Protocol", value: subprotocol)
        }
        if !extensions.isEmpty {
            headers.replaceOrAdd(
                name: "Sec-WebSocket-Extensions", value: extensions.map(\.headerValue).joined(separator: ", "))
        }
        return HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
    }
}

extension WebSocketRefusal {
    fileprivate static func badHandshake(_ message: String) -> WebSocketRefusal {
        WebSocketRefusal(status: .badRequest, message: message)
    }
}

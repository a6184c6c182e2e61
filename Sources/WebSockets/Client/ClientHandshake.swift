import NIOHTTP1

/// A client's half of the handshake: the request, and the checks of the answer (RFC 6455, section 4.1).
struct ClientHandshake: Sendable {
    let url: WebSocketURL
    let headers: HTTPHeaders
    let subprotocols: [String]
    let key: WebSocketKey

    init(url: WebSocketURL, headers: HTTPHeaders, subprotocols: [String], key: WebSocketKey = .random()) {
        self.url = url
        self.headers = headers
        self.subprotocols = subprotocols
        self.key = key
    }

    var request: HTTPRequestHead {
        var headers = headers
        headers.replaceOrAdd(name: "Host", value: url.authority)
        headers.replaceOrAdd(name: "Upgrade", value: "websocket")
        headers.replaceOrAdd(name: "Connection", value: "Upgrade")
        headers.replaceOrAdd(name: "Sec-WebSocket-Key", value: key.value)
        headers.replaceOrAdd(name: "Sec-WebSocket-Version", value: "13")
        if !subprotocols.isEmpty {
            headers.replaceOrAdd(name: "Sec-WebSocket-Protocol", value: subprotocols.joined(separator: ", "))
        }
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target, headers: headers)
    }

    /// Checks an answer of status 101 and returns the subprotocol it chose.
    func verify(_ response: HTTPResponseHead) throws(WebSocketClientError) -> String? {
        guard response.headers.lists("websocket", in: "upgrade"), response.headers.lists("upgrade", in: "connection")
        else { throw WebSocketClientError(.badHandshake, "the server upgraded to something else than WebSocket") }
        guard response.headers.only("Sec-WebSocket-Accept") == key.accept else {
            throw WebSocketClientError(.badHandshake, "Sec-WebSocket-Accept does not fit the request's key")
        }
        guard response.headers[canonicalForm: "Sec-WebSocket-Extensions"].isEmpty else {
            throw WebSocketClientError(.badHandshake, "the server uses an extension that was not offered")
        }
        let chosen = response.headers[canonicalForm: "Sec-WebSocket-Protocol"].map(String.init)
        guard chosen.count <= 1, chosen.allSatisfy(subprotocols.contains) else {
            throw WebSocketClientError(.badHandshake, "the server chose a subprotocol that was not offered")
        }
        return chosen.first
    }
}

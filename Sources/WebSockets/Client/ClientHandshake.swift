import NIOHTTP1

/// A client's half of the handshake: the request, and the checks of the answer (RFC 6455, section 4.1).
struct ClientHandshake: Sendable {
    let url: WebSocketURL
    let headers: HTTPHeaders
    let subprotocols: [String]
    /// What to offer about compression; nil for nothing.
    let compression: CompressionPolicy?
    let key: WebSocketKey

    /// What a good answer chose.
    struct Outcome: Equatable {
        var subprotocol: String?
        var deflate: DeflateAgreement?
    }

    init(
        url: WebSocketURL, headers: HTTPHeaders, subprotocols: [String], compression: CompressionPolicy? = nil,
        key: WebSocketKey = .random()
    ) {
        self.url = url
        self.headers = headers
        self.subprotocols = subprotocols
        self.compression = compression
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
        if let compression {
            headers.replaceOrAdd(
                name: "Sec-WebSocket-Extensions", value: DeflateAgreement.offer(compression).headerValue)
        }
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target, headers: headers)
    }

    /// Checks an answer of status 101 and returns what it chose.
    func verify(_ response: HTTPResponseHead) throws(WebSocketClientError) -> Outcome {
        guard response.headers.lists("websocket", in: "upgrade"), response.headers.lists("upgrade", in: "connection")
        else { throw WebSocketClientError(.badHandshake, "the server upgraded to something else than WebSocket") }
        guard response.headers.only("Sec-WebSocket-Accept") == key.accept else {
            throw WebSocketClientError(.badHandshake, "Sec-WebSocket-Accept does not fit the request's key")
        }
        let chosen = response.headers[canonicalForm: "Sec-WebSocket-Protocol"].map(String.init)
        guard chosen.count <= 1, chosen.allSatisfy(subprotocols.contains) else {
            throw WebSocketClientError(.badHandshake, "the server chose a subprotocol that was not offered")
        }
        return Outcome(subprotocol: chosen.first, deflate: try verifyExtensions(of: response))
    }

    private func verifyExtensions(
        of response: HTTPResponseHead
    ) throws(WebSocketClientError) -> DeflateAgreement? {
        let extensions = WebSocketExtension.list(in: response.headers["Sec-WebSocket-Extensions"])
        if let extensions, extensions.isEmpty { return nil }
        guard let compression, let extensions, extensions.count == 1,
            let agreement = DeflateAgreement(response: extensions[0], to: compression)
        else { throw WebSocketClientError(.badHandshake, "the server uses an extension that was not offered") }
        return agreement
    }
}

import NIOHTTP1
import Testing

@testable import WebSockets

@Suite("SHA-1")
struct SHA1Tests {
    @Test(
        "gives the digests of FIPS 180-4's examples and of the padding's edges",
        arguments: [
            ("abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            ("a", 1_000_000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
            ("a", 55, "c1c8bbdc22796e28c0e15163d20899b65621d65a"),
            ("a", 56, "c2db330f6083854c99d4b5bfb6e8f29f201be699"),
            ("a", 64, "0098ba824b5c16427bd7a1122a5a442a25ec644d"),
        ])
    func vectors(text: String, times: Int, expected: String) {
        let digest = SHA1.digest(of: Array(String(repeating: text, count: times).utf8))
        #expect(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
    }
}

@Suite("The handshake")
struct HandshakeTests {
    static let good = HTTPRequestHead(
        version: .http1_1, method: .GET, uri: "/v1/navigate?token=a%20b?c",
        headers: [
            "Host": "localhost", "Connection": "keep-alive, Upgrade", "Upgrade": "WebSocket",
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol": "first.v1, second.v1", "sec-websocket-protocol": "third.v1",
        ])

    @Test("of the RFC's example is accepted with its answer")
    func example() throws {
        let request = try WebSocketRequest(Self.good)
        #expect(WebSocketRequest.isAttempt(Self.good))
        #expect(request.path == "/v1/navigate")
        #expect(request.query == "token=a%20b?c")
        #expect(request.subprotocols == ["first.v1", "second.v1", "third.v1"])
        #expect(request.subprotocol(among: ["third.v1", "second.v1"]) == "second.v1")
        let response = request.response(
            WebSocketAcceptance(subprotocol: "second.v1", headers: ["X-Request-Id": "7"]) { Recorder() })
        #expect(response.status == .switchingProtocols)
        #expect(response.headers["Sec-WebSocket-Accept"] == ["s3pPLMBiTxaQ9kYGzzhZRbK+xOo="])
        #expect(response.headers["Sec-WebSocket-Protocol"] == ["second.v1"])
        #expect(response.headers["X-Request-Id"] == ["7"])
    }

    @Test("names no subprotocol that was not offered")
    func subprotocolNotOffered() throws {
        let request = try WebSocketRequest(Self.good)
        let response = request.response(WebSocketAcceptance(subprotocol: "mine.v1") { Recorder() })
        #expect(!response.headers.contains(name: "Sec-WebSocket-Protocol"))
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let status: HTTPResponseStatus
        let change: @Sendable (inout HTTPRequestHead) -> Void
    }

    static let faults: [Fault] = [
        Fault(testDescription: "POST", status: .methodNotAllowed) { $0.method = .POST },
        Fault(testDescription: "HTTP/1.0", status: .badRequest) { $0.version = .http1_0 },
        Fault(testDescription: "no Connection: Upgrade", status: .badRequest) {
            $0.headers.replaceOrAdd(name: "Connection", value: "close")
        },
        Fault(testDescription: "version 8", status: .upgradeRequired) {
            $0.headers.replaceOrAdd(name: "Sec-WebSocket-Version", value: "8")
        },
        Fault(testDescription: "two versions", status: .upgradeRequired) {
            $0.headers.add(name: "Sec-WebSocket-Version", value: "13")
        },
        Fault(testDescription: "no version", status: .upgradeRequired) {
            $0.headers.remove(name: "Sec-WebSocket-Version")
        },
        Fault(testDescription: "no key", status: .badRequest) { $0.headers.remove(name: "Sec-WebSocket-Key") },
        Fault(testDescription: "two keys", status: .badRequest) {
            $0.headers.add(name: "Sec-WebSocket-Key", value: "dGhlIHNhbXBsZSBub25jZQ==")
        },
        Fault(testDescription: "a key of 15 bytes", status: .badRequest) {
            $0.headers.replaceOrAdd(name: "Sec-WebSocket-Key", value: "dGhlIHNhbXBsZSBub25j")
        },
        Fault(testDescription: "a key that is not base64", status: .badRequest) {
            $0.headers.replaceOrAdd(name: "Sec-WebSocket-Key", value: "*GhlIHNhbXBsZSBub25jZQ==")
        },
        Fault(testDescription: "extensions against the grammar", status: .badRequest) {
            $0.headers.add(name: "Sec-WebSocket-Extensions", value: "permessage-deflate; =1")
        },
        Fault(testDescription: "no host", status: .badRequest) { $0.headers.remove(name: "Host") },
    ]

    @Test("with a fault is refused with the fitting status", arguments: faults)
    func refusals(fault: Fault) {
        var head = Self.good
        fault.change(&head)
        #expect(WebSocketRequest.isAttempt(head))
        let refusal = #expect(throws: WebSocketRefusal.self) { try WebSocketRequest(head) }
        #expect(refusal?.status == fault.status)
        #expect(refusal.map { $0.body.readableBytes > 10 } == true)
    }

    @Test("is checked by the client as strictly")
    func clientChecks() throws {
        let url = try WebSocketURL("ws://localhost:8080/x")
        let key = try #require(WebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="))
        let handshake = ClientHandshake(url: url, headers: [:], subprotocols: ["a", "b"], key: key)
        let request = try WebSocketRequest(handshake.request)
        #expect(request.subprotocols == ["a", "b"])
        let good = request.response(WebSocketAcceptance(subprotocol: "b") { Recorder() })
        #expect(try handshake.verify(good) == ClientHandshake.Outcome(subprotocol: "b"))
        for (name, value) in [
            ("Sec-WebSocket-Accept", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="), ("Sec-WebSocket-Protocol", "c"),
            ("Upgrade", "h2c"),
            ("Connection", "close"), ("Sec-WebSocket-Extensions", "permessage-deflate"),
        ] {
            var bad = good
            bad.headers.replaceOrAdd(name: name, value: value)
            let error = #expect(throws: WebSocketClientError.self) { try handshake.verify(bad) }
            #expect(error?.code == .badHandshake)
        }
    }

    @Test("keys are random and 16 bytes long")
    func randomKeys() {
        let keys = (0..<50).map { _ in WebSocketKey.random() }
        #expect(Set(keys.map(\.value)).count == 50)
        #expect(keys.allSatisfy { WebSocketKey($0.value) == $0 })
    }
}

@Suite("A WebSocket URL")
struct WebSocketURLTests {
    @Test(
        "is taken apart",
        arguments: [
            ("ws://localhost", false, "localhost", 80, "/", "localhost"),
            ("WS://127.0.0.1:8080/v1/navigate?x=1", false, "127.0.0.1", 8080, "/v1/navigate?x=1", "127.0.0.1:8080"),
            ("wss://example.com?token=a:b/c#frag", true, "example.com", 443, "/?token=a:b/c", "example.com"),
            ("ws://[::1]:9000/a", false, "::1", 9000, "/a", "[::1]:9000"),
            ("wss://[2001:db8::1]", true, "2001:db8::1", 443, "/", "[2001:db8::1]"),
        ])
    func parts(url: String, isSecure: Bool, host: String, port: Int, target: String, authority: String) throws {
        let parsed = try WebSocketURL(url)
        #expect(parsed.isSecure == isSecure)
        #expect(parsed.host == host)
        #expect(parsed.port == port)
        #expect(parsed.target == target)
        #expect(parsed.authority == authority)
    }

    @Test(
        "that is none is refused",
        arguments: [
            "", "http://localhost", "ws://", "ws://:80/", "ws://host:0", "ws://host:65536", "ws://host:x",
            "ws://user@host/",
            "ws://host/a b", "ws://host/\r\nX: y", "ws://hôte/",
        ])
    func refused(url: String) {
        let error = #expect(throws: WebSocketClientError.self) { try WebSocketURL(url) }
        #expect(error?.code == .invalidURL)
    }
}

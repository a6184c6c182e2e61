import NIOHTTP1
import Testing

@testable import WebSockets

@Suite("The extensions' header")
struct WebSocketExtensionTests {
    @Test("is read entry by entry, over several lines, with quotes and space")
    func reads() throws {
        let list = try #require(
            WebSocketExtension.list(in: [
                "permessage-deflate; server_max_window_bits = \"10\" ;client_max_window_bits, ,foo", "bar;baz=\"a\\b\"",
            ]))
        #expect(list.map(\.name) == ["permessage-deflate", "foo", "bar"])
        #expect(
            list[0].parameters == [
                .init(name: "server_max_window_bits", value: "10"), .init(name: "client_max_window_bits"),
            ])
        #expect(list[2].parameters == [.init(name: "baz", value: "ab")])
        #expect(WebSocketExtension.list(in: [String]()) == [])
        #expect(WebSocketExtension.list(in: [" , "]) == [])
    }

    @Test(
        "that breaks the grammar is no list",
        arguments: [
            ";", "a;", "a b", "a;=1", "a;b=", "a;b=\"\"", "a;b=\"c", "a;b=\"c d\"", "a;b=\"\\", "a=b", "ä", "a;b=c=d",
        ])
    func refuses(header: String) {
        #expect(WebSocketExtension.list(in: [header]) == nil)
    }

    @Test("is written as it is read")
    func writes() {
        let header = "permessage-deflate; server_no_context_takeover; server_max_window_bits=10"
        #expect(WebSocketExtension.list(in: [header])?.map(\.headerValue) == [header])
    }
}

@Suite("Agreeing on permessage-deflate")
struct DeflateAgreementTests {
    private static let keeping = CompressionPolicy(keepsContext: true)

    private func answer(to offers: String, _ policy: CompressionPolicy = keeping) -> String? {
        WebSocketExtension.list(in: [offers]).flatMap {
            DeflateAgreement.choosing(among: $0, policy: policy)?.response.headerValue
        }
    }

    @Test(
        "a server answers what it is offered",
        arguments: [
            ("permessage-deflate", "permessage-deflate"),
            ("permessage-deflate; client_max_window_bits", "permessage-deflate"),
            ("permessage-deflate; server_max_window_bits=10", "permessage-deflate; server_max_window_bits=10"),
            ("permessage-deflate; client_max_window_bits=8", "permessage-deflate; client_max_window_bits=8"),
            (
                "permessage-deflate; client_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            ),
            ("x-webkit-deflate-frame, permessage-deflate", "permessage-deflate"),
            (
                "permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9",
                "permessage-deflate; server_max_window_bits=9"
            ),
            (
                "permessage-deflate; unknown, permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover"
            ),
        ])
    func answers(offers: String, response: String) {
        #expect(answer(to: offers) == response)
    }

    @Test(
        "a server declines an offer that is wrong or can't be met",
        arguments: [
            "x-other", "permessage-deflate; server_max_window_bits", "permessage-deflate; server_max_window_bits=16",
            "permessage-deflate; server_max_window_bits=7", "permessage-deflate; server_max_window_bits=010",
            "permessage-deflate; server_max_window_bits=8", "permessage-deflate; client_max_window_bits=x",
            "permessage-deflate; server_no_context_takeover=1", "permessage-deflate; client_no_context_takeover=true",
            "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
            "permessage-deflate; server_no_context_takeover; server_no_context_takeover", "permessage-deflate; foo",
        ])
    func declines(offers: String) {
        #expect(answer(to: offers) == nil)
    }

    @Test("a server that keeps no context says so, and shrinks windows where it may")
    func ownPolicy() {
        #expect(
            answer(to: "permessage-deflate", CompressionPolicy())
                == "permessage-deflate; server_no_context_takeover; client_no_context_takeover")
        let small = CompressionPolicy(keepsContext: true, windowBits: 10)
        #expect(answer(to: "permessage-deflate", small) == "permessage-deflate; server_max_window_bits=10")
        #expect(
            answer(to: "permessage-deflate; client_max_window_bits", small)
                == "permessage-deflate; server_max_window_bits=10; client_max_window_bits=10")
        #expect(
            answer(to: "permessage-deflate; client_max_window_bits=9; server_max_window_bits=12", small)
                == "permessage-deflate; server_max_window_bits=10; client_max_window_bits=9")
    }

    @Test("each side deflates as agreed")
    func directions() throws {
        let offers = try #require(
            WebSocketExtension.list(in: [
                "permessage-deflate; server_max_window_bits=10; client_max_window_bits=12; client_no_context_takeover"
            ]))
        let agreement = try #require(DeflateAgreement.choosing(among: offers, policy: Self.keeping)?.agreement)
        #expect(agreement.outbound(.server) == .init(keepsContext: true, windowBits: 10))
        #expect(agreement.inbound(.server) == .init(keepsContext: false, windowBits: 12))
        #expect(agreement.inbound(.client) == agreement.outbound(.server))
    }

    private func handshake(_ policy: CompressionPolicy?) throws -> ClientHandshake {
        ClientHandshake(
            url: try WebSocketURL("ws://localhost"), headers: [:], subprotocols: [], compression: policy,
            key: try #require(WebSocketKey("dGhlIHNhbXBsZSBub25jZQ==")))
    }

    private func verify(_ extensions: [String], _ policy: CompressionPolicy?) throws -> DeflateAgreement? {
        let handshake = try handshake(policy)
        var response = try WebSocketRequest(handshake.request).response(WebSocketAcceptance { Recorder() })
        for value in extensions { response.headers.add(name: "Sec-WebSocket-Extensions", value: value) }
        return try handshake.verify(response).deflate
    }

    @Test("a client offers what it wants, and takes what fits")
    func client() throws {
        #expect(try handshake(nil).request.headers["Sec-WebSocket-Extensions"] == [])
        #expect(try handshake(Self.keeping).request.headers["Sec-WebSocket-Extensions"] == ["permessage-deflate"])
        #expect(try verify([], Self.keeping) == nil)
        #expect(try verify(["permessage-deflate"], Self.keeping) == DeflateAgreement())
        let forgetful = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        #expect(try handshake(CompressionPolicy()).request.headers["Sec-WebSocket-Extensions"] == [forgetful])
        let agreement = try verify([forgetful + "; server_max_window_bits=9"], CompressionPolicy())
        #expect(agreement?.server == .init(keepsContext: false, windowBits: 9))
        #expect(agreement?.client == .init(keepsContext: false, windowBits: 15))
    }

    @Test(
        "a client refuses an answer to something else",
        arguments: [
            ["x-other"], ["permessage-deflate", "permessage-deflate"],
            ["permessage-deflate; client_max_window_bits=10"],
            ["permessage-deflate; client_max_window_bits"], ["permessage-deflate; server_max_window_bits"],
            ["permessage-deflate; foo"], ["permessage-deflate;"],
        ])
    func clientRefuses(extensions: [String]) {
        let error = #expect(throws: WebSocketClientError.self) { try verify(extensions, Self.keeping) }
        #expect(error?.code == .badHandshake)
    }

    @Test("a client that keeps no context refuses a server that does, and any extension it did not offer")
    func clientPolicy() {
        #expect(throws: WebSocketClientError.self) { try verify(["permessage-deflate"], CompressionPolicy()) }
        #expect(throws: WebSocketClientError.self) { try verify(["permessage-deflate"], nil) }
    }
}

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Testing
import WebSockets

@testable import Server

@Suite("The port that HTTP and WebSockets share")
struct WebSocketPortTests {
    @Test("A GET and a WebSocket echo are served on the same port")
    func bothProtocols() async throws {
        try await withPort { port in
            let response = try await RawClient.exchange(
                port: port, "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(response.hasPrefix("HTTP/1.1 200 OK"))
            #expect(response.hasSuffix("Hello from HTTP"))

            let socket = try await WebSocketClient.connect(
                to: "ws://127.0.0.1:\(port)/echo", subprotocols: ["other", "echo.v1"],
                on: .singletonMultiThreadedEventLoopGroup)
            #expect(socket.subprotocol == "echo.v1")
            socket.send(text: "one")
            socket.send(text: "two")
            var messages = socket.messages.makeAsyncIterator()
            #expect(try await messages.next() == .text(ByteBuffer(string: "one")))
            #expect(try await messages.next() == .text(ByteBuffer(string: "two")))
            socket.close()
            #expect(try await messages.next() == nil)
        }
    }

    @Test("A refused upgrade gets the status, headers and body that were decided")
    func refusal() async throws {
        try await withPort { port in
            let error = await #expect(throws: WebSocketClientError.self) {
                _ =
                    try await WebSocketClient.connect(
                        to: "ws://127.0.0.1:\(port)/secret", on: .singletonMultiThreadedEventLoopGroup)
                    as WebSocketStream
            }
            let response = try #require(error?.response)
            #expect(response.status == .unauthorized)
            #expect(response.headers["WWW-Authenticate"] == ["Bearer"])
            #expect(String(buffer: response.body) == #"{"code":"unauthorized"}"#)
        }
    }

    @Test("Two requests share a connection that is kept alive")
    func keepAlive() async throws {
        try await withPort { port in
            let get = "GET /hello HTTP/1.1\r\nHost: localhost\r\n"
            let response = try await RawClient.exchange(port: port, get + "\r\n" + get + "Connection: close\r\n\r\n")
            #expect(response.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
        }
    }

    @Test(
        "A malformed handshake is refused with the reason",
        arguments: [
            ("POST", "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", "405"),
            ("GET", "Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", "426"),
            ("GET", "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n", "400"),
            ("GET", "Sec-WebSocket-Version: 13\r\n", "400"),
        ])
    func malformed(method: String, headers: String, status: String) async throws {
        try await withPort { port in
            let response = try await RawClient.exchange(
                port: port,
                "\(method) /echo HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\(headers)\r\n"
            )
            #expect(response.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test("What is not HTTP is answered with 400, however much of it comes", arguments: [1, 1_000_000])
    func garbage(count: Int) async throws {
        try await withPort { port in
            let response = try await RawClient.exchange(
                port: port, String(repeating: "\u{1} what?\r\n\r\n", count: count / 10 + 1))
            #expect(response.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test("A handshake on a path without WebSocket is answered by HTTP, as the connection's last request")
    func notWebSocket() async throws {
        try await withPort { port in
            let response = try await RawClient.exchange(port: port, RawClient.handshake("/hello"))
            #expect(response.hasPrefix("HTTP/1.1 200 OK"))
            #expect(response.lowercased().contains("connection: close"))
            #expect(response.hasSuffix("Hello from HTTP"))
        }
    }

    @Test("A wish for another protocol is passed over, as the connection's last request")
    func otherProtocol() async throws {
        try await withPort { port in
            let response = try await RawClient.exchange(
                port: port, "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
            #expect(response.hasPrefix("HTTP/1.1 200 OK"))
            #expect(response.lowercased().contains("connection: close"))
        }
    }

    @Test("A connection that was kept alive by a proxy may still upgrade")
    func laterUpgrade() async throws {
        try await withPort { port in
            let client = try await RawClient(port: port)
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            try await client.read(until: "Hello from HTTP")
            try await client.send(RawClient.handshake("/echo"))
            try await client.read(until: "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            for _ in 0..<5 {
                try await client.send(bytes: [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])
                try await client.read(until: "\u{2}hi")
            }
            try await client.send(bytes: [0x88, 0x80, 0, 0, 0, 0])
            try await client.readToEnd()
        }
    }

    @Test("Frames that come together with the handshake are not lost")
    func eagerClient() async throws {
        try await withPort { port in
            let client = try await RawClient(port: port)
            try await client.send(bytes: RawClient.handshake("/echo").utf8 + [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])
            try await client.read(until: "\u{2}hi")
            try await client.send(bytes: [0x88, 0x80, 0, 0, 0, 0])
            try await client.readToEnd()
        }
    }

    @Test("A silent connection is closed when the time for its first request is over")
    func silentConnection() async throws {
        var configuration = WebSocketConfiguration()
        configuration.handshakeTimeout = .milliseconds(20)
        try await withPort(configuration) { port in
            let client = try await RawClient(port: port)
            #expect(try await client.readToEnd() == "")
        }
    }

    @Test("Shutting down reaches the sessions, and waits for their goodbye")
    func drain() async throws {
        let messages = try await withPort { port in
            let socket = try await WebSocketClient.connect(
                to: "ws://127.0.0.1:\(port)/echo", on: .singletonMultiThreadedEventLoopGroup)
            socket.send(text: "here")
            var messages = socket.messages.makeAsyncIterator()
            #expect(try await messages.next() == .text(ByteBuffer(string: "here")))
            return socket.messages
        }
        var rest: [WebSocketMessage] = []
        for try await message in messages { rest.append(message) }
        #expect(rest == [.text(ByteBuffer(string: "goodbye"))])
    }
}

// MARK: - A server to talk to

/// Runs a real application on a port of its own; when `body` is done, shuts it down gracefully and waits for the end.
private func withPort<Result: Sendable>(
    _ configuration: WebSocketConfiguration = WebSocketConfiguration(),
    _ body: @escaping @Sendable (Int) async throws -> Result
) async throws -> Result {
    let router = Router()
    router.get("/hello") { _, _ in "Hello from HTTP" }
    let (ports, port) = AsyncStream<Int>.makeStream()
    var logger = Logger(label: "port-tests")
    logger.logLevel = .critical
    let application = Application(
        router: router,
        server: HTTPServerBuilder {
            WebSocketHTTPChannel(responder: $0, webSockets: configuration, decide: decide)
        },
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
        logger: logger)
    let services = ServiceGroup(services: [application], logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let result = await Swift.Result { try await body(port) }
        await services.triggerGracefulShutdown()
        try await group.waitForAll()
        return try result.get()
    }
}

extension Swift.Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

@Sendable private func decide(_ request: WebSocketRequest, _ channel: any Channel) async -> WebSocketUpgradeDecision {
    switch request.path {
    case "/echo":
        return .accept(WebSocketAcceptance(subprotocol: "echo.v1") { EchoSession() })
    case "/secret":
        return .refuse(
            WebSocketRefusal(
                status: .unauthorized, headers: ["WWW-Authenticate": "Bearer", "Content-Type": "application/json"],
                body: ByteBuffer(string: #"{"code":"unauthorized"}"#)))
    default:
        return .notWebSocket
    }
}

private final class EchoSession: WebSocketSession {
    private var connection: WebSocketConnection?

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
    }

    func received(_ message: WebSocketMessage) {
        connection?.send(message)
    }

    func connectionDraining() {
        connection?.send(text: "goodbye".utf8)
        connection?.close(code: .goingAway)
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        connection = nil
    }
}

import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import WebSockets

@Suite("The upgrade of a server's connection")
struct UpgradeHandlerTests {
    @Test("is given ten seconds from the connection's first moment")
    func silence() async throws {
        let server = try await Server()
        await server.advanceTime(by: .seconds(9))
        #expect(server.channel.isActive)
        try await server.receive(LoopbackServer.handshake.dropLast(2))
        await server.advanceTime(by: .seconds(1))
        #expect(!server.channel.isActive)
        #expect(try await server.sent() == "")
    }

    @Test("answers 503 when the decision does not come in time, and forgets a late one")
    func slowDecision() async throws {
        let server = try await Server()
        try await server.receiveHandshake()
        let answer = await server.nextQuestion()
        await server.advanceTime(by: .seconds(10))
        #expect(try await server.sent().hasPrefix("HTTP/1.1 503 "))
        answer(.accept(WebSocketAcceptance { Recorder() }))
        await server.advanceTime(by: .seconds(5))
        #expect(!server.channel.isActive)
        #expect(try await server.sent() == "")
    }

    @Test("answers 503 when the server began to drain meanwhile")
    func drainingMeanwhile() async throws {
        let server = try await Server()
        try await server.receiveHandshake()
        let answer = await server.nextQuestion()
        try await server.channel.testingEventLoop.submit { [channel = server.channel] in
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }.get()
        answer(.accept(WebSocketAcceptance { Recorder() }))
        #expect(try await server.firstSent().hasPrefix("HTTP/1.1 503 "))
    }

    @Test("closes an idle connection when the server drains")
    func drainingIdle() async throws {
        let server = try await Server()
        try await server.channel.testingEventLoop.submit { [channel = server.channel] in
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }.get()
        await server.channel.testingEventLoop.run()
        #expect(!server.channel.isActive)
    }

    @Test("refuses a handshake with a body")
    func body() async throws {
        let server = try await Server()
        try await server.receive(LoopbackServer.handshake.dropLast(2) + Array("Content-Length: 3\r\n\r\nabc".utf8))
        #expect(try await server.sent().hasPrefix("HTTP/1.1 400 "))
    }

    @Test("gives the answer of the RFC's example, and then speaks WebSocket")
    func accepted() async throws {
        let server = try await Server()
        try await server.receiveHandshake()
        let answer = await server.nextQuestion()
        answer(.accept(WebSocketAcceptance { ScriptedSession() }))
        let response = try await server.firstSent()
        #expect(response.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
        #expect(response.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
        #expect(response.hasSuffix("\r\n\r\n"))
        await server.channel.testingEventLoop.run()
        try await server.receive(RawFrame.text("hi").bytes)
        #expect(try await server.sent().hasSuffix("\u{2}hi"))
    }
}

/// A server's channel that asks the test for its decisions.
private struct Server {
    typealias Answer = @Sendable (WebSocketUpgradeDecision) -> Void

    let channel = NIOAsyncTestingChannel()
    private let questions: AsyncStream<Answer>

    init() async throws {
        let (questions, question) = AsyncStream<Answer>.makeStream()
        self.questions = questions
        try await channel.testingEventLoop.executeInContext { [channel] in
            try WebSocketUpgradeHandler.install(on: channel, configuration: WebSocketConfiguration()) { _, _ in
                await withCheckedContinuation { continuation in
                    question.yield { continuation.resume(returning: $0) }
                }
            } negotiated: { _ in
            }
        }
        try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).get()
    }

    func receive(_ bytes: some Sequence<UInt8>) async throws {
        try await channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    func receiveHandshake() async throws {
        try await receive(LoopbackServer.handshake)
    }

    func nextQuestion() async -> Answer {
        var iterator = questions.makeAsyncIterator()
        let nobody: Answer = { _ in }
        return await iterator.next() ?? nobody
    }

    func advanceTime(by amount: TimeAmount) async {
        await channel.testingEventLoop.advanceTime(by: amount)
    }

    /// What was sent so far and not yet asked for.
    func sent() async throws -> String {
        var text = ""
        while let bytes = try await channel.readOutbound(as: ByteBuffer.self) {
            text += String(buffer: bytes)
        }
        return text
    }

    /// Waits for something to be sent.
    func firstSent() async throws -> String {
        let first = try await channel.waitForOutboundWrite(as: ByteBuffer.self)
        return String(buffer: first) + (try await sent())
    }
}

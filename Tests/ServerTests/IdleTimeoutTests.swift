import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Server

@Suite("An idle HTTP connection")
struct IdleTimeoutTests {
    private static let head = HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"))
    private static let answer = HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok))

    private static func connection() async throws -> (EmbeddedChannel, EmbeddedEventLoop) {
        let loop = EmbeddedEventLoop()
        let channel = EmbeddedChannel(handler: IdleTimeout(.seconds(10)), loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        return (channel, loop)
    }

    @Test("is closed when nothing has come for as long as that")
    func nothing() async throws {
        let (channel, loop) = try await Self.connection()
        loop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test("is none while an answer is awaited; after it the time begins anew")
    func answering() async throws {
        let (channel, loop) = try await Self.connection()
        try channel.writeInbound(Self.head)
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        loop.advanceTime(by: .seconds(100))
        #expect(channel.isActive)
        try channel.writeOutbound(Self.answer)
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        loop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test("is closed in the middle of a request whose rest doesn't come")
    func half() async throws {
        let (channel, loop) = try await Self.connection()
        loop.advanceTime(by: .seconds(5))
        try channel.writeInbound(Self.head)
        loop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }
}

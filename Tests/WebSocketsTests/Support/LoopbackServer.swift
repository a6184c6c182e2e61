import NIOCore
import NIOPosix
import NIOSSL

@testable import WebSockets

/// A server of WebSockets alone, on a free port of the loopback interface.
struct LoopbackServer {
    let port: Int

    /// Runs `body` while a server accepts every handshake with a session from `session`.
    static func run(
        configuration: WebSocketConfiguration = WebSocketConfiguration(), tls: NIOSSLContext? = nil,
        session: @escaping @Sendable () -> any WebSocketSession,
        _ body: (LoopbackServer) async throws -> Void
    ) async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try WebSocketUpgradeHandler.install(on: channel, configuration: configuration) { request, _ in
                        .accept(WebSocketAcceptance(subprotocol: request.subprotocols.first, makeSession: session))
                    } negotiated: { outcome in
                        if case .http = outcome { throw ChannelError.operationUnsupported }
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(LoopbackServer(port: listener.localAddress?.port ?? 0))
            try await listener.close()
        } catch {
            try? await listener.close()
            throw error
        }
    }

    /// Connects without WebSocket, and sends bytes as they are.
    func connectRaw(
        sending bytes: [UInt8], reads: Bool = true
    ) async throws -> (channel: any Channel, received: AsyncStream<ByteBuffer>) {
        let (received, continuation) = AsyncStream<ByteBuffer>.makeStream()
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
        return (channel, received)
    }

    static let handshake = Array(
        """
        GET / HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r

        """.utf8)
}

/// Puts what a channel receives into a stream that ends with the channel's input.
private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<ByteBuffer>.Continuation

    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        continuation.yield(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        continuation.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// Does what a test says on each message, and tells how the connection ended.
final class ScriptedSession: WebSocketSession {
    private let onMessage: (WebSocketConnection, WebSocketMessage) -> Void
    private let onEnd: @Sendable (WebSocketClosure) -> Void
    private var connection: WebSocketConnection?

    init(
        onEnd: @escaping @Sendable (WebSocketClosure) -> Void = { _ in },
        onMessage: @escaping (WebSocketConnection, WebSocketMessage) -> Void = { $0.send($1) }
    ) {
        self.onMessage = onMessage
        self.onEnd = onEnd
    }

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
    }

    func received(_ message: WebSocketMessage) {
        if let connection { onMessage(connection, message) }
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        connection = nil
        onEnd(closure)
    }
}

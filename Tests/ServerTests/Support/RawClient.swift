import NIOCore
import NIOPosix
import Testing

/// A client that sends bytes as they are.
final class RawClient: Sendable {
    private let channel: any Channel
    private let received: AsyncStream<ByteBuffer>

    init(port: Int) async throws {
        let (received, continuation) = AsyncStream<ByteBuffer>.makeStream()
        self.received = received
        self.channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    static func handshake(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    }

    /// Sends a request and reads until the server closes.
    static func exchange(port: Int, _ request: String) async throws -> String {
        let client = try await RawClient(port: port)
        try await client.send(request)
        return try await client.readToEnd()
    }

    func send(_ text: String) async throws {
        try await send(bytes: text.utf8)
    }

    func send(bytes: some Collection<UInt8> & Sendable) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    func read(until ending: String) async throws {
        var seen = ""
        for await bytes in received {
            seen += String(buffer: bytes)
            if seen.contains(ending) { return }
        }
        Issue.record("the server closed after \(seen.debugDescription)")
    }

    @discardableResult
    func readToEnd() async throws -> String {
        var seen = ""
        for await bytes in received {
            seen += String(buffer: bytes)
        }
        try? await channel.close()
        return seen
    }
}

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

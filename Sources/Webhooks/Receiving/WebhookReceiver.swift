import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP server that takes webhooks: for `waymark listen`, the demo and tests.
package final class WebhookReceiver: Sendable {
    /// A request as it came.
    package struct Request: Sendable {
        package var path: String
        package var headers: [(String, String)]
        package var body: [UInt8]
    }

    /// Larger bodies are answered with 413.
    static let bodyLimit = 1024 * 1024

    private let channel: any Channel
    package let port: Int

    private init(channel: any Channel, port: Int) {
        self.channel = channel
        self.port = port
    }

    /// - Parameters:
    ///   - port: 0 for any free one.
    ///   - handler: returns the HTTP status to answer with.
    package static func start(
        host: String = "127.0.0.1", port: Int = 0, handler: @escaping @Sendable (Request) async -> Int
    ) async throws -> WebhookReceiver {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(ReceivingHandler(handler: handler))
                }
            }
            .bind(host: host, port: port).get()
        return WebhookReceiver(channel: channel, port: channel.localAddress?.port ?? port)
    }

    package func stop() async throws { try await channel.close() }
}

/// Collects a request, asks the handler, answers.
private final class ReceivingHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let handler: @Sendable (WebhookReceiver.Request) async -> Int
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isTooLarge = false

    init(handler: @escaping @Sendable (WebhookReceiver.Request) async -> Int) { self.handler = handler }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            isTooLarge = false
        case .body(let part):
            isTooLarge = isTooLarge || body.count + part.readableBytes > WebhookReceiver.bodyLimit
            if !isTooLarge { body.append(contentsOf: part.readableBytesView) }
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let request = WebhookReceiver.Request(
            path: head.uri, headers: head.headers.map { ($0.name, $0.value) }, body: body)
        let (handler, isTooLarge) = (handler, isTooLarge)
        let status = context.eventLoop.makeFutureWithTask { isTooLarge ? 413 : await handler(request) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        status.whenSuccess { status in
            let (receiver, context) = bound.value
            var answer = HTTPResponseHead(version: head.version, status: .init(statusCode: status))
            answer.headers.add(name: "content-length", value: "0")
            context.write(receiver.wrapOutboundOut(.head(answer)), promise: nil)
            context.writeAndFlush(receiver.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

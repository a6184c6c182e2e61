import NIOCore
import NIOHTTP1

/// Gathers each request of one connection, asks for the status and answers.
final class ReceiverHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let handler: WebhookReceiver.Handler
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(handler: @escaping WebhookReceiver.Handler) { self.handler = handler }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes): append(bytes, context: context)
        case .end: finish(context: context)
        }
    }

    /// `head` is nil once the request was refused; what still comes of it is dropped.
    private func append(_ bytes: ByteBuffer, context: ChannelHandlerContext) {
        guard head != nil else { return }
        guard body.count + bytes.readableBytes <= WebhookReceiver.bodyLimit else {
            head = nil
            body = []
            return answer(413, keepAlive: false, context: context)
        }
        body += bytes.readableBytesView
    }

    private func finish(context: ChannelHandlerContext) {
        guard let head else { return }
        self.head = nil
        let request = WebhookReceiver.Request(
            path: head.uri, headers: head.headers.map { ($0.name, $0.value) }, body: body)
        body = []
        let status = context.eventLoop.makeFutureWithTask { [handler] in await handler(request) }
        let context = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        status.whenSuccess { status in
            let (handler, context) = context.value
            handler.answer(status, keepAlive: head.isKeepAlive, context: context)
        }
    }

    private func answer(_ status: Int, keepAlive: Bool, context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status))
        head.headers.add(name: "content-length", value: "0")
        if !keepAlive { head.headers.add(name: "connection", value: "close") }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        if !keepAlive {
            let channel = context.channel
            written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

import NIOCore
import NIOHTTP1

/// Answers some of a connection's requests on its own event loop; all others go on to Hummingbird.
///
/// Stands behind `HTTPServerPipelineHandler`, so that one request at a time is here. For short answers a task per request and
/// the hops between its executors cost several times what the answer does.
final class DirectAnswers: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What answers a request; `nil` for requests that are not its own. Bodies are passed over.
    typealias Responder = @Sendable (HTTPRequestHead, any EventLoop) -> EventLoopFuture<DirectAnswer>?

    private enum State {
        /// Next: reading, passing.
        case idle
        /// A request is being answered that has not come whole. Next: answering.
        case reading(HTTPRequestHead, EventLoopFuture<DirectAnswer>)
        /// Next: idle.
        case answering
        /// Parts go on to Hummingbird up to the request's end. Next: idle.
        case passing
    }

    private let responder: Responder
    private var state = State.idle

    init(responder: @escaping Responder) { self.responder = responder }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (state, unwrapInboundIn(data)) {
        case (.idle, .head(let request)):
            if let answer = responder(request, context.eventLoop) {
                state = .reading(request, answer)
            } else {
                state = .passing
                context.fireChannelRead(data)
            }
        case (.reading(let request, let answer), .end):
            state = .answering
            answer.assumeIsolated().whenComplete { self.send($0, to: request, context) }
        case (.reading, _), (.answering, _): break
        case (.passing, .end):
            state = .idle
            context.fireChannelRead(data)
        case (.passing, _), (.idle, _): context.fireChannelRead(data)
        }
    }

    private func send(
        _ result: Result<DirectAnswer, any Error>, to request: HTTPRequestHead, _ context: ChannelHandlerContext
    ) {
        state = .idle
        guard context.channel.isActive else { return }
        // The threads that search have ended: so does the server.
        guard case .success(let answer) = result else { return context.close(promise: nil) }
        let isLast = !request.isKeepAlive
        context.write(wrapOutboundOut(.head(answer.head(isLast: isLast))), promise: nil)
        if request.method != .HEAD, !answer.body.isEmpty {
            context.write(
                wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: answer.body)))), promise: nil)
        }
        let written = isLast ? context.eventLoop.makePromise(of: Void.self) : nil
        written?.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }
}

/// An answer that is whole.
struct DirectAnswer: Sendable {
    var status: Int
    /// JSON in UTF-8.
    var body: [UInt8]
    /// The methods that the address takes, where the request's is none of them.
    var allow: String?

    init(status: Int, body: [UInt8], allow: String? = nil) {
        self.status = status
        self.body = body
        self.allow = allow
    }

    /// Pages of other origins may ask, as OSRM's and Mapbox's clients in browsers do: no answer depends on who asks.
    fileprivate func head(isLast: Bool) -> HTTPResponseHead {
        var headers = HTTPHeaders()
        if !body.isEmpty {
            headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            headers.add(name: "Content-Length", value: String(body.count))
        }
        headers.add(name: "Access-Control-Allow-Origin", value: "*")
        if let allow {
            headers.add(name: "Allow", value: allow)
            headers.add(name: "Access-Control-Allow-Methods", value: allow)
            headers.add(name: "Access-Control-Allow-Headers", value: "Authorization, Content-Type, X-Requested-With")
        }
        if isLast { headers.add(name: "Connection", value: "close") }
        return HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
    }
}

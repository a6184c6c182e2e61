import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers some of a connection's requests on its own event loop; all others go on to Hummingbird.
///
/// Stands behind `HTTPServerPipelineHandler`, so that one request at a time is here. For short answers a task per request and
/// the hops between its executors cost several times what the answer does (docs/benchmarks.md).
final class DirectAnswers: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What answers a request; `nil` for requests that are not its own. Bodies are passed over.
    typealias Responder = @Sendable (HTTPRequest, any EventLoop) -> EventLoopFuture<DirectAnswer>?

    private enum State {
        /// Next: reading, passing.
        case idle
        /// A request is being answered that has not come whole. Next: answering.
        case reading(HTTPRequest, EventLoopFuture<DirectAnswer>)
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
        _ result: Result<DirectAnswer, any Error>, to request: HTTPRequest, _ context: ChannelHandlerContext
    ) {
        state = .idle
        guard context.channel.isActive else { return }
        // The threads that search have ended: so does the server.
        guard case .success(let answer) = result else { return context.close(promise: nil) }
        let isLast = request.headerFields[.connection]?.lowercased() == "close"
        context.write(wrapOutboundOut(.head(answer.head(isLast: isLast))), promise: nil)
        if request.method != .head, !answer.body.isEmpty {
            context.write(wrapOutboundOut(.body(context.channel.allocator.buffer(bytes: answer.body))), promise: nil)
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
    fileprivate func head(isLast: Bool) -> HTTPResponse {
        var fields = HTTPFields()
        if !body.isEmpty {
            fields[.contentType] = "application/json; charset=utf-8"
            fields[.contentLength] = String(body.count)
        }
        fields[.accessControlAllowOrigin] = "*"
        if let allow {
            fields[.allow] = allow
            fields[.accessControlAllowMethods] = allow
            fields[.accessControlAllowHeaders] = "authorization, content-type, x-requested-with"
        }
        if isLast { fields[.connection] = "close" }
        return HTTPResponse(status: .init(code: status), headerFields: fields)
    }
}

import NIOCore
import NIOHTTP1

/// Stands behind the HTTP codec of a server connection and turns it into a WebSocket when a request asks for that.
///
/// Other requests pass through. Any request of a kept-alive connection may upgrade, not only the first, because
/// proxies reuse their connections; one that is pipelined behind an unanswered request may not.
package final class WebSocketUpgradeHandler: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPServerRequestPart
    package typealias InboundOut = HTTPServerRequestPart
    package typealias OutboundIn = HTTPServerResponsePart
    package typealias OutboundOut = HTTPServerResponsePart

    /// What a connection turned out to speak.
    package enum Outcome: Sendable {
        /// Install what answers HTTP behind this handler, now; the request follows.
        case http
        case webSocket
        /// It ended before it was either.
        case nothing
    }

    private enum Phase {
        /// Nothing came yet. Next: http, reading, ended.
        case awaitingRequest
        /// Requests pass to whoever answers HTTP. Next: reading, ended.
        case http
        /// A handshake came, its end is awaited. Next: deciding, ended.
        case reading(Result<WebSocketRequest, WebSocketRefusal>)
        /// The decision is awaited; nothing is read meanwhile. Next: http, ended.
        case deciding(WebSocketRequest)
        /// Upgraded, refused or closed.
        case ended
    }

    private let encoder: HTTPResponseEncoder
    private let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    private let configuration: WebSocketConfiguration
    private let decide: WebSocketUpgradeDecider
    private let negotiated: (Outcome) throws -> Void

    private var phase = Phase.awaitingRequest
    private var exchange = HTTPExchange()
    private var isNegotiated = false
    private var isDraining = false
    private var holdsRead = false
    private var timeout: Scheduled<Void>?

    init(
        encoder: HTTPResponseEncoder, decoder: ByteToMessageHandler<HTTPRequestDecoder>,
        configuration: WebSocketConfiguration, decide: @escaping WebSocketUpgradeDecider,
        negotiated: @escaping (Outcome) throws -> Void
    ) {
        self.encoder = encoder
        self.decoder = decoder
        self.configuration = configuration
        self.decide = decide
        self.negotiated = negotiated
    }
}

// MARK: - Requests

extension WebSocketUpgradeHandler {
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch phase {
        case .awaitingRequest, .http:
            received(unwrapInboundIn(data), context: context)
        case .reading(let request):
            receivedHandshakePart(unwrapInboundIn(data), of: request, context: context)
        case .deciding, .ended:
            break
        }
    }

    private func received(_ part: HTTPServerRequestPart, context: ChannelHandlerContext) {
        guard case .head(let head) = part else { return context.fireChannelRead(wrapInboundOut(part)) }
        guard WebSocketRequest.isAttempt(head), exchange.isIdle else { return forward(head, context: context) }
        if isNegotiated {
            startTimeout(context)
        }
        phase = .reading(Result { () throws(WebSocketRefusal) in try WebSocketRequest(head) })
    }

    /// Hands a request to HTTP. The decoder stops behind any request for an upgrade, so that one is the last.
    private func forward(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        guard becomeHTTP(context) else { return }
        context.fireChannelRead(wrapInboundOut(.head(exchange.received(head))))
    }

    private func becomeHTTP(_ context: ChannelHandlerContext) -> Bool {
        timeout?.cancel()
        phase = .http
        do {
            try isNegotiated ? () : report(.http)
            return true
        } catch {
            phase = .ended
            context.close(promise: nil)
            return false
        }
    }

    private func receivedHandshakePart(
        _ part: HTTPServerRequestPart, of request: Result<WebSocketRequest, WebSocketRefusal>,
        context: ChannelHandlerContext
    ) {
        switch (part, request) {
        case (.end, .success(let request)):
            startDeciding(request, context: context)
        case (.end, .failure(let refusal)):
            refuse(refusal, context: context)
        case (.body, .success):
            phase = .reading(
                .failure(WebSocketRefusal(status: .badRequest, message: "A WebSocket handshake has no body.")))
        case (.body, .failure), (.head, _):
            break
        }
    }

    private func startDeciding(_ request: WebSocketRequest, context: ChannelHandlerContext) {
        phase = .deciding(request)
        let (decide, channel) = (decide, context.channel)
        context.eventLoop.makeFutureWithTask { await decide(request, channel) }
            .assumeIsolated()
            .whenSuccess { self.decided($0, context: context) }
    }

    private func decided(_ decision: WebSocketUpgradeDecision, context: ChannelHandlerContext) {
        guard case .deciding(let request) = phase else { return }
        switch decision {
        case .accept where isDraining:
            refuse(
                WebSocketRefusal(status: .serviceUnavailable, message: "The server is restarting."), context: context)
        case .accept(let acceptance):
            upgrade(request, acceptance, context: context)
        case .refuse(let refusal):
            refuse(refusal, context: context)
        case .notWebSocket:
            forward(request.head, context: context)
            context.fireChannelRead(wrapInboundOut(.end(nil)))
            context.fireChannelReadComplete()
        }
        resumeReading(context)
    }

    /// Reports what the connection is; HTTP before WebSocket is the only pair.
    private func report(_ outcome: Outcome) throws {
        isNegotiated = true
        try negotiated(outcome)
    }
}

// MARK: - Answers

extension WebSocketUpgradeHandler {
    private func upgrade(
        _ request: WebSocketRequest, _ acceptance: WebSocketAcceptance, context: ChannelHandlerContext
    ) {
        end()
        let compression = (acceptance.configuration ?? configuration).compression.flatMap {
            DeflateAgreement.choosing(among: request.extensions, policy: $0)
        }
        let response = request.response(acceptance, extensions: compression.map { [$0.response] } ?? [])
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        do {
            try replaceHTTP(with: acceptance, deflate: compression?.agreement, context: context)
        } catch {
            context.close(promise: nil)
        }
    }

    /// Puts the WebSocket where HTTP was. The decoder goes last and hands on what it has read too much.
    private func replaceHTTP(
        with acceptance: WebSocketAcceptance, deflate: DeflateAgreement?, context: ChannelHandlerContext
    ) throws {
        try report(.webSocket)
        let pipeline = context.pipeline.syncOperations
        pipeline.removeHandler(encoder, promise: nil)
        let connection = WebSocketConnection(
            channel: context.channel, role: .server, subprotocol: acceptance.subprotocol, deflate: deflate,
            configuration: acceptance.configuration ?? configuration, session: acceptance.makeSession())
        try pipeline.addHandler(connection, position: .after(self))
        pipeline.removeHandler(context: context, promise: nil)
        let channel = context.channel
        pipeline.removeHandler(decoder).assumeIsolated().whenComplete { _ in
            channel.pipeline.fireChannelReadComplete()
        }
    }

    private func refuse(_ refusal: WebSocketRefusal, context: ChannelHandlerContext) {
        end()
        try? isNegotiated ? () : report(.nothing)
        context.write(wrapOutboundOut(.head(refusal.responseHead)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(refusal.body))), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        written.futureResult.assumeIsolated().whenComplete { _ in
            // Closing outright would reset the connection should unread bytes remain, and the answer be lost.
            context.close(mode: .output, promise: nil)
        }
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: configuration.closeTimeout) {
            context.close(promise: nil)
        }
    }

    private func end() {
        phase = .ended
        timeout?.cancel()
    }
}

// MARK: - The connection

extension WebSocketUpgradeHandler {
    package func handlerAdded(context: ChannelHandlerContext) {
        startTimeout(context)
    }

    private func startTimeout(_ context: ChannelHandlerContext) {
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: configuration.handshakeTimeout) {
            self.timedOut(context)
        }
    }

    private func timedOut(_ context: ChannelHandlerContext) {
        switch phase {
        case .awaitingRequest:
            end()
            context.close(promise: nil)
        case .reading:
            refuse(WebSocketRefusal(status: .requestTimeout, message: "The handshake took too long."), context: context)
        case .deciding:
            refuse(
                WebSocketRefusal(status: .serviceUnavailable, message: "The server is too busy; try again later."),
                context: context)
            resumeReading(context)
        case .http, .ended:
            break
        }
    }

    package func read(context: ChannelHandlerContext) {
        if case .deciding = phase {
            holdsRead = true
        } else {
            context.read()
        }
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        guard holdsRead else { return }
        holdsRead = false
        context.channel.read()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .http = phase else { return context.write(data, promise: promise) }
        let part = exchange.answered(unwrapOutboundIn(data))
        context.write(wrapOutboundOut(part), promise: promise)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (event, phase) {
        case (is ChannelShouldQuiesceEvent, .awaitingRequest), (ChannelEvent.inputClosed, .awaitingRequest),
            (ChannelEvent.inputClosed, .reading), (ChannelEvent.inputClosed, .deciding),
            (ChannelEvent.inputClosed, .ended):
            end()
            context.close(promise: nil)
        case (is ChannelShouldQuiesceEvent, _):
            isDraining = true
            context.fireUserInboundEventTriggered(event)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch phase {
        case .awaitingRequest, .reading:
            refuse(WebSocketRefusal(status: .badRequest, message: "This is not HTTP/1.1."), context: context)
        case .http:
            context.fireErrorCaught(error)
        case .deciding:
            end()
            context.close(promise: nil)
        case .ended:
            break
        }
    }

    package func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        end()
        try? isNegotiated ? () : report(.nothing)
    }
}

import NIOCore
import NIOHTTP1

/// Sends the handshake, checks the answer, and puts a `WebSocketConnection` in the place of HTTP.
final class ClientHandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// Of a refusal's body, this much is kept for the error.
    private static let maximumBodyBytes = 64 * 1024

    private enum Phase {
        case awaitingResponse
        /// The server did not upgrade; its answer is collected.
        case refused(WebSocketClientError.Response)
        /// An answer of status 101 came and was found right.
        case upgrading(ClientHandshake.Outcome)
        /// HTTP is on its way out. What it read too much of waits here, since the response decoder can bear no frames
        /// to be written past it.
        case leavingHTTP(early: [NIOAny])
        case ended
    }

    private let handshake: ClientHandshake
    private let configuration: WebSocketConfiguration
    private let makeSession: @Sendable () -> any WebSocketSession
    private let encoder: HTTPRequestEncoder
    private let decoder: ByteToMessageHandler<HTTPResponseDecoder>
    private let promise: EventLoopPromise<WebSocketHandle>
    private var phase = Phase.awaitingResponse
    private var isSent = false
    private var timeout: Scheduled<Void>?

    init(
        handshake: ClientHandshake, configuration: WebSocketConfiguration, encoder: HTTPRequestEncoder,
        decoder: ByteToMessageHandler<HTTPResponseDecoder>, promise: EventLoopPromise<WebSocketHandle>,
        makeSession: @escaping @Sendable () -> any WebSocketSession
    ) {
        self.handshake = handshake
        self.configuration = configuration
        self.encoder = encoder
        self.decoder = decoder
        self.promise = promise
        self.makeSession = makeSession
    }

    func handlerAdded(context: ChannelHandlerContext) {
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: configuration.handshakeTimeout) {
            self.fail(
                WebSocketClientError(.timeout, "the server did not answer the handshake in time"), context: context)
        }
        if context.channel.isActive {
            send(context)
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        send(context)
        context.fireChannelActive()
    }

    private func send(_ context: ChannelHandlerContext) {
        guard !isSent else { return }
        isSent = true
        context.write(wrapOutboundOut(.head(handshake.request)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .leavingHTTP(var early) = phase else {
            return received(unwrapInboundIn(data), context: context)
        }
        early.append(data)
        phase = .leavingHTTP(early: early)
    }

    private func received(_ part: HTTPClientResponsePart, context: ChannelHandlerContext) {
        switch (phase, part) {
        case (.awaitingResponse, .head(let head)):
            received(head, context: context)
        case (.upgrading(let outcome), .end):
            upgrade(outcome, context: context)
        case (.refused(var response), .body(let bytes)):
            response.body.writeImmutableBuffer(
                bytes.getSlice(
                    at: bytes.readerIndex,
                    length: min(bytes.readableBytes, Self.maximumBodyBytes - response.body.readableBytes)) ?? bytes)
            phase = .refused(response)
        case (.refused(let response), .end):
            fail(refusal(response), context: context)
        case (.awaitingResponse, _), (.refused, .head), (.upgrading, _), (.leavingHTTP, _), (.ended, _):
            break
        }
    }

    private func received(_ head: HTTPResponseHead, context: ChannelHandlerContext) {
        guard head.status == .switchingProtocols else {
            phase = .refused(.init(status: head.status, headers: head.headers, body: ByteBuffer()))
            return
        }
        do {
            phase = .upgrading(try handshake.verify(head))
        } catch {
            fail(error, context: context)
        }
    }

    private func refusal(_ response: WebSocketClientError.Response) -> WebSocketClientError {
        WebSocketClientError(
            .refused, "the server answered \(response.status.code) \(response.status.reasonPhrase)", response: response)
    }

    private func upgrade(_ outcome: ClientHandshake.Outcome, context: ChannelHandlerContext) {
        phase = .leavingHTTP(early: [])
        let pipeline = context.pipeline.syncOperations
        pipeline.removeHandler(encoder, promise: nil)
        pipeline.removeHandler(decoder).assumeIsolated().whenComplete { _ in
            guard case .leavingHTTP(let early) = self.phase else { return }
            self.open(outcome, early: early, context: context)
        }
    }

    private func open(_ outcome: ClientHandshake.Outcome, early: [NIOAny], context: ChannelHandlerContext) {
        end()
        let pipeline = context.pipeline.syncOperations
        let connection = WebSocketConnection(
            channel: context.channel, role: .client, subprotocol: outcome.subprotocol, deflate: outcome.deflate,
            configuration: configuration, session: makeSession())
        do {
            try pipeline.addHandler(connection, position: .after(self))
        } catch {
            promise.fail(error)
            return context.close(promise: nil)
        }
        promise.succeed(connection.handle)
        early.forEach(context.fireChannelRead)
        context.fireChannelReadComplete()
        pipeline.removeHandler(context: context, promise: nil)
    }

    private func end() {
        phase = .ended
        timeout?.cancel()
    }

    private func fail(_ error: any Error, context: ChannelHandlerContext) {
        if case .ended = phase { return }
        end()
        promise.fail(error)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(WebSocketClientError(.connectionLost, "the connection ended during the handshake"), context: context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        fail(WebSocketClientError(.connectionLost, "the connection ended during the handshake"), context: context)
    }
}

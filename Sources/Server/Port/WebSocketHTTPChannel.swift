import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import WebSockets

/// Hummingbird's connections, of which some become WebSockets.
///
/// HTTP goes to Hummingbird as always. A WebSocket leaves it: its handlers own the channel, and no task is spent on it.
/// Use: `Application(router:, server: HTTPServerBuilder { WebSocketHTTPChannel(responder: $0, …) })`.
struct WebSocketHTTPChannel: HTTPChannelHandler {
    let responder: HTTPChannelHandler.Responder
    private let webSockets: WebSocketConfiguration
    private let limits: NIOHTTPDecoderLimitConfiguration
    private let idleTimeout: TimeAmount
    private let direct: DirectAnswers.Responder
    private let decide: WebSocketUpgradeDecider

    /// - Parameters:
    ///   - webSockets: The limits of connections that upgrade; its handshake timeout also bounds the wait for the first
    ///     request of any connection.
    ///   - limits: Of a request's headers; a head over them is answered with 400.
    ///   - idleTimeout: Of HTTP connections between two requests.
    ///   - direct: What answers requests before they come to Hummingbird.
    ///   - decide: What becomes of a request for an upgrade.
    init(
        responder: @escaping HTTPChannelHandler.Responder,
        webSockets: WebSocketConfiguration = WebSocketConfiguration(),
        limits: NIOHTTPDecoderLimitConfiguration = .port,
        idleTimeout: TimeAmount = .seconds(60),
        direct: @escaping DirectAnswers.Responder = { _, _ in nil },
        decide: @escaping WebSocketUpgradeDecider
    ) {
        self.responder = responder
        self.webSockets = webSockets
        self.limits = limits
        self.idleTimeout = idleTimeout
        self.direct = direct
        self.decide = decide
    }

    /// A connection whose first request decides what it is.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
        /// The HTTP side; nil for a WebSocket, or when the connection ended before it was either.
        let http: EventLoopFuture<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?>
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let http = channel.eventLoop.makePromise(of: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?.self)
            do {
                // One read for each time that the socket has something: a client that asks again at once doesn't get
                // ahead of the others, and no read is made just to learn that nothing is left.
                try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
                try install(on: channel, http: http)
            } catch {
                http.fail(error)
                throw error
            }
            return Value(channel: channel, http: http.futureResult)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            guard let http = try await value.http.get() else { return }
            await handleHTTP(asyncChannel: http, logger: logger)
        } catch {
            logger.debug("Could not set an HTTP connection up", metadata: ["error": "\(error)"])
        }
    }

    private func install(
        on channel: any Channel,
        http: EventLoopPromise<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?>
    ) throws {
        let side = HTTPSide(
            channel: channel, idleTimeout: idleTimeout, responder: direct, promise: http)
        try WebSocketUpgradeHandler.install(
            on: channel, limits: limits, configuration: webSockets, decide: decide, negotiated: side.negotiated)
    }
}

extension NIOHTTPDecoderLimitConfiguration {
    /// What browsers and proxies stay well below; an address, which counts as a field, may name 500 places with their hints.
    static var port: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 32 * 1024
        limits.maxHeaderListSize = 48 * 1024
        limits.maxHeaderFieldCount = 100
        return limits
    }
}

import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import WebSockets

/// What a connection gets behind its upgrade handler as soon as it turns out to speak HTTP.
final class HTTPSide {
    private let channel: any Channel
    private let idleTimeout: Duration?
    private let logger: Logger
    private let responder: DirectAnswers.Responder
    private let promise: EventLoopPromise<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?>
    private var stateHandler: HTTPConnectionStateHandler?

    init(
        channel: any Channel, idleTimeout: Duration?, logger: Logger, responder: @escaping DirectAnswers.Responder,
        promise: EventLoopPromise<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>?>
    ) {
        self.channel = channel
        self.idleTimeout = idleTimeout
        self.logger = logger
        self.responder = responder
        self.promise = promise
    }

    func negotiated(_ outcome: WebSocketUpgradeHandler.Outcome) throws {
        switch outcome {
        case .http: try install()
        case .webSocket: leave()
        case .nothing: promise.succeed(nil)
        }
    }

    private func install() throws {
        let stateHandler = HTTPConnectionStateHandler(idleTimeout: idleTimeout, logger: logger)
        self.stateHandler = stateHandler
        do {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTPServerPipelineHandler())
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(stateHandler)
            try pipeline.addHandler(DirectAnswers(responder: responder))
            promise.succeed(
                try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)))
        } catch {
            promise.fail(error)
            throw error
        }
    }

    /// The connection is a WebSocket now. If it was HTTP before, Hummingbird's task waits for a request that will not
    /// come, and ends with the channel; its idle timer must not end the channel first.
    private func leave() {
        guard let stateHandler else { return promise.succeed(nil) }
        channel.pipeline.syncOperations.removeHandler(stateHandler, promise: nil)
    }
}

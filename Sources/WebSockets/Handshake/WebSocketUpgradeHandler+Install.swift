import NIOCore
import NIOHTTP1

extension WebSocketUpgradeHandler {
    /// Makes a server's fresh channel, on its event loop, speak HTTP/1.1 with upgrades.
    ///
    /// - Parameters:
    ///   - limits: Of a request's headers; a head over them is answered with 400.
    ///   - negotiated: Called on the event loop with the outcome, and again should an HTTP connection become a
    ///     WebSocket later. When it throws, the connection is closed.
    package static func install(
        on channel: any Channel, limits: NIOHTTPDecoderLimitConfiguration = .init(),
        configuration: WebSocketConfiguration, decide: @escaping WebSocketUpgradeDecider,
        negotiated: @escaping (Outcome) throws -> Void
    ) throws {
        let encoder = HTTPResponseEncoder()
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits))
        let handler = WebSocketUpgradeHandler(
            encoder: encoder, decoder: decoder, configuration: configuration, decide: decide, negotiated: negotiated)
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, handler])
    }
}

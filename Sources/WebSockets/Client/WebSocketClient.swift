import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Opens WebSockets to a server.
package enum WebSocketClient {
    /// Connects, shakes hands and hands the connection to a session, which lives on its event loop.
    ///
    /// - Parameters:
    ///   - subprotocols: What to offer, best first.
    ///   - tls: For `wss`; the default trusts the system's authorities and checks the host's name.
    ///   - session: Makes the session, on the event loop, once the handshake is done.
    /// - Throws: `WebSocketClientError`, or NIO's errors when the server cannot be reached.
    package static func connect(
        to url: String, headers: HTTPHeaders = [:], subprotocols: [String] = [], on group: any EventLoopGroup,
        configuration: WebSocketConfiguration = .client, tls: TLSConfiguration = .makeClientConfiguration(),
        session: @escaping @Sendable () -> any WebSocketSession
    ) async throws -> WebSocketHandle {
        let url = try WebSocketURL(url)
        let security = url.isSecure ? try NIOSSLContext(configuration: tls) : nil
        let handshake = ClientHandshake(
            url: url, headers: headers, subprotocols: subprotocols, compression: configuration.compression)
        let eventLoop = group.next()
        let opened = eventLoop.makePromise(of: WebSocketHandle.self)
        let connected = ClientBootstrap(group: eventLoop)
            .connectTimeout(configuration.handshakeTimeout)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try install(
                        on: channel, handshake: handshake, security: security, configuration: configuration,
                        promise: opened, session: session)
                }
            }
            .connect(host: url.host, port: url.port)
        connected.whenFailure { error in
            guard case ChannelError.connectTimeout = error else { return opened.fail(error) }
            opened.fail(WebSocketClientError(.timeout, "the server did not take the connection in time"))
        }
        return try await opened.futureResult.get()
    }

    private static func install(
        on channel: any Channel, handshake: ClientHandshake, security: NIOSSLContext?,
        configuration: WebSocketConfiguration, promise: EventLoopPromise<WebSocketHandle>,
        session: @escaping @Sendable () -> any WebSocketSession
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        if let security {
            try pipeline.addHandler(makeTLSHandler(security, host: handshake.url.host))
        }
        let encoder = HTTPRequestEncoder()
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        try pipeline.addHandlers([encoder, decoder])
        try pipeline.addHandler(
            ClientHandshakeHandler(
                handshake: handshake, configuration: configuration, encoder: encoder, decoder: decoder,
                promise: promise, makeSession: session))
    }

    /// An address has no name to indicate, so none is sent; its certificate must then name the address.
    private static func makeTLSHandler(_ security: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: security, serverHostname: isAddress ? nil : host)
    }
}

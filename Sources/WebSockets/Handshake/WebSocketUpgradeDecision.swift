import NIOCore
import NIOHTTP1

/// What a server makes of a well-formed handshake.
package enum WebSocketUpgradeDecision: Sendable {
    case accept(WebSocketAcceptance)
    /// Answer with this and close.
    case refuse(WebSocketRefusal)
    /// Nothing here speaks WebSocket: let HTTP answer, as if no upgrade had been asked for, and close.
    case notWebSocket
}

/// Decides by path, token and subprotocol. It may take its time, within the handshake timeout; the channel tells who
/// asks.
package typealias WebSocketUpgradeDecider =
    @Sendable (_ request: WebSocketRequest, _ channel: any Channel) async -> WebSocketUpgradeDecision

/// The terms on which a connection is let in.
package struct WebSocketAcceptance: Sendable {
    /// The subprotocol that the connection speaks. It is named to the client only if the client offered it.
    package var subprotocol: String?
    /// Further headers for the response.
    package var headers: HTTPHeaders
    /// Other limits than the port's.
    package var configuration: WebSocketConfiguration?
    /// Makes the session, on the connection's event loop.
    package var makeSession: @Sendable () -> any WebSocketSession

    package init(
        subprotocol: String? = nil, headers: HTTPHeaders = [:], configuration: WebSocketConfiguration? = nil,
        makeSession: @escaping @Sendable () -> any WebSocketSession
    ) {
        self.subprotocol = subprotocol
        self.headers = headers
        self.configuration = configuration
        self.makeSession = makeSession
    }
}

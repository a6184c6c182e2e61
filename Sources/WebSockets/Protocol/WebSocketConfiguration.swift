import NIOCore

/// Every number that bounds a connection.
package struct WebSocketConfiguration: Sendable {
    /// Bytes of one message, fragments joined.
    package var maximumMessageBytes = 64 * 1024
    /// Frames of one message.
    package var maximumFragments = 1024
    /// Messages from the peer; nil for no bound.
    package var messageRate: RateLimit? = RateLimit(sustained: 10, burst: 600)
    /// Pings, pongs and closes from the peer; nil for no bound.
    package var controlFrameRate: RateLimit? = RateLimit(sustained: 10, burst: 100)

    /// What is agreed on about compression; nil for none.
    package var compression: CompressionPolicy? = CompressionPolicy()

    /// From the start of the transport to the end of the handshake.
    package var handshakeTimeout: TimeAmount = .seconds(10)
    /// Between two pings.
    package var pingInterval: TimeAmount = .seconds(20)
    /// Pings without any byte from the peer after which it counts as gone.
    package var unansweredPings = 2
    /// From our Close frame to the peer's answer, and to the end of the transport.
    package var closeTimeout: TimeAmount = .seconds(5)
    /// What a session gets to say goodbye when the server drains, before it is closed with `goingAway`.
    package var drainTimeout: TimeAmount = .seconds(10)

    /// Outbound bytes above which `isWritable` turns false, and half of which turns it true again.
    package var outboundHighWaterMark = 256 * 1024
    /// Outbound bytes above which the connection is closed with `tryAgainLater`.
    package var maximumOutboundBytes = 1024 * 1024

    package init() {}

    /// What suits a client, which trusts its server's pace.
    package static var client: WebSocketConfiguration {
        var configuration = WebSocketConfiguration()
        configuration.messageRate = nil
        configuration.compression = nil
        configuration.maximumMessageBytes = 16 * 1024 * 1024
        return configuration
    }
}

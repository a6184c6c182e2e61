/// What a connection is for: the one who gets its messages.
///
/// Every method is called on the connection's event loop, in order, and must not block. A session belongs to that
/// loop: it may keep the connection and call it directly from there, and needs `WebSocketConnection.handle` from
/// anywhere else.
package protocol WebSocketSession: AnyObject {
    /// The handshake is done; the session may send.
    func connectionOpened(_ connection: WebSocketConnection)

    /// A whole message came. Its bytes may be kept.
    func received(_ message: WebSocketMessage)

    /// `false` when more bytes wait to be read by the peer than the high-water mark; `true` when half of that is gone.
    func writabilityChanged(isWritable: Bool)

    /// The server is shutting down: say goodbye and close within the drain timeout.
    func connectionDraining()

    /// The end, exactly once for each `connectionOpened`; what is sent from now on is dropped.
    func connectionClosed(_ closure: WebSocketClosure)
}

extension WebSocketSession {
    package func writabilityChanged(isWritable: Bool) {}
    package func connectionDraining() {}
}

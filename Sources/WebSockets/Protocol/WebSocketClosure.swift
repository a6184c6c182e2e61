/// How a connection ended.
package struct WebSocketClosure: Equatable, Sendable {
    /// Who or what ended it.
    package enum Origin: Equatable, Sendable {
        /// The session on this side called `close`, or its draining time was over.
        case session
        /// The peer sent a Close frame.
        case peer
        /// The peer broke a rule or a limit and was sent away.
        case failure(ConnectionFailure)
        /// The peer answered no ping, or the network lost the connection.
        case network
    }

    package var origin: Origin
    /// The code that was sent or received; `noCode` or `abnormal` when there was none.
    package var code: WebSocketCloseCode
    package var reason: String
    /// Whether both sides said goodbye.
    package var isClean: Bool

    package init(origin: Origin, code: WebSocketCloseCode, reason: String, isClean: Bool) {
        self.origin = origin
        self.code = code
        self.reason = reason
        self.isClean = isClean
    }
}

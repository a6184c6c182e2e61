import NIOCore

/// A way to a connection that any thread may hold; each call hops to the connection's event loop.
package struct WebSocketHandle: Sendable {
    package let eventLoop: any EventLoop
    /// What the handshake agreed on.
    package let subprotocol: String?
    private let connection: NIOLoopBound<WebSocketConnection>

    init(_ connection: WebSocketConnection) {
        self.eventLoop = connection.eventLoop
        self.subprotocol = connection.subprotocol
        self.connection = NIOLoopBound(connection, eventLoop: connection.eventLoop)
    }

    /// Runs `body` with the connection, on its loop; soon, or at once when already there.
    package func execute(_ body: @escaping @Sendable (WebSocketConnection) -> Void) {
        guard !eventLoop.inEventLoop else { return body(connection.value) }
        eventLoop.execute { body(connection.value) }
    }

    package func send(_ message: WebSocketMessage) {
        execute { $0.send(message) }
    }

    package func send(text: some Collection<UInt8>) {
        send(.text(ByteBuffer(bytes: text)))
    }

    package func close(code: WebSocketCloseCode = .normal, reason: String = "") {
        execute { $0.close(code: code, reason: reason) }
    }
}

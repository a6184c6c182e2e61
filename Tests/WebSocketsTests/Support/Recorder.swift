import NIOCore

@testable import WebSockets

/// A session that keeps what happened, and does what a test tells it on each message.
final class Recorder: WebSocketSession {
    enum Event: Equatable {
        case opened
        case text(String)
        case binary([UInt8])
        case writable(Bool)
        case draining
        case closed(WebSocketClosure)
    }

    private(set) var events: [Event] = []
    private(set) var connection: WebSocketConnection?
    var onMessage: (WebSocketConnection, WebSocketMessage) -> Void = { _, _ in }

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
        events.append(.opened)
    }

    func received(_ message: WebSocketMessage) {
        switch message {
        case .text(let bytes): events.append(.text(String(buffer: bytes)))
        case .binary(let bytes): events.append(.binary(Array(bytes.readableBytesView)))
        }
        if let connection { onMessage(connection, message) }
    }

    func writabilityChanged(isWritable: Bool) {
        events.append(.writable(isWritable))
    }

    /// What every session does in the end.
    func forgetConnection() {
        connection = nil
    }

    func connectionDraining() {
        events.append(.draining)
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        events.append(.closed(closure))
    }
}

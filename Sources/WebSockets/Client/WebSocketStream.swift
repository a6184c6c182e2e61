import NIOCore
import NIOHTTP1
import NIOSSL

/// A WebSocket for a task: messages come as an asynchronous sequence.
///
/// For tests, tools and simulated drivers. A server's sessions are called on their event loop instead, for half the
/// cost.
package struct WebSocketStream: Sendable {
    /// What came and was not yet read; beyond this the connection is closed rather than memory filled.
    static let maximumBufferedMessages = 4096

    /// The peer's messages. Ends when the connection was closed cleanly, throws `WebSocketStream.Closed` otherwise.
    package let messages: AsyncThrowingStream<WebSocketMessage, any Error>
    package let connection: WebSocketHandle

    /// What the server chose of the subprotocols offered.
    package var subprotocol: String? { connection.subprotocol }

    /// The connection did not end with a handshake and code 1000 or 1001.
    package struct Closed: Error, Equatable {
        package let closure: WebSocketClosure
    }

    package func send(text: some Collection<UInt8>) {
        connection.send(text: text)
    }

    package func send(text: String) {
        connection.send(text: text.utf8)
    }

    package func close(code: WebSocketCloseCode = .normal, reason: String = "") {
        connection.close(code: code, reason: reason)
    }
}

extension WebSocketClient {
    /// Connects and returns the messages as an asynchronous sequence.
    ///
    /// - Throws: `WebSocketClientError`, or NIO's errors when the server cannot be reached.
    package static func connect(
        to url: String, headers: HTTPHeaders = [:], subprotocols: [String] = [], on group: any EventLoopGroup,
        configuration: WebSocketConfiguration = .client, tls: TLSConfiguration = .makeClientConfiguration()
    ) async throws -> WebSocketStream {
        let (messages, continuation) = AsyncThrowingStream<WebSocketMessage, any Error>.makeStream(
            bufferingPolicy: .bufferingOldest(WebSocketStream.maximumBufferedMessages))
        let connection = try await connect(
            to: url, headers: headers, subprotocols: subprotocols, on: group, configuration: configuration, tls: tls
        ) { StreamSession(continuation) }
        continuation.onTermination = { _ in connection.close() }
        return WebSocketStream(messages: messages, connection: connection)
    }
}

/// Puts what a connection receives into a stream.
private final class StreamSession: WebSocketSession {
    private let continuation: AsyncThrowingStream<WebSocketMessage, any Error>.Continuation
    private var connection: WebSocketConnection?

    init(_ continuation: AsyncThrowingStream<WebSocketMessage, any Error>.Continuation) {
        self.continuation = continuation
    }

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
    }

    func received(_ message: WebSocketMessage) {
        if case .dropped = continuation.yield(message) {
            connection?.close(code: .policyViolation, reason: "messages come faster than they are read")
        }
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        connection = nil
        let isGood = closure.isClean && [.normal, .goingAway, .noCode].contains(closure.code)
        continuation.finish(throwing: isGood ? nil : WebSocketStream.Closed(closure: closure))
    }
}

import NIOCore
import NIOHTTP1

/// Why a client did not get its WebSocket.
package struct WebSocketClientError: Error, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let description: String

        package static let invalidURL = Code(description: "invalid-url")
        /// The server answered with something else than an upgrade; see `response`.
        package static let refused = Code(description: "refused")
        /// The server's upgrade breaks RFC 6455.
        package static let badHandshake = Code(description: "bad-handshake")
        package static let timeout = Code(description: "timeout")
        /// The connection ended during the handshake, or was lost after it.
        package static let connectionLost = Code(description: "connection-lost")
    }

    /// What a server said instead of upgrading.
    package struct Response: Sendable {
        package var status: HTTPResponseStatus
        package var headers: HTTPHeaders
        package var body: ByteBuffer
    }

    package let code: Code
    package let message: String
    package let response: Response?

    init(_ code: Code, _ message: String, response: Response? = nil) {
        self.code = code
        self.message = message
        self.response = response
    }

    static func invalidURL(_ url: String, _ why: String) -> WebSocketClientError {
        WebSocketClientError(.invalidURL, "\(url) is not a WebSocket URL: \(why).")
    }

    package var description: String { "\(code): \(message)" }
}

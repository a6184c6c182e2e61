import NIOCore
import NIOHTTP1
import NIOPosix
import Protocol
import WebSockets

/// A client that says what a test tells it to, and waits for what the test expects.
final class ScriptedDriver {
    private let stream: WebSocketStream
    private var messages: AsyncThrowingStream<WebSocketMessage, any Error>.Iterator
    /// All that came, in order.
    private(set) var heard: [ServerMessage] = []

    /// The connection ended while more was expected.
    struct ConnectionEnded: Error {
        var awaited: ServerMessage.Kind?
        var heard: [ServerMessage.Kind]
    }

    static func connect(to url: String, token: String? = nil) async throws -> ScriptedDriver {
        let headers = HTTPHeaders(token.map { [("Authorization", "Bearer \($0)")] } ?? [])
        return ScriptedDriver(
            try await WebSocketClient.connect(
                to: url, headers: headers, subprotocols: ["waymark.v1.json"],
                on: .singletonMultiThreadedEventLoopGroup))
    }

    private init(_ stream: WebSocketStream) {
        self.stream = stream
        messages = stream.messages.makeAsyncIterator()
    }

    func say(_ message: ClientMessage) { stream.send(text: message.encoded()) }
    func say(text: String) { stream.send(text: text) }
    func say(binary: [UInt8]) { stream.connection.send(.binary(ByteBuffer(bytes: binary))) }
    func say(_ positions: [Position]) { positions.forEach { say(.position($0)) } }
    func hangUp() { stream.close() }

    /// Reads on to the next message of a kind.
    func hear(_ kind: ServerMessage.Kind) async throws -> ServerMessage {
        while true {
            let message = try await hearAny(awaiting: kind)
            if message.kind == kind { return message }
        }
    }

    private func hearAny(awaiting kind: ServerMessage.Kind? = nil) async throws -> ServerMessage {
        while let message = try await messages.next(isolation: #isolation) {
            guard case .text(let text) = message else { continue }
            let decoded = try ServerMessage.decode(String(buffer: text))
            heard.append(decoded)
            return decoded
        }
        throw ConnectionEnded(awaited: kind, heard: heard.map(\.kind))
    }

    func hearError() async throws -> ServerMessage.Failure {
        guard case .error(let failure) = try await hear(.error) else { throw Unexpected() }
        return failure
    }

    func hearStarted() async throws -> ServerMessage.Started {
        guard case .started(let started) = try await hear(.started) else { throw Unexpected() }
        return started
    }

    func hearStop(_ kind: ServerMessage.Kind) async throws -> ServerMessage.StopEvent {
        switch try await hear(kind) {
        case .approaching(let stop), .waypointReached(let stop), .arrived(let stop): return stop
        default: throw Unexpected()
        }
    }

    /// The next route, or `nil` where an error comes first.
    func hearRouteOrError() async throws -> RouteObject? {
        while true {
            switch try await hearAny() {
            case .route(let route): return route.route
            case .error: return nil
            default: continue
            }
        }
    }

    struct Unexpected: Error {}

    /// Reads to the end of the connection.
    ///
    /// - Returns: how the server closed it.
    func hearClose() async throws -> WebSocketCloseCode {
        do {
            while let message = try await messages.next(isolation: #isolation) {
                guard case .text(let text) = message else { continue }
                heard.append(try ServerMessage.decode(String(buffer: text)))
            }
            return .normal
        } catch let closed as WebSocketStream.Closed {
            return closed.closure.code
        }
    }
}

import NIOCore
import NIOHTTP1
import NIOPosix
import Protocol
import Synchronization

@testable import WebSockets

/// A real WebSocket server on loopback that answers by a script and remembers what clients said.
final class ScriptedServer: Sendable {
    /// Answers a message: what to say, and whether the connection then ends.
    struct Answer {
        var messages: [ServerMessage] = []
        var closes: WebSocketCloseCode?

        static func say(_ messages: ServerMessage...) -> Answer { Answer(messages: messages) }
        static func close(_ code: WebSocketCloseCode, saying messages: ServerMessage...) -> Answer {
            Answer(messages: messages, closes: code)
        }
    }

    typealias Script = @Sendable (_ message: ClientMessage, _ connection: Int) -> Answer

    private let script: Script
    private let heard = Mutex<[(connection: Int, message: ClientMessage)]>([])
    private let connections = Mutex(0)
    private let listener = Mutex<(any Channel)?>(nil)
    private let (closures, closureSeen) = AsyncStream<WebSocketClosure>.makeStream()

    private init(_ script: @escaping Script) { self.script = script }

    /// - Parameter refusal: what the handshake is answered with instead of an upgrade.
    static func run(
        refusal: WebSocketRefusal? = nil, script: @escaping Script = { _, _ in .say() },
        _ body: (ScriptedServer) async throws -> Void
    ) async throws {
        let server = ScriptedServer(script)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try WebSocketUpgradeHandler.install(on: channel, configuration: WebSocketConfiguration()) {
                        request, _ in
                        if let refusal { return .refuse(refusal) }
                        return .accept(
                            WebSocketAcceptance(subprotocol: request.subprotocols.first) { server.makeSession() })
                    } negotiated: { _ in
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.listener.withLock { $0 = channel }
        do {
            try await body(server)
        } catch {
            try? await channel.close()
            throw error
        }
        try? await channel.close()
    }

    var url: String { "ws://127.0.0.1:\(listener.withLock { $0?.localAddress?.port } ?? 0)/v1/navigate" }

    /// What was said, in order.
    var messages: [ClientMessage] { heard.withLock { $0.map(\.message) } }
    func messages(on connection: Int) -> [ClientMessage] {
        heard.withLock { $0.filter { $0.connection == connection }.map(\.message) }
    }

    /// Waits for the next connection to end.
    func nextClosure() async -> WebSocketClosure? {
        for await closure in closures { return closure }
        return nil
    }

    /// Takes no more connections.
    func stopListening() { listener.withLock { $0 }?.close(promise: nil) }

    private func makeSession() -> any WebSocketSession {
        Session(
            server: self,
            number: connections.withLock { count in
                count += 1
                return count
            })
    }

    private final class Session: WebSocketSession {
        private let server: ScriptedServer
        private let number: Int
        private var connection: WebSocketConnection?

        init(server: ScriptedServer, number: Int) {
            self.server = server
            self.number = number
        }

        func connectionOpened(_ connection: WebSocketConnection) {
            self.connection = connection
            connection.send(text: Said.welcome.encoded())
        }

        func received(_ message: WebSocketMessage) {
            guard let said = try? ClientMessage.decode(Array(message.bytes.readableBytesView)) else { return }
            server.heard.withLock { $0.append((number, said)) }
            let answer = server.script(said, number)
            for message in answer.messages { connection?.send(text: message.encoded()) }
            if let code = answer.closes { connection?.close(code: code, reason: code == .normal ? "" : "scripted") }
        }

        func connectionClosed(_ closure: WebSocketClosure) {
            connection = nil
            server.closureSeen.yield(closure)
        }
    }
}

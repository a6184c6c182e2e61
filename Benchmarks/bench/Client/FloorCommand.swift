import ArgumentParser
import NIOCore
import NIOPosix
import WebSockets

/// The floor under a round trip: a server that answers each message with the same bytes, and does nothing else.
/// The same WebSockets on the same kind of connection, in a process of its own, as `waymark serve` is.
struct FloorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "floor", abstract: "Answer each message with the same bytes.", shouldDisplay: false)

    @Option(help: "The answer.") var reply: String

    func run() async throws {
        let reply = ByteBuffer(string: reply)
        var configuration = WebSocketConfiguration()
        configuration.messageRate = nil
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [configuration] channel in
                channel.eventLoop.makeCompletedFuture {
                    try WebSocketUpgradeHandler.install(on: channel, configuration: configuration) { _, _ in
                        .accept(WebSocketAcceptance { FloorSession(reply: reply) })
                    } negotiated: { outcome in
                        if case .http = outcome { throw ChannelError.operationUnsupported }
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        Terminal.say("listening on ws://127.0.0.1:\(listener.localAddress?.port ?? 0)/")
        try await listener.closeFuture.get()
    }

    /// Starts it as a process of its own.
    static func start(reply: String) async throws -> ChildProcess {
        try await ChildProcess.serve(try Repository.program("bench"), ["floor", "--reply", reply])
    }
}

private final class FloorSession: WebSocketSession {
    private let reply: ByteBuffer
    private var connection: WebSocketConnection?

    init(reply: ByteBuffer) { self.reply = reply }

    func connectionOpened(_ connection: WebSocketConnection) { self.connection = connection }
    func received(_ message: WebSocketMessage) { connection?.send(text: reply) }
    func connectionClosed(_ closure: WebSocketClosure) { connection = nil }
}

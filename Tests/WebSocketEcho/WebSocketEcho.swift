import Foundation
import NIOCore
import NIOPosix
import WebSockets

/// Sends every message back: the other end of the Autobahn test suite.
///
///     swift run websocket-echo --port 9001
///
/// Prints one line as soon as it listens, and ends with its standard input, so that it never outlives who started it.
@main
struct WebSocketEcho {
    static func main() async throws {
        guard let port = port(CommandLine.arguments.dropFirst()) else {
            return print("usage: websocket-echo [--port N]")
        }
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try install(on: channel) }
            }
            .bind(host: "127.0.0.1", port: port).get()
        // Unlike print, this doesn't wait in a buffer when the output is a file.
        FileHandle.standardOutput.write(Data("listening on 127.0.0.1:\(listener.localAddress?.port ?? port)\n".utf8))
        while readLine() != nil {}
        try await listener.close()
    }

    private static func port(_ arguments: ArraySlice<String>) -> Int? {
        guard let option = arguments.first else { return 9001 }
        guard option == "--port", arguments.count == 2 else { return nil }
        return arguments.last.flatMap(UInt16.init).map(Int.init)
    }

    private static func install(on channel: any Channel) throws {
        try WebSocketUpgradeHandler.install(on: channel, configuration: .conformance) { request, _ in
            .accept(WebSocketAcceptance(subprotocol: request.subprotocols.first) { Echo() })
        } negotiated: { outcome in
            if case .http = outcome { throw ChannelError.operationUnsupported }
        }
    }
}

extension WebSocketConfiguration {
    /// The suite sends messages of 16 MiB, in as many as 262,144 fragments, as fast as it can, and reads only then.
    fileprivate static var conformance: WebSocketConfiguration {
        var configuration = WebSocketConfiguration()
        configuration.maximumMessageBytes = 16 * 1024 * 1024
        configuration.maximumFragments = 1 << 20
        configuration.messageRate = nil
        configuration.controlFrameRate = nil
        configuration.maximumOutboundBytes = 64 * 1024 * 1024
        // Whatever an offer allows is tried: context on both sides, and messages of any size.
        configuration.compression = CompressionPolicy(keepsContext: true, minimumBytes: 1)
        return configuration
    }
}

private final class Echo: WebSocketSession {
    private var connection: WebSocketConnection?

    func connectionOpened(_ connection: WebSocketConnection) { self.connection = connection }
    func received(_ message: WebSocketMessage) { connection?.send(message) }
    func connectionClosed(_ closure: WebSocketClosure) { connection = nil }
}

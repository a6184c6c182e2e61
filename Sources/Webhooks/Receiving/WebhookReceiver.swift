import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small HTTP server that hands over what is posted to it: for trying out webhooks and for tests, on this machine.
package final class WebhookReceiver: Sendable {
    /// Larger bodies are answered with 413, in bytes.
    package static let bodyLimit = 1 << 20

    /// A complete request. Which webhook it is, and whether it is genuine, `WebhookVerifier` tells.
    package struct Request: Sendable {
        /// As in `/hooks?from=waymark`.
        package var path: String
        /// In the order they came in; names as they were written.
        package var headers: [(String, String)]
        package var body: [UInt8]

        /// The first value of a header, whatever case its name is written in.
        package func header(_ name: String) -> String? {
            headers.first { $0.0.lowercased() == name.lowercased() }?.1
        }
    }

    /// Decides the status of the answer.
    package typealias Handler = @Sendable (Request) async -> Int

    private let server: any Channel
    private let connections: OpenConnections
    /// The port that is listened on.
    package let port: Int

    private init(server: any Channel, port: Int, connections: OpenConnections) {
        self.server = server
        self.port = port
        self.connections = connections
    }

    /// Listens.
    ///
    /// - Parameter port: 0 for any free one.
    /// - Throws: what the system says, such as that the port is taken.
    package static func start(
        host: String = "127.0.0.1", port: Int = 0, handler: @escaping Handler
    ) async throws -> WebhookReceiver {
        let connections = OpenConnections()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                connections.add(channel)
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(60)))
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(ReceiverHandler(handler: handler))
                }
            }
            .bind(host: host, port: port).get()
        return WebhookReceiver(server: server, port: server.localAddress?.port ?? port, connections: connections)
    }

    /// Stops listening and closes all connections.
    package func stop() async throws {
        try await server.close()
        await connections.closeAll()
    }
}

/// The connections to be closed at the end.
private final class OpenConnections: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { [weak self] _ in self?.channels.withLock { $0[id] = nil } }
    }

    func closeAll() async {
        for channel in channels.withLock({ Array($0.values) }) {
            // It may be closed by now, which is as good.
            try? await channel.close()
        }
    }
}

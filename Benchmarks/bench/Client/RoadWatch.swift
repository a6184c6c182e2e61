import Foundation
import NIOCore
import NIOPosix

/// Asks a server over and over what it knows of the roads, on one connection that stays open.
struct RoadWatch {
    /// What `/readyz` says.
    struct View: Sendable, Decodable {
        let roadStates: Int
        /// Milliseconds, of the server's clock.
        let roadsChangedAt: Int64
    }

    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = ByteBuffer()

    private static let request = ByteBuffer(string: "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    /// Between two looks: the machine has more to do than to answer.
    private static let pause = Duration.milliseconds(1)
    private static let patience = Duration.seconds(60)

    /// Runs `body` while the connection is open.
    static func open<T: Sendable>(port: Int, _ body: (inout RoadWatch) async throws -> T) async throws -> T {
        let channel = try await ClientBootstrap(group: Client.group).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await channel.executeThenClose { inbound, outbound in
            var watch = RoadWatch(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&watch)
        }
    }

    mutating func look() async throws -> View {
        try await outbound.write(Self.request)
        while true {
            if let body = takeAnswer() { return try JSONDecoder().decode(View.self, from: body) }
            guard var more = try await inbound.next() else { throw BenchFailure("the server closed a connection") }
            received.writeBuffer(&more)
        }
    }

    /// The body of an answer that has come as a whole.
    private mutating func takeAnswer() -> Data? {
        let text = String(buffer: received)
        guard let head = text.range(of: "\r\n\r\n"),
            let length = text[..<head.lowerBound].firstMatch(of: /(?i)content-length: *(\d+)/).flatMap({ Int($0.1) }),
            text[head.upperBound...].utf8.count >= length
        else { return nil }
        received.clear()
        return Data(text[head.upperBound...].utf8.prefix(length))
    }

    /// Looks until the server knows so many states, as of another time than in `before`.
    mutating func waitForChange(since before: View, to count: Int) async throws {
        let start = ContinuousClock.now
        while true {
            let view = try await look()
            if view.roadsChangedAt != before.roadsChangedAt, view.roadStates == count { return }
            guard ContinuousClock.now - start < Self.patience else {
                throw BenchFailure("a server knows \(view.roadStates) states of roads after a minute, not \(count)")
            }
            try await Task.sleep(for: Self.pause)
        }
    }
}

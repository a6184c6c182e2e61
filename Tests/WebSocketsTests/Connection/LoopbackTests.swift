import NIOCore
import NIOPosix
import Testing

@testable import WebSockets

@Suite("Over real sockets")
struct LoopbackTests {
    private let group = MultiThreadedEventLoopGroup.singleton

    @Test("messages of every size come back as they were", arguments: [nil, true])
    func echo(isSecure: Bool?) async throws {
        let tls = try isSecure.map { _ in try TestCertificate.serverContext() }
        var random = SeededGenerator(seed: 5)
        let sizes =
            [0, 1, 125, 126, 127, 65535, 65536] + (0..<40).map { _ in Int.random(in: 0...65536, using: &random) }
        var patient = WebSocketConfiguration.client
        patient.handshakeTimeout = .minutes(1)
        let configuration = patient
        var serving = WebSocketConfiguration()
        serving.handshakeTimeout = .minutes(1)
        try await LoopbackServer.run(configuration: serving, tls: tls, session: { ScriptedSession() }) { server in
            let socket = try await WebSocketClient.connect(
                to: isSecure == nil ? "ws://127.0.0.1:\(server.port)" : "wss://localhost:\(server.port)/",
                subprotocols: ["chosen"], on: group, configuration: configuration,
                tls: TestCertificate.clientConfiguration())
            #expect(socket.subprotocol == "chosen")
            var messages = socket.messages.makeAsyncIterator()
            for size in sizes {
                let message = WebSocketMessage.binary(ByteBuffer(repeating: UInt8(size & 0xFF), count: size))
                socket.connection.send(message)
                #expect(try await messages.next() == message)
            }
            socket.send(text: "Mäkelänkatu 🚲")
            #expect(try await messages.next() == .text(ByteBuffer(string: "Mäkelänkatu 🚲")))
            socket.close()
            #expect(try await messages.next() == nil)
        }
    }

    @Test("both ends speak permessage-deflate where both want it", arguments: [true, false])
    func compressed(keepsContext: Bool) async throws {
        let policy = CompressionPolicy(keepsContext: keepsContext, minimumBytes: 10)
        var (serving, asking) = (WebSocketConfiguration(), WebSocketConfiguration.client)
        serving.compression = policy
        asking.compression = policy
        let configuration = asking
        try await LoopbackServer.run(configuration: serving, session: { ScriptedSession() }) { server in
            let socket =
                try await WebSocketClient.connect(
                    to: "ws://127.0.0.1:\(server.port)", on: group,
                    configuration: configuration) as WebSocketStream
            var messages = socket.messages.makeAsyncIterator()
            for size in [1, 100, 10_000, 60_000, 60_000] {
                let message = WebSocketMessage.binary(ByteBuffer(repeating: 5, count: size))
                socket.connection.send(message)
                #expect(try await messages.next() == message)
            }
            socket.close()
        }
    }

    @Test("a certificate that is not trusted is refused")
    func untrusted() async throws {
        try await LoopbackServer.run(tls: TestCertificate.serverContext(), session: { ScriptedSession() }) { server in
            await #expect(throws: (any Error).self) {
                _ =
                    try await WebSocketClient.connect(to: "wss://localhost:\(server.port)", on: group)
                    as WebSocketStream
            }
        }
    }

    @Test("a peer that never reads is sent away, and its bytes are not kept")
    func slowReader() async throws {
        var configuration = WebSocketConfiguration()
        configuration.closeTimeout = .milliseconds(20)
        let (ends, end) = AsyncStream<WebSocketClosure>.makeStream()
        let (transports, transport) = AsyncStream<Int>.makeStream()
        let session: @Sendable () -> any WebSocketSession = {
            ScriptedSession(onEnd: { end.yield($0) }) { connection, _ in
                var highest = 0
                while connection.isOpen {
                    connection.send(binary: ByteBuffer(repeating: 1, count: 60000))
                    highest = max(highest, connection.bufferedBytes)
                }
                connection.channel.closeFuture.whenComplete { [highest] _ in transport.yield(highest) }
            }
        }
        try await LoopbackServer.run(configuration: configuration, session: session) { server in
            let raw = try await server.connectRaw(
                sending: LoopbackServer.handshake + RawFrame.text("flood").bytes, reads: false)
            var iterator = ends.makeAsyncIterator()
            let closure = try #require(await iterator.next())
            guard case .failure(.readsTooSlowly(let bytes)) = closure.origin else {
                Issue.record("\(closure)")
                return
            }
            #expect(closure.code == .tryAgainLater)
            #expect(bytes > configuration.maximumOutboundBytes)
            var peaks = transports.makeAsyncIterator()
            let peak = try #require(await peaks.next())
            #expect(peak < configuration.maximumOutboundBytes + 2 * 60000)
            try await raw.channel.close()
        }
    }

    @Test("turns writable again once a peer reads")
    func slowReaderRecovers() async throws {
        let (changes, change) = AsyncStream<Bool>.makeStream()
        try await LoopbackServer.run(session: { FillingSession(change) }) { server in
            let raw = try await server.connectRaw(sending: LoopbackServer.handshake, reads: false)
            var iterator = changes.makeAsyncIterator()
            #expect(await iterator.next() == false)
            try await raw.channel.setOption(.autoRead, value: true).get()
            #expect(await iterator.next() == true)
            try await raw.channel.close()
        }
    }

    @Test("a peer that broke a rule learns why, though it keeps on sending")
    func reasonArrives() async throws {
        try await LoopbackServer.run(session: { ScriptedSession() }) { server in
            let noise = [UInt8](repeating: 0x55, count: 2_000_000)
            let raw = try await server.connectRaw(
                sending: LoopbackServer.handshake + RawFrame.text("hi").unmasked.bytes + noise)
            var seen: [UInt8] = []
            for await bytes in raw.received { seen += bytes.readableBytesView }
            #expect(String(decoding: seen, as: UTF8.self).hasSuffix(ConnectionFailure.maskMissing.reason))
        }
    }

    @Test("a peer that vanishes is told to the session")
    func vanished() async throws {
        let (ends, end) = AsyncStream<WebSocketClosure>.makeStream()
        try await LoopbackServer.run(session: { ScriptedSession(onEnd: { end.yield($0) }) }) { server in
            let raw = try await server.connectRaw(sending: LoopbackServer.handshake)
            var received = raw.received.makeAsyncIterator()
            _ = await received.next()
            try await raw.channel.close()
            var iterator = ends.makeAsyncIterator()
            let closure = try #require(await iterator.next())
            #expect(closure.origin == .network)
            #expect(closure.code == .abnormal)
        }
    }
}

@Suite("A client")
struct ClientTests {
    private let group = MultiThreadedEventLoopGroup.singleton

    @Test("gives up on a server that does not answer")
    func silentServer() async throws {
        let listener = try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
        var configuration = WebSocketConfiguration.client
        configuration.handshakeTimeout = .milliseconds(20)
        let error = await #expect(throws: WebSocketClientError.self) {
            _ =
                try await WebSocketClient.connect(
                    to: "ws://127.0.0.1:\(listener.localAddress?.port ?? 0)", on: group, configuration: configuration)
                as WebSocketStream
        }
        #expect(error?.code == .timeout)
        try await listener.close()
    }

    @Test("is told when the server hangs up during the handshake")
    func hangingUp() async throws {
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { $0.close() }
            .bind(host: "127.0.0.1", port: 0).get()
        await #expect(throws: (any Error).self) {
            _ =
                try await WebSocketClient.connect(to: "ws://127.0.0.1:\(listener.localAddress?.port ?? 0)", on: group)
                as WebSocketStream
        }
        try await listener.close()
    }

    @Test("is told when nobody listens")
    func nobodyListens() async throws {
        let listener = try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
        let port = listener.localAddress?.port ?? 0
        try await listener.close()
        await #expect(throws: (any Error).self) {
            _ = try await WebSocketClient.connect(to: "ws://127.0.0.1:\(port)", on: group) as WebSocketStream
        }
    }

    @Test("hears the server's code and reason")
    func closeCode() async throws {
        let session: @Sendable () -> any WebSocketSession = {
            ScriptedSession(onMessage: { connection, _ in
                connection.close(code: .init(rawValue: 4001), reason: "newer session")
            })
        }
        try await LoopbackServer.run(session: session) { server in
            let socket = try await WebSocketClient.connect(to: "ws://127.0.0.1:\(server.port)", on: group)
            socket.send(text: "x")
            let error = await #expect(throws: WebSocketStream.Closed.self) {
                for try await _ in socket.messages {}
            }
            let closure = WebSocketClosure(
                origin: .peer, code: .init(rawValue: 4001), reason: "newer session", isClean: true)
            #expect(error?.closure == closure)
        }
    }

    @Test("that does not read its stream is cut off with what came first")
    func unreadStream() async throws {
        let (ends, end) = AsyncStream<WebSocketClosure>.makeStream()
        let session: @Sendable () -> any WebSocketSession = {
            ScriptedSession(onEnd: { end.yield($0) }) { connection, _ in
                for _ in 0..<WebSocketStream.maximumBufferedMessages + 10 { connection.send(text: "tick".utf8) }
            }
        }
        try await LoopbackServer.run(session: session) { server in
            let socket = try await WebSocketClient.connect(to: "ws://127.0.0.1:\(server.port)", on: group)
            socket.send(text: "start")
            var iterator = ends.makeAsyncIterator()
            #expect(await iterator.next()?.code == .policyViolation)
            var count = 0
            await #expect(throws: WebSocketStream.Closed.self) {
                for try await _ in socket.messages { count += 1 }
            }
            #expect(count == WebSocketStream.maximumBufferedMessages)
        }
    }
}

/// Fills the way to its peer as soon as it is open, and reports each change of writability.
private final class FillingSession: WebSocketSession {
    private let changes: AsyncStream<Bool>.Continuation

    init(_ changes: AsyncStream<Bool>.Continuation) {
        self.changes = changes
    }

    func connectionOpened(_ connection: WebSocketConnection) {
        for _ in 0..<10_000 where connection.isWritable {
            connection.send(binary: ByteBuffer(repeating: 1, count: 60000))
        }
    }

    func received(_ message: WebSocketMessage) {}

    func writabilityChanged(isWritable: Bool) {
        changes.yield(isWritable)
    }

    func connectionClosed(_ closure: WebSocketClosure) {}
}

import NIOCore
import NIOEmbedded
import Testing

@testable import WebSockets

@Suite("A connection on its channel")
struct ConnectionTests {
    @Test("answers on the event loop, several messages with one flush")
    func echo() throws {
        let pair = try Pair()
        pair.session.onMessage = { $0.send($1) }
        try pair.receive(.text("a"), .binary([1, 2]))
        #expect(pair.session.events == [.opened, .text("a"), .binary([1, 2])])
        #expect(try pair.sent() == [0x81, 1, 0x61, 0x82, 2, 1, 2])
    }

    @Test("a client's frames are masked, each with a key of its own")
    func clientMasks() throws {
        let pair = try Pair(role: .client)
        for _ in 0..<2 { pair.connection.send(text: "hello".utf8) }
        let sent = try pair.sent()
        #expect(sent.count == 22)
        #expect(Set(sent.chunks(of: 11).map { Array($0[2..<6]) }).count == 2)
        for frame in sent.chunks(of: 11) {
            #expect(Array(frame[..<2]) == [0x81, 0x85])
            #expect((0..<5).map { frame[6 + $0] ^ frame[2 + $0 % 4] } == Array("hello".utf8))
        }
    }

    @Test(
        "large payloads go out as they are, small ones in one piece with their header",
        arguments: [10, 16384, 16385, 70000])
    func payloadSizes(count: Int) throws {
        let pair = try Pair()
        let payload = ByteBuffer(repeating: 7, count: count)
        pair.connection.send(binary: payload)
        let sent = try pair.sent()
        var header = ByteBuffer(bytes: sent)
        #expect(try FrameHeader.read(from: &header) == FrameHeader(opcode: .binary, payloadLength: count))
        #expect(header == payload)
    }

    @Test("pings after each interval and closes an unanswering peer's channel")
    func keepAlive() throws {
        let pair = try Pair()
        pair.loop.advanceTime(by: .seconds(20))
        #expect(try pair.sent() == [0x89, 0])
        pair.loop.advanceTime(by: .seconds(20))
        #expect(try pair.sent() == [0x89, 0])
        #expect(pair.channel.isActive)
        pair.loop.advanceTime(by: .seconds(20))
        #expect(!pair.channel.isActive)
        #expect(pair.session.events.last == .closed(.lost))
    }

    @Test("lives on while pongs come")
    func pongs() throws {
        let pair = try Pair()
        for _ in 0..<10 {
            pair.loop.advanceTime(by: .seconds(20))
            #expect(try pair.sent() == [0x89, 0])
            try pair.receive(.pong())
        }
        #expect(pair.channel.isActive)
    }

    @Test("a session's close is told as clean when the peer answers")
    func closeFromHere() throws {
        let pair = try Pair()
        pair.connection.close(code: .init(rawValue: 4001), reason: "newer")
        pair.connection.send(text: "too late".utf8)
        #expect(try pair.sent() == [0x88, 7, 0x0F, 0xA1] + Array("newer".utf8))
        #expect(pair.session.events == [.opened])
        try pair.receive(.close(4001))
        #expect(!pair.channel.isActive)
        let closure = WebSocketClosure(origin: .session, code: .init(rawValue: 4001), reason: "newer", isClean: true)
        #expect(pair.session.events == [.opened, .closed(closure)])
    }

    @Test("a close that nobody answers ends after five seconds")
    func closeTimeout() throws {
        let pair = try Pair()
        pair.connection.close()
        pair.loop.advanceTime(by: .seconds(4))
        #expect(pair.channel.isActive)
        pair.loop.advanceTime(by: .seconds(1))
        #expect(!pair.channel.isActive)
    }

    @Test("a session that closes inside a batch gets no more of it")
    func closeInsideBatch() throws {
        let pair = try Pair()
        pair.session.onMessage = { connection, _ in connection.close() }
        try pair.receive(.text("first"), .text("second"))
        #expect(pair.session.events == [.opened, .text("first")])
    }

    @Test("a violation is told to session and peer at once")
    func violation() throws {
        let pair = try Pair()
        try pair.receive(.text("plain").unmasked)
        let reason = ConnectionFailure.maskMissing.reason
        #expect(
            pair.session.events.last
                == .closed(
                    WebSocketClosure(
                        origin: .failure(.maskMissing), code: .protocolError, reason: reason, isClean: false)))
        #expect(try pair.sent() == [0x88, UInt8(2 + reason.utf8.count), 0x03, 0xEA] + Array(reason.utf8))
    }

    @Test("while the peer does not read, only the latest ping is answered, and later")
    func deferredPongs() throws {
        let pair = try Pair()
        pair.setWritable(false)
        for byte in UInt8(0)..<50 { try pair.receive(.ping([byte])) }
        #expect(try pair.sent() == [])
        pair.setWritable(true)
        #expect(try pair.sent() == [0x8A, 1, 49])
        #expect(pair.session.events == [.opened, .writable(false), .writable(true)])
    }

    @Test("draining is told once, and enforced")
    func drain() throws {
        let pair = try Pair()
        for _ in 0..<2 { pair.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        #expect(pair.session.events == [.opened, .draining])
        pair.loop.advanceTime(by: .seconds(10))
        #expect(try Array(pair.sent()[..<4].suffix(2)) == [0x03, 0xE9])
        pair.loop.advanceTime(by: .seconds(5))
        #expect(!pair.channel.isActive)
    }

    @Test("a half-closed transport is a lost one")
    func halfClosed() throws {
        let pair = try Pair()
        pair.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(!pair.channel.isActive)
        #expect(pair.session.events == [.opened, .closed(.lost)])
    }

    @Test("neither session nor connection outlives the channel")
    func noLeaks() throws {
        weak var session: Recorder?
        weak var connection: WebSocketConnection?
        do {
            let pair = try Pair()
            (session, connection) = (pair.session, pair.connection)
            try pair.receive(.text("x"), .close(1000))
            #expect(session?.events.count == 3)
            pair.session.forgetConnection()
            _ = try pair.channel.finish(acceptAlreadyClosed: true)
        }
        #expect(session == nil)
        #expect(connection == nil)
    }
}

/// A connection and its recorder on an embedded channel.
private struct Pair {
    let channel = EmbeddedChannel()
    let session = Recorder()
    let connection: WebSocketConnection

    var loop: EmbeddedEventLoop { channel.embeddedEventLoop }

    init(role: WebSocketRole = .server, _ configuration: WebSocketConfiguration = WebSocketConfiguration()) throws {
        connection = WebSocketConnection(
            channel: channel, role: role, subprotocol: nil, configuration: configuration, session: session)
        try channel.pipeline.syncOperations.addHandler(connection)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    func receive(_ frames: RawFrame...) throws {
        try channel.writeInbound(ByteBuffer(bytes: frames.flatMap(\.bytes)))
    }

    /// Everything sent since the last call.
    func sent() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            bytes += buffer.readableBytesView
        }
        return bytes
    }

    func setWritable(_ isWritable: Bool) {
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
    }
}

extension WebSocketClosure {
    fileprivate static let lost = WebSocketClosure(origin: .network, code: .abnormal, reason: "", isClean: false)
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

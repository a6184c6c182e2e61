import Foundation
import NIOCore
import NIOPosix

/// Asks a server by HTTP/1.1, one question after the other on a connection that stays open.
struct WebClient {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = Data()

    /// Servers close a connection that has asked often; `osrm-routed` after 512 times.
    private static let questionsOfAConnection = 400

    /// Runs `body` while the connection is open.
    static func open<T: Sendable>(port: Int, _ body: (inout WebClient) async throws -> T) async throws -> T {
        let channel = try await ClientBootstrap(group: Client.group).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await channel.executeThenClose { inbound, outbound in
            var client = WebClient(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&client)
        }
    }

    /// What a server says to each of `paths`, on as many connections as it takes.
    static func answers(to paths: [String], port: Int) async throws -> [WebAnswer] {
        var answers: [WebAnswer] = []
        for start in stride(from: 0, to: paths.count, by: questionsOfAConnection) {
            let part = paths[start..<min(start + questionsOfAConnection, paths.count)]
            answers += try await open(port: port) { client in
                var answers: [WebAnswer] = []
                for path in part { answers.append(try await client.get(path)) }
                return answers
            }
        }
        return answers
    }

    mutating func get(_ path: String) async throws -> WebAnswer {
        try await ask("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    }

    mutating func post(_ path: String, _ json: String) async throws -> WebAnswer {
        try await ask(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(json.utf8.count)\r\n\r\n\(json)")
    }

    private mutating func ask(_ question: String) async throws -> WebAnswer {
        let start = ContinuousClock.now
        try await outbound.write(ByteBuffer(string: question))
        while true {
            if let (status, body) = try takeAnswer() {
                return WebAnswer(status: status, body: body, seconds: Stopwatch.seconds(since: start))
            }
            guard let more = try await inbound.next() else { throw BenchFailure("the server closed a connection") }
            received.append(contentsOf: more.readableBytesView)
        }
    }

    /// An answer that has come as a whole; nothing follows it before the next question.
    private mutating func takeAnswer() throws -> (status: Int, body: Data)? {
        guard let end = received.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        guard let status = head.firstMatch(of: /^HTTP\/1\.1 (\d+)/).flatMap({ Int($0.1) }),
            let length = head.firstMatch(of: /(?i)\r\ncontent-length: *(\d+)/).flatMap({ Int($0.1) })
        else { throw BenchFailure("an answer doesn't say how long it is: \(head)") }
        let body = received[end.upperBound...]
        guard body.count >= length else { return nil }
        received = Data()
        return (status, Data(body))
    }
}

/// What a server has said.
struct WebAnswer: Sendable {
    let status: Int
    let body: Data
    /// From sending the question until all of it had come.
    let seconds: Double
}

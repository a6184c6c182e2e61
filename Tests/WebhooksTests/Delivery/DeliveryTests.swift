import Foundation
import Synchronization
import Testing
import Webhooks

@Suite("Deliveries over real connections", .timeLimit(.minutes(1)))
struct DeliveryTests {
    private func withReceiver<Value: Sendable>(
        _ handler: @escaping WebhookReceiver.Handler, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let receiver = try await WebhookReceiver.start(handler: handler)
        let result: Result<Value, any Error>
        do { result = .success(try await body("http://127.0.0.1:\(receiver.port)/hook?a=b")) } catch {
            result = .failure(error)
        }
        try await receiver.stop()
        return try result.get()
    }

    @Test("a delivery arrives signed, byte for byte, and ends")
    func delivered() async throws {
        let (rig, inbox) = (DeliveryRig(), Inbox())
        try await withReceiver {
            inbox.take($0) > 0 ? 200 : 500
        } _: { url in
            try await rig.put(to: url)
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.verdict == .delivered)
            #expect(await rig.outbox.waiting == 0)
        }
        let request = try #require(inbox.all.first)
        #expect(request.path == "/hook?a=b")
        #expect(request.body == DeliveryRig.payload)
        #expect(request.header("content-type") == "application/json")
        #expect(request.header("User-Agent") == "Waymark/1")
        let verifier = WebhookVerifier(keys: [try WebhookVerificationKey(parsing: DeliveryRig.secret)])
        let verified = try verifier.verify(body: request.body, now: Date()) { request.header($0) }
        #expect(verified.id.hasPrefix("msg_"))
    }

    @Test("500 is tried again under the same webhook-id, with a new timestamp and signature")
    func retried() async throws {
        var rig = DeliveryRig()
        let inbox = Inbox()
        let seconds = Mutex(1_800_000_000.0)
        rig.configuration.now = {
            seconds.withLock { seconds in
                seconds += 1
                return Date(timeIntervalSince1970: seconds)
            }
        }
        try await withReceiver {
            inbox.take($0) == 1 ? 500 : 200
        } _: { [rig] url in
            try await rig.put(to: url)
            let outcomes = try await rig.run { _ in await rig.outcomes(2) }
            #expect(outcomes.map(\.status) == [500, 200])
            #expect(outcomes[0].isRetried)
            #expect(outcomes[1].verdict == .delivered)
        }
        #expect(Set(inbox.all.map { $0.header("webhook-id") }).count == 1)
        let timestamps = inbox.all.compactMap { $0.header("webhook-timestamp") }.compactMap { Int($0) }
        try #require(timestamps.count == 2)
        #expect(timestamps[0] < timestamps[1])
        let verifier = WebhookVerifier(keys: [try WebhookVerificationKey(parsing: DeliveryRig.secret)])
        for request in inbox.all {
            _ = try verifier.verify(body: request.body, now: Date(timeIntervalSince1970: 1_800_000_000)) {
                request.header($0)
            }
        }
    }

    @Test("a redirect is a failure and is not followed")
    func redirect() async throws {
        let (rig, inbox) = (DeliveryRig(), Inbox())
        try await withReceiver {
            inbox.take($0) > 0 ? 200 : 500
        } _: { target in
            let server = try RawServer { connection in
                _ = RawServer.send(
                    "HTTP/1.1 302 Found\r\nlocation: \(target)\r\ncontent-length: 0\r\n\r\n", to: connection)
            }
            defer { server.stop() }
            try await rig.put(to: "http://127.0.0.1:\(server.port)/")
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.status == 302)
            #expect(outcome.isRetried)
        }
        #expect(inbox.all.isEmpty)
    }

    @Test("410 ends the delivery and gives the endpoint up")
    func gone() async throws {
        let rig = DeliveryRig()
        try await withReceiver { _ in
            410
        } _: { url in
            try await rig.put(to: url)
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.verdict == .endpointGone)
        }
    }

    @Test("an endpoint that doesn't answer in time has failed")
    func timeout() async throws {
        var rig = DeliveryRig()
        rig.configuration.timeout = 0.05
        let gate = Gate()
        try await withReceiver {
            _ in
            await gate.pass()
            return 200
        } _: { [rig] url in
            try await rig.put(to: url)
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.failure == .timeout)
            #expect(outcome.isRetried)
            await gate.open()
        }
    }

    @Test("an endless answer is read up to the limit and then let go")
    func endlessBody() async throws {
        let rig = DeliveryRig()
        let server = try RawServer { connection in
            var isOpen = RawServer.send("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n", to: connection)
            let piece = String(repeating: "x", count: 8192)
            while isOpen { isOpen = RawServer.send(piece, to: connection) }
        }
        defer { server.stop() }
        try await rig.put(to: "http://127.0.0.1:\(server.port)/")
        let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
        #expect(outcome.verdict == .delivered)
        guard case .answered(let answer) = outcome.result else { return }
        #expect(answer.excerpt.utf8.count == EndpointAnswer.excerptLimit)
    }

    @Test("a body that never ends below the limit runs into the timeout")
    func stalledBody() async throws {
        var rig = DeliveryRig()
        rig.configuration.timeout = 0.05
        let server = try RawServer { connection in
            _ = RawServer.send("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc", to: connection)
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        }
        defer { server.stop() }
        try await rig.put(to: "http://127.0.0.1:\(server.port)/")
        let outcome = try await rig.run { [rig] _ in await rig.outcomes(1) }[0]
        #expect(outcome.failure == .timeout)
    }

    @Test("a reset, an early end, a closed port and gibberish are failures that say what they are")
    func brokenConnections() async throws {
        let answers: [(answer: String, expected: AttemptFailure.Code)] = [
            ("", .connection), ("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc", .connection),
            ("SSH-2.0-OpenSSH_9.2\r\n\r\n", .malformed),
        ]
        for (answer, expected) in answers {
            let rig = DeliveryRig()
            let server = try RawServer { connection in
                if answer.isEmpty {
                    RawServer.resetOnClose(connection)
                } else {
                    _ = RawServer.send(answer, to: connection)
                }
            }
            try await rig.put(to: "http://127.0.0.1:\(server.port)/")
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.failure == expected, "\(outcome.result)")
            server.stop()
        }
        let rig = DeliveryRig()
        let receiver = try await WebhookReceiver.start { _ in 200 }
        try await receiver.stop()
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
        #expect(outcome.failure == .connection)
    }

    @Test("a hanging endpoint takes its own share and delays nobody else")
    func isolation() async throws {
        var rig = DeliveryRig()
        rig.configuration.concurrency = 4
        rig.configuration.concurrencyPerEndpoint = 2
        let gate = Gate()
        try await withReceiver {
            _ in
            await gate.pass()
            return 200
        } _: { [rig] slow in
            try await withReceiver { _ in
                200
            } _: { quick in
                try await rig.put(10, to: slow, endpoint: "ep_slow")
                let other = try await rig.put(10, to: quick, endpoint: "ep_quick")
                try await rig.run { _ in
                    let outcomes = await rig.outcomes(10)
                    #expect(outcomes.allSatisfy { $0.verdict == .delivered })
                    #expect(await rig.outbox.recorded.allSatisfy { $0.endpoint == other })
                    #expect(await rig.outbox.heldClaims == 2)
                    await gate.open()
                    _ = await rig.outcomes(20)
                }
            }
        }
    }

    @Test("a hanging endpoint delays no other endpoint of the same host and port")
    func isolationWithinHost() async throws {
        var rig = DeliveryRig()
        rig.configuration.concurrencyPerEndpoint = 12
        let gate = Gate()
        try await withReceiver {
            request in
            if request.path.hasSuffix("slow") { await gate.pass() }
            return 200
        } _: { [rig] url in
            try await rig.put(12, to: url + "&slow", endpoint: "ep_slow")
            let other = try await rig.put(2, to: url, endpoint: "ep_quick")
            try await rig.run { _ in
                await gate.waitForArrivals(12)
                _ = await rig.outcomes(2)
                #expect(await rig.outbox.recorded.allSatisfy { $0.endpoint == other })
                await gate.open()
                _ = await rig.outcomes(14)
            }
        }
    }

    @Test("an https endpoint that doesn't speak TLS has failed for that reason")
    func notTLS() async throws {
        let rig = DeliveryRig()
        let server = try RawServer { connection in
            _ = RawServer.send("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n", to: connection)
        }
        defer { server.stop() }
        try await rig.put(to: "https://localhost:\(server.port)/")
        let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
        #expect(outcome.failure == .tls)
        // What the library reports besides is about its own source, not about the endpoint.
        guard case .failed(let failure) = outcome.result else { return }
        #expect(!failure.message.contains("/"))
    }

    @Test("an endpoint without a valid secret gets nothing")
    func unsigned() async throws {
        let (rig, inbox) = (DeliveryRig(), Inbox())
        try await withReceiver {
            inbox.take($0) > 0 ? 200 : 500
        } _: { url in
            let endpoint = WebhookEndpoint(
                id: EndpointID(unchecked: "ep_bare"), url: try EndpointURL(url), secrets: [], createdAt: Date())
            let message = WebhookMessage(
                id: MessageID(unchecked: "msg_1"), eventType: "trip.ended", payload: [], createdAt: Date())
            await rig.outbox.put(try #require(message), to: endpoint)
            let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
            #expect(outcome.failure == .unsigned)
        }
        #expect(inbox.all.isEmpty)
    }
}

import Testing

@testable import Webhooks

@Suite("Clients pinned to an address", .timeLimit(.minutes(1)))
struct PinnedClientTests {
    @Test("a connection to any other address is closed before a request is written")
    func astray() async throws {
        let inbox = Inbox()
        let receiver = try await WebhookReceiver.start { inbox.take($0) > 0 ? 200 : 500 }
        let clients = PinnedClients(connectTimeout: .seconds(5), connectionsPerHost: 1)
        let elsewhere = try #require(IPAddress("127.0.0.9"))
        // The client has no override for the host that it is asked to call, so it finds the address by itself.
        let failure = await #expect(throws: AttemptFailure.self) {
            try await clients.withClient(for: "pinned.invalid", at: elsewhere) { client in
                _ = try await client.get(url: "http://127.0.0.1:\(receiver.port)/").get()
            }
        }
        #expect(failure?.code == .refused)
        #expect(inbox.all.isEmpty)
        await clients.close()
        try await receiver.stop()
    }
}

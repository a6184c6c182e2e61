import Foundation
import Testing
import Webhooks

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The receiver for trying out", .timeLimit(.minutes(1)))
struct WebhookReceiverTests {
    @Test(
        "a mebibyte is taken, a byte more is answered with 413 and never handed over", arguments: [(0, 204), (1, 413)])
    func bodyLimit(extra: Int, status: Int) async throws {
        let inbox = Inbox()
        let receiver = try await WebhookReceiver.start { request in
            inbox.take(request)
            return 204
        }
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(receiver.port)/")))
        request.httpMethod = "POST"
        let body = Data(repeating: 1, count: WebhookReceiver.bodyLimit + extra)
        let (_, response) = try await URLSession.shared.upload(for: request, from: body)
        #expect((response as? HTTPURLResponse)?.statusCode == status)
        #expect(inbox.all.map(\.body.count) == (extra == 0 ? [body.count] : []))
        try await receiver.stop()
    }
}

import Foundation
import Testing
import Webhooks

@Suite("Messages, endpoints and answers")
struct MessageTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("a payload over the limit makes no message", arguments: [(0, true), (1, false)])
    func payloadLimit(extra: Int, isMade: Bool) {
        let payload = [UInt8](repeating: 0x20, count: WebhookMessage.maximumPayloadSize + extra)
        let message = WebhookMessage(
            id: MessageID(unchecked: "msg_1"), eventType: "trip.ended", payload: payload, createdAt: now)
        #expect((message != nil) == isMade)
    }

    @Test("an endpoint gets what it asked for, everything when it asked for nothing, nothing when disabled")
    func filter() throws {
        var endpoint = WebhookEndpoint(
            id: EndpointID(unchecked: "ep_1"), url: try EndpointURL("https://example.com"), secrets: [], createdAt: now)
        #expect(endpoint.wants("trip.arrived"))
        endpoint.eventTypes = ["trip.arrived"]
        #expect(endpoint.wants("trip.arrived"))
        #expect(!endpoint.wants("trip.ended"))
        endpoint.isDisabled = true
        #expect(!endpoint.wants("trip.arrived"))
    }

    @Test(
        "an answer's excerpt is at most 1 KiB of text that PostgreSQL can hold",
        arguments: [
            Array("short".utf8), [UInt8](repeating: 0, count: 5000), [UInt8](repeating: 0xFF, count: 5000),
            Array(String(repeating: "é", count: 3000).utf8), Array(("x" + String(repeating: "🚗", count: 1000)).utf8),
        ])
    func excerpt(body: [UInt8]) {
        let excerpt = EndpointAnswer(status: 500, body: body).excerpt
        #expect(excerpt.utf8.count <= 1024)
        #expect(excerpt.utf8.count >= min(body.count, 1020))
        #expect(!excerpt.unicodeScalars.contains("\0"))
        if body.count < 1024 { #expect(Array(excerpt.utf8) == body) }
    }
}

import Foundation

/// A claimed delivery: one message to be sent to one endpoint now, by the holder of the claim and nobody else.
package struct Delivery: Sendable {
    package var id: DeliveryID
    package var messageID: MessageID
    package var eventType: String
    package var payload: [UInt8]
    package var endpoint: WebhookEndpoint
    /// 1 for the first attempt: one more than the outcomes that were recorded.
    package var attempt: Int
    package var claim: Claim

    package init(
        id: DeliveryID, messageID: MessageID, eventType: String, payload: [UInt8], endpoint: WebhookEndpoint,
        attempt: Int, claim: Claim
    ) {
        self.id = id
        self.messageID = messageID
        self.eventType = eventType
        self.payload = payload
        self.endpoint = endpoint
        self.attempt = attempt
        self.claim = claim
    }
}

/// The right to attempt a delivery until a deadline.
package struct Claim: Sendable, Hashable {
    /// New with every claim, so that a worker that lost its lease can't overwrite the outcome of its successor.
    package var token: UUID
    /// When the lease runs out and anybody may claim the delivery again.
    package var deadline: Date

    package init(token: UUID, deadline: Date) {
        self.token = token
        self.deadline = deadline
    }
}

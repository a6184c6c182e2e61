import Foundation

/// A fact on its way to whoever asked for it; written in the transaction that made it a fact.
package struct WebhookMessage: Sendable, Hashable {
    /// Larger payloads are refused by `init`: receivers commonly cap bodies, and the design is thin payloads.
    package static let maximumPayloadSize = 256 * 1024

    package var id: MessageID
    /// As in `trip.arrived`.
    package var eventType: String
    /// The JSON that is sent, byte for byte: the signature covers exactly these bytes.
    package var payload: [UInt8]
    package var createdAt: Date

    /// Nil when the payload is larger than `maximumPayloadSize`.
    package init?(id: MessageID, eventType: String, payload: [UInt8], createdAt: Date) {
        guard payload.count <= Self.maximumPayloadSize else { return nil }
        self.id = id
        self.eventType = eventType
        self.payload = payload
        self.createdAt = createdAt
    }
}

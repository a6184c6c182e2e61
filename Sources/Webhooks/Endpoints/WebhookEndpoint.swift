import Foundation

/// A URL of a customer that wants to be told of events.
package struct WebhookEndpoint: Sendable {
    package var id: EndpointID
    package var url: EndpointURL
    /// Newest first. An endpoint without a valid secret is never called: nothing is sent unsigned.
    package var secrets: [EndpointSecret]
    /// The event types that it wants, as in `trip.arrived`; nil: all of them.
    package var eventTypes: Set<String>?
    package var isDisabled: Bool
    package var createdAt: Date

    package init(
        id: EndpointID, url: EndpointURL, secrets: [EndpointSecret], eventTypes: Set<String>? = nil,
        isDisabled: Bool = false, createdAt: Date
    ) {
        self.id = id
        self.url = url
        self.secrets = secrets
        self.eventTypes = eventTypes
        self.isDisabled = isDisabled
        self.createdAt = createdAt
    }

    /// Whether a message of that type is to be sent here.
    package func wants(_ eventType: String) -> Bool {
        !isDisabled && (eventTypes?.contains(eventType) ?? true)
    }

    /// What messages are signed with now: the current secret and those whose grace period still runs.
    package func signingSecrets(at now: Date) -> [WebhookSecret] {
        secrets.filter { $0.isValid(at: now) }.map(\.secret)
    }
}

/// A secret of an endpoint and how long it counts.
package struct EndpointSecret: Sendable {
    package var secret: WebhookSecret
    /// When the grace period of a rotated secret is over; nil for the current one.
    package var validUntil: Date?

    package init(_ secret: WebhookSecret, validUntil: Date? = nil) {
        self.secret = secret
        self.validUntil = validUntil
    }

    package func isValid(at now: Date) -> Bool {
        validUntil.map { now < $0 } ?? true
    }
}

import Trips

/// A trip as the database keeps it.
package struct StoredTrip: Sendable {
    /// `trp_…`, sortable by time.
    package var id: String
    /// The caller's own id, unique within its app.
    package var reference: String?
    /// What was asked for, as JSON; this target doesn't look into it.
    package var request: String
    package var snapshot: TripSnapshot
    package var createdAt: Instant
    package var startedAt: Instant?
    package var endedAt: Instant?
    package var endReason: String?
}

/// A trip that is to be made.
package struct TripDraft: Sendable {
    package var id: String
    package var reference: String?
    package var request: String
    package var snapshot: TripSnapshot
    package var createdAt: Instant

    package init(id: String, reference: String?, request: String, snapshot: TripSnapshot, createdAt: Instant) {
        self.id = id
        self.reference = reference
        self.request = request
        self.snapshot = snapshot
        self.createdAt = createdAt
    }
}

/// Something that happened to a trip, with the bytes that tell of it.
package struct TripEventRecord: Sendable {
    package var sequence: Int
    /// As in `arrived`.
    package var type: String
    /// The stop that it is about, -1 for a fact about the whole trip; both happen once. `nil` where it may happen again.
    package var waypoint: Int?
    /// What the driver is told, as it goes over the wire.
    package var message: [UInt8]?
    package var at: Instant
    /// What backends are told.
    package var webhook: WebhookDraft?

    package init(
        sequence: Int, type: String, waypoint: Int?, message: [UInt8]?, at: Instant, webhook: WebhookDraft?
    ) {
        self.sequence = sequence
        self.type = type
        self.waypoint = waypoint
        self.message = message
        self.at = at
        self.webhook = webhook
    }
}

/// A webhook message before it has an id.
package struct WebhookDraft: Sendable {
    package var eventType: String
    package var payload: [UInt8]

    package init(eventType: String, payload: [UInt8]) {
        self.eventType = eventType
        self.payload = payload
    }
}

/// Which connection drives a trip: each that starts or resumes it gets a higher number, and only the highest may write.
package struct DriverEpoch: Hashable, Sendable {
    package let number: Int64
}

/// A fact of a trip as a webhook tells it, in the envelope of Standard Webhooks: `{"type", "timestamp", "data"}`.
package struct WebhookEvent: Sendable, Equatable {
    package var type: Kind
    /// When it happened, in milliseconds since the epoch; RFC 3339 on the wire, like every time in a webhook.
    package var timestamp: Int64
    package var data: Fact

    package init(type: Kind, timestamp: Int64, data: Fact) {
        self.type = type
        self.timestamp = timestamp
        self.data = data
    }

    package enum Kind: String, Sendable, CaseIterable, Decodable {
        case tripCreated = "trip.created"
        case tripStarted = "trip.started"
        case tripRerouted = "trip.rerouted"
        case tripDelayed = "trip.delayed"
        case tripApproaching = "trip.approaching"
        case tripWaypointReached = "trip.waypoint_reached"
        case tripArrived = "trip.arrived"
        case tripEnded = "trip.ended"
        case tripLost = "trip.lost"
        case tripFound = "trip.found"
    }
}

extension WebhookEvent {
    /// What happened, to which trip.
    package struct Fact: Sendable, Equatable {
        package var trip: Trip
        /// Orders the facts of one trip; the driver's message about it has the same.
        package var sequence: Int
        package var stop: Stop?
        /// The fix that made it so.
        package var position: Position?
        /// Milliseconds since the epoch.
        package var at: Int64
        /// At the destination; milliseconds since the epoch.
        package var eta: Int64?
        /// Of a delay: what was told before, and by how many seconds that is missed.
        package var previousEta: Int64?
        package var delay: Double?
        /// Meters driven.
        package var distance: Double?
        /// Seconds since the start.
        package var duration: Double?
        /// What made it so; for `trip.delayed` `traffic`, `pace`, `stop` or `detour` where one stands out, for `trip.ended` first `completed`, `cancelled` or `expired`.
        package var reasons: [String] = []

        package init(
            trip: Trip, sequence: Int, stop: Stop? = nil, position: Position? = nil, at: Int64, eta: Int64? = nil,
            previousEta: Int64? = nil, delay: Double? = nil, distance: Double? = nil, duration: Double? = nil,
            reasons: [String] = []
        ) {
            self.trip = trip
            self.sequence = sequence
            self.stop = stop
            self.position = position
            self.at = at
            self.eta = eta
            self.previousEta = previousEta
            self.delay = delay
            self.distance = distance
            self.duration = duration
            self.reasons = reasons
        }
    }

    /// The trip as its owner knows it.
    package struct Trip: Sendable, Equatable, Decodable {
        package var id: String
        package var reference: String?
        package var metadata: JSONValue?

        package init(id: String, reference: String? = nil, metadata: JSONValue? = nil) {
            self.id = id
            self.reference = reference
            self.metadata = metadata
        }
    }

    /// The stop that the fact is about.
    package struct Stop: Sendable, Equatable, Decodable {
        /// Index in the stops that were asked for, the destination last.
        package var waypoint: Int
        package var name: String?
        package var latitude: Double
        package var longitude: Double
        package var side: RoadSide?

        package init(waypoint: Int, name: String? = nil, latitude: Double, longitude: Double, side: RoadSide? = nil) {
            self.waypoint = waypoint
            self.name = name
            self.latitude = latitude
            self.longitude = longitude
            self.side = side
        }
    }
}

/// A trip as `POST /v1/trips` and `GET /v1/trips/{id}` answer it. Times are milliseconds since the epoch.
package struct TripResource: Sendable, Equatable {
    package var id: String
    package var state: TripState
    package var request: TripRequest
    package var createdAt: Int64
    package var startedAt: Int64?
    package var endedAt: Int64?
    /// Why it ended, as in `ended`.
    package var endReason: String?
    /// The leg being driven, from 0.
    package var leg: Int?
    /// How many routes the trip has had.
    package var revision: Int?
    package var eta: Int64?
    package var distanceRemaining: Double?
    package var durationRemaining: Double?
    /// The last fix.
    package var position: Position?
    /// The last `sequence` that was given out.
    package var sequence: Int = 0
    /// What the driver's device needs to pick the trip up, in the answer to its creation only.
    package var token: String?
    package var watchUrl: String?

    package init(
        id: String, state: TripState, request: TripRequest, createdAt: Int64, startedAt: Int64? = nil,
        endedAt: Int64? = nil, endReason: String? = nil, leg: Int? = nil, revision: Int? = nil, eta: Int64? = nil,
        distanceRemaining: Double? = nil, durationRemaining: Double? = nil, position: Position? = nil,
        sequence: Int = 0, token: String? = nil, watchUrl: String? = nil
    ) {
        self.id = id
        self.state = state
        self.request = request
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.endReason = endReason
        self.leg = leg
        self.revision = revision
        self.eta = eta
        self.distanceRemaining = distanceRemaining
        self.durationRemaining = durationRemaining
        self.position = position
        self.sequence = sequence
        self.token = token
        self.watchUrl = watchUrl
    }
}

extension TripResource: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("id", id)
            json.field("state", state)
            request.writeFields(to: &json)
            json.field("createdAt", createdAt)
            json.field("startedAt", startedAt)
            json.field("endedAt", endedAt)
            json.field("endReason", endReason)
            json.field("leg", leg)
            json.field("revision", revision)
            json.field("eta", eta)
            json.field("distanceRemaining", distanceRemaining, decimals: Decimals.meters)
            json.field("durationRemaining", durationRemaining, decimals: Decimals.seconds)
            json.field("position", position)
            json.field("sequence", sequence)
            json.field("token", token)
            json.field("watchUrl", watchUrl)
        }
    }
}

extension TripResource: JSONReadable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        id = try fields.required("id")
        state = try fields.required("state")
        request = try TripRequest(from: decoder)
        createdAt = try fields.required("createdAt")
        startedAt = try fields.optional("startedAt")
        endedAt = try fields.optional("endedAt")
        endReason = try fields.optional("endReason")
        leg = try fields.optional("leg")
        revision = try fields.optional("revision")
        eta = try fields.optional("eta")
        distanceRemaining = try fields.optional("distanceRemaining")
        durationRemaining = try fields.optional("durationRemaining")
        position = try fields.optional("position")
        sequence = try fields.required("sequence")
        token = try fields.optional("token")
        watchUrl = try fields.optional("watchUrl")
    }
}

/// One page of `GET /v1/trips`, in the shape that the webhook API's lists have.
package struct TripList: Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    package var data: [TripResource]
    /// What to send as `iterator` for the next page.
    package var iterator: String?
    package var done: Bool

    package init(data: [TripResource], iterator: String? = nil, done: Bool) {
        self.data = data
        self.iterator = iterator
        self.done = done
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("data", data)
            json.field("iterator", iterator)
            json.field("done", done)
        }
    }
}

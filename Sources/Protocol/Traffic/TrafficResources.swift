/// The answer to `PUT /v1/traffic`.
package struct TrafficOutcome: Sendable, Equatable, JSONWritable {
    /// Directions of roads whose state was set.
    package var applied: Int
    /// The places in `updates` of those that name no road of the network; the first hundred.
    package var unmatched: [Int]
    package var unmatchedCount: Int

    package init(applied: Int, unmatched: [Int], unmatchedCount: Int) {
        self.applied = applied
        self.unmatched = unmatched
        self.unmatchedCount = unmatchedCount
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("applied", applied)
            json.field("unmatchedCount", unmatchedCount)
            json.field("unmatched", unmatched)
        }
    }
}

/// What is reported of a road: an entry of `GET /v1/traffic`.
package struct RoadStateResource: Sendable, Equatable, JSONWritable {
    package var road: Int
    /// Absent for both.
    package var direction: String?
    package var way: Int64
    package var source: String
    package var speedKmh: Double?
    package var closed: Bool
    package var reason: String?
    package var validFrom: Int64
    package var validUntil: Int64?

    package init(
        road: Int, direction: String?, way: Int64, source: String, speedKmh: Double?, closed: Bool, reason: String?,
        validFrom: Int64, validUntil: Int64?
    ) {
        self.road = road
        self.direction = direction
        self.way = way
        self.source = source
        self.speedKmh = speedKmh
        self.closed = closed
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("road", road)
            json.field("direction", direction)
            json.field("way", way)
            json.field("source", source)
            json.field("speedKmh", speedKmh, decimals: 1)
            json.field("closed", closed)
            json.field("reason", reason)
            json.field("validFrom", validFrom)
            json.field("validUntil", validUntil)
        }
    }
}

/// `GET /v1/traffic`.
package struct RoadStateList: Sendable, Equatable, JSONWritable {
    package var data: [RoadStateResource]

    package init(data: [RoadStateResource]) { self.data = data }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in json.field("data", data) }
    }
}

/// What somebody reports of the roads: the body of `PUT /v1/traffic`.
package struct TrafficReport: Sendable, Equatable {
    /// Who reports; a later report of the same source about the same road replaces its earlier one.
    package var source: String
    package var updates: [TrafficUpdate]

    package init(source: String = "api", updates: [TrafficUpdate]) {
        self.source = source
        self.updates = updates
    }
}

/// The state of one road from now on, or for a time.
package struct TrafficUpdate: Sendable, Equatable {
    /// How a road is named.
    package enum Subject: Sendable, Equatable {
        /// By its number in the network that is served.
        case road(Int32, RoadDirection?)
        /// By OpenStreetMap's way: all of it, or what lies between two of its nodes, from one to the other.
        case way(Int64, from: Int64?, to: Int64?)
        /// By two of OpenStreetMap's nodes on one road, from one to the other, as in OSRM's speed files.
        case nodes(from: Int64, to: Int64)
        /// By a line drawn along them, in the direction of travel: a GeoJSON LineString.
        case line([Location])
    }

    package var subject: Subject
    /// Kilometers an hour that are really driven; absent where the road is closed.
    package var speedKmh: Double?
    package var reason: String?
    /// Milliseconds since the epoch; now when absent.
    package var validFrom: Int64?
    /// Milliseconds since the epoch; until it is removed when absent.
    package var validUntil: Int64?

    package init(
        _ subject: Subject, speedKmh: Double?, reason: String? = nil, validFrom: Int64? = nil, validUntil: Int64? = nil
    ) {
        self.subject = subject
        self.speedKmh = speedKmh
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// A direction along a road as it was imported.
package enum RoadDirection: String, Sendable, CaseIterable {
    case forward, backward
}

extension TrafficReport: JSONReadable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        source = try fields.text("source") ?? "api"
        updates = try fields.required("updates")
        guard updates.count <= WireLimit.trafficUpdates else {
            throw fields.refuse(
                "updates", .messageTooLarge,
                because: "has \(updates.count) entries; at most \(WireLimit.trafficUpdates) are taken at once")
        }
    }
}

extension TrafficUpdate: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        subject = try Subject(fields)
        speedKmh = try fields.number("speedKmh", within: 1...1_000)
        let isClosed = try fields.optional("closed", Bool.self) ?? false
        guard isClosed == (speedKmh == nil) else {
            throw fields.refuse("closed", because: "must be true, or else speedKmh must be given, and not both")
        }
        reason = try fields.text("reason", maximumBytes: 1_000)
        validFrom = try fields.timestamp("validFrom")
        validUntil = try fields.timestamp("validUntil")
        guard validUntil.map({ $0 > validFrom ?? 0 }) ?? true else {
            throw fields.refuse("validUntil", because: "must lie behind validFrom")
        }
    }
}

extension TrafficUpdate.Subject {
    fileprivate init(_ fields: Fields) throws {
        let (from, to) = (try fields.optional("from", Int64.self), try fields.optional("to", Int64.self))
        if let road: Int32 = try fields.optional("road") {
            self = .road(road, try fields.choice("direction"))
        } else if let way: Int64 = try fields.optional("way") {
            guard (from == nil) == (to == nil) else {
                throw fields.refuse(from == nil ? "from" : "to", .missingField, because: "is missing beside the other")
            }
            self = .way(way, from: from, to: to)
        } else if let from, let to {
            self = .nodes(from: from, to: to)
        } else if let line: LineString = try fields.optional("geometry") {
            self = .line(line.coordinates)
        } else {
            throw fields.refuse(
                "road", .missingField, because: "is missing, and so are way, from with to, and geometry")
        }
    }
}

/// What somebody wants: where to, over which stops, how. The body of `POST /v1/trips`, and of `start`.
package struct TripRequest: Sendable, Equatable {
    package var destination: Place
    /// Stops before the destination, in order.
    package var waypoints: [Place] = []
    /// Where the trip begins; the first fix when absent.
    package var origin: Place?
    package var profile: TravelProfile = .car
    /// A BCP 47 tag; the server's default when absent.
    package var language: String?
    package var units: DistanceUnits = .metric
    /// Whether `instruction` messages carry announcements.
    package var voice: Bool = true
    /// Whether `instruction` messages carry banners.
    package var banners: Bool = true
    /// Seconds between two `progress` messages; the server's default when absent.
    package var progressInterval: Double?
    package var avoid: [Avoidance] = []
    /// Milliseconds since the epoch; now when absent.
    package var depart: Int64?
    /// The caller's own id. Asking twice with the same one gives the same trip.
    package var reference: String?
    /// A JSON object of the caller's, returned in webhooks as it is.
    package var metadata: JSONValue?

    package init(
        destination: Place, waypoints: [Place] = [], origin: Place? = nil, profile: TravelProfile = .car,
        language: String? = nil, units: DistanceUnits = .metric, voice: Bool = true, banners: Bool = true,
        progressInterval: Double? = nil, avoid: [Avoidance] = [], depart: Int64? = nil, reference: String? = nil,
        metadata: JSONValue? = nil
    ) {
        self.destination = destination
        self.waypoints = waypoints
        self.origin = origin
        self.profile = profile
        self.language = language
        self.units = units
        self.voice = voice
        self.banners = banners
        self.progressInterval = progressInterval
        self.avoid = avoid
        self.depart = depart
        self.reference = reference
        self.metadata = metadata
    }
}

extension TripRequest: JSONReadable {
    package static var maximumBytes: Int { WireLimit.messageBytes }

    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        destination = try fields.required("destination")
        waypoints = try fields.stops()
        origin = try fields.optional("origin")
        profile = try fields.choice("profile", orRefuseWith: .profileNotSupported) ?? .car
        language = try fields.languageTag()
        units = try fields.choice("units") ?? .metric
        voice = try fields.optional("voice") ?? true
        banners = try fields.optional("banners") ?? true
        progressInterval = try fields.number("progressInterval", within: 0...WireLimit.progressInterval)
        avoid = try fields.choices("avoid") ?? []
        depart = try fields.timestamp("depart")
        reference = try fields.text("reference")
        metadata = try fields.metadata()
    }
}

extension Fields {
    fileprivate func stops() throws -> [Place] {
        let stops: [Place] = try optional("waypoints") ?? []
        guard stops.count <= WireLimit.waypoints else {
            throw refuse(
                "waypoints", .tooManyWaypoints,
                because: "has \(stops.count) stops; at most \(WireLimit.waypoints) are taken")
        }
        return stops
    }

    /// Letters and digits in groups of up to eight, joined by hyphens (RFC 5646, section 2.1).
    fileprivate func languageTag() throws -> String? {
        guard let tag = try text("language") else { return nil }
        let groups = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = groups.allSatisfy { group in
            (1...8).contains(group.utf8.count) && group.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isPlain else { throw refuse("language", because: "must be a BCP 47 tag such as en or pt-BR") }
        return tag
    }

    fileprivate func metadata() throws -> JSONValue? {
        guard let value = try optional("metadata", JSONValue.self) else { return nil }
        guard case .object = value else { throw refuse("metadata", because: "must be an object") }
        guard value.depth <= WireLimit.metadataDepth, value.encoded().count <= WireLimit.metadataBytes else {
            throw refuse(
                "metadata", .metadataTooLarge,
                because: "may have \(WireLimit.metadataBytes) bytes and nest \(WireLimit.metadataDepth) levels deep")
        }
        return value
    }
}

extension TripRequest: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { writeFields(to: &$0) }
    }

    func writeFields(to json: inout JSONWriter) {
        json.field("destination", destination)
        json.field("waypoints", waypoints)
        json.field("origin", origin)
        json.field("profile", profile)
        json.field("language", language)
        json.field("units", units)
        json.field("voice", voice)
        json.field("banners", banners)
        json.field("progressInterval", progressInterval, decimals: 3)
        json.field("avoid", avoid)
        json.field("depart", depart)
        json.field("reference", reference)
        json.field("metadata", metadata)
    }
}

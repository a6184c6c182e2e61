extension WebhookEvent: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", type)
            json.field("timestamp", RFC3339.text(timestamp))
            json.field("data", data)
        }
    }
}

extension WebhookEvent: JSONReadable {
    package static var maximumBytes: Int { WireLimit.messageBytes }

    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        type = try fields.required("type")
        timestamp = try fields.time("timestamp")
        data = try fields.required("data")
    }
}

extension WebhookEvent.Fact: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("trip", trip)
            json.field("sequence", sequence)
            json.field("stop", stop)
            json.field("position", position.map(DatedPosition.init))
            json.field("at", RFC3339.text(at))
            json.field("eta", eta.map(RFC3339.text))
            json.field("previousEta", previousEta.map(RFC3339.text))
            json.field("delay", delay, decimals: Decimals.seconds)
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("reasons", reasons)
        }
    }
}

extension WebhookEvent.Fact: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        trip = try fields.required("trip")
        sequence = try fields.required("sequence")
        stop = try fields.optional("stop")
        position = try fields.optional("position", DatedPosition.self)?.position
        at = try fields.time("at")
        eta = try fields.optional("eta", String.self).map { _ in try fields.time("eta") }
        previousEta = try fields.optional("previousEta", String.self).map { _ in try fields.time("previousEta") }
        delay = try fields.optional("delay")
        distance = try fields.optional("distance")
        duration = try fields.optional("duration")
        reasons = try fields.optional("reasons") ?? []
    }
}

/// A position whose time is written like every other time in a webhook.
private struct DatedPosition: Decodable, JSONWritable {
    var position: Position

    init(_ position: Position) {
        self.position = position
    }

    init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        position = Position(
            latitude: try fields.latitude(), longitude: try fields.longitude(), timestamp: try fields.time("timestamp"),
            accuracy: try fields.optional("accuracy"), heading: try fields.optional("heading"),
            speed: try fields.optional("speed"), altitude: try fields.optional("altitude"),
            sequence: try fields.optional("sequence"))
    }

    func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("latitude", position.latitude, decimals: Decimals.measuredCoordinate)
            json.field("longitude", position.longitude, decimals: Decimals.measuredCoordinate)
            json.field("timestamp", RFC3339.text(position.timestamp))
            json.field("accuracy", position.accuracy, decimals: Decimals.meters)
            json.field("heading", position.heading, decimals: Decimals.degrees)
            json.field("speed", position.speed, decimals: Decimals.metersPerSecond)
            json.field("altitude", position.altitude, decimals: Decimals.meters)
            json.field("sequence", position.sequence)
        }
    }
}

extension WebhookEvent.Trip: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("id", id)
            json.field("reference", reference)
            json.field("metadata", metadata)
        }
    }
}

extension WebhookEvent.Stop: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("waypoint", waypoint)
            json.field("name", name)
            json.field("latitude", latitude, decimals: Decimals.measuredCoordinate)
            json.field("longitude", longitude, decimals: Decimals.measuredCoordinate)
            json.field("side", side)
        }
    }
}

extension Fields {
    /// A time of a webhook, as milliseconds since the epoch.
    fileprivate func time(_ name: String) throws -> Int64 {
        guard let time = RFC3339.milliseconds(try required(name)) else {
            throw refuse(name, because: "must be a time such as 2026-05-01T08:30:00.000Z")
        }
        return time
    }
}

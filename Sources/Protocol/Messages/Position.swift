/// One fix of a receiver, by the names of the W3C Geolocation API.
package struct Position: Sendable, Equatable {
    /// Degrees north, -90 to 90.
    package var latitude: Double
    /// Degrees east, -180 to 180.
    package var longitude: Double
    /// When the receiver measured it, in milliseconds since the epoch.
    package var timestamp: Int64
    /// Meters within which the true place lies with 95 % confidence.
    package var accuracy: Double?
    /// Direction of travel in degrees clockwise from north, from 0 up to 360.
    package var heading: Double?
    /// Meters per second over ground.
    package var speed: Double?
    /// Meters above the WGS 84 ellipsoid.
    package var altitude: Double?
    /// The client's own count of its fixes.
    package var sequence: Int64?

    package init(
        latitude: Double, longitude: Double, timestamp: Int64, accuracy: Double? = nil, heading: Double? = nil,
        speed: Double? = nil, altitude: Double? = nil, sequence: Int64? = nil
    ) {
        self.latitude = latitude
        self.longitude = longitude
        self.timestamp = timestamp
        self.accuracy = accuracy
        self.heading = heading
        self.speed = speed
        self.altitude = altitude
        self.sequence = sequence
    }
}

extension Position: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { writeFields(to: &$0) }
    }

    func writeFields(to json: inout JSONWriter) {
        json.field("latitude", latitude, decimals: Decimals.measuredCoordinate)
        json.field("longitude", longitude, decimals: Decimals.measuredCoordinate)
        json.field("timestamp", timestamp)
        json.field("accuracy", accuracy, decimals: Decimals.meters)
        json.field("heading", heading, decimals: Decimals.degrees)
        json.field("speed", speed, decimals: Decimals.metersPerSecond)
        json.field("altitude", altitude, decimals: Decimals.meters)
        json.field("sequence", sequence)
    }
}

extension Position: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        var raw = RawPosition()
        for field in RawPosition.Field.allCases {
            raw[field] = try fields.optional(field.rawValue)
        }
        self = try raw.validated { fields.refuse($0.rawValue, $1, because: $2) }
    }
}

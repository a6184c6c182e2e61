/// A place to start at, to stop at or to arrive at.
package struct Place: Sendable, Equatable {
    package var latitude: Double
    package var longitude: Double
    /// What to call it in instructions and webhooks.
    package var name: String?
    /// Meters within which it counts as reached.
    package var radius: Double?

    package init(latitude: Double, longitude: Double, name: String? = nil, radius: Double? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.name = name
        self.radius = radius
    }
}

extension Place: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        latitude = try fields.latitude()
        longitude = try fields.longitude()
        name = try fields.text("name")
        radius = try fields.number("radius", within: 1...WireLimit.radius)
    }
}

extension Place: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("latitude", latitude, decimals: Decimals.measuredCoordinate)
            json.field("longitude", longitude, decimals: Decimals.measuredCoordinate)
            json.field("name", name)
            json.field("radius", radius, decimals: Decimals.meters)
        }
    }
}

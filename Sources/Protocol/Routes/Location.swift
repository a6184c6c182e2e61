/// A coordinate as OSRM and GeoJSON write it: `[longitude, latitude]`.
package struct Location: Sendable, Equatable {
    package var longitude: Double
    package var latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }
}

extension Location: Decodable, JSONWritable {
    package init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        longitude = try pair.decode(Double.self)
        latitude = try pair.decode(Double.self)
    }

    package func write(to writer: inout JSONWriter) {
        writer.array { json in
            json.number(longitude, decimals: Decimals.coordinate)
            json.number(latitude, decimals: Decimals.coordinate)
        }
    }
}

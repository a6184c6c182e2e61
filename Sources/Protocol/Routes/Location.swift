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
        writer.separate()
        writer.write(atMost: Self.mostBytes) { $0.append(self) }
    }

    /// Of its JSON.
    static let mostBytes = 2 * longestNumber + 3
}

extension OutputSpan<UInt8> {
    mutating func append(_ location: Location) {
        append(UInt8(ascii: "["))
        append(number: location.longitude, decimals: Decimals.coordinate)
        append(UInt8(ascii: ","))
        append(number: location.latitude, decimals: Decimals.coordinate)
        append(UInt8(ascii: "]"))
    }
}

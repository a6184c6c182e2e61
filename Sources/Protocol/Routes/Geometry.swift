/// The shape of a route or a step, in the form that was asked for (`RouteOptions.GeometryFormat`).
package enum Geometry: Sendable, Equatable {
    /// Google's encoded polyline. Whether it has five or six decimals isn't told: who asked knows.
    case polyline(String)
    /// A GeoJSON LineString.
    case lineString([Location])

    /// The encoded polyline, where it is one.
    package var polyline: String? {
        if case .polyline(let text) = self { text } else { nil }
    }
}

extension Geometry: Decodable, JSONWritable {
    private struct Line: Decodable { let coordinates: [Location] }

    package init(from decoder: any Decoder) throws {
        if let polyline = try? decoder.singleValueContainer().decode(String.self) {
            self = .polyline(polyline)
        } else {
            self = .lineString(try Line(from: decoder).coordinates)
        }
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .polyline(let text): writer.string(text)
        case .lineString(let coordinates):
            writer.object { json in
                json.field("coordinates", coordinates)
                json.field("type", "LineString")
            }
        }
    }
}

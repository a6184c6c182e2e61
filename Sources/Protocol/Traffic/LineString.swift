/// A GeoJSON geometry that is a line. Source: RFC 7946, section 3.1.4.
struct LineString: Decodable {
    /// At least two.
    let coordinates: [Location]

    private enum Kind: String, CaseIterable {
        case lineString = "LineString"
    }

    init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        guard try fields.choice("type", Kind.self) != nil else {
            throw fields.refuse("type", .missingField, because: "is missing; it must be LineString")
        }
        coordinates = try fields.required("coordinates")
        guard (2...WireLimit.linePoints).contains(coordinates.count) else {
            throw fields.refuse(
                "coordinates",
                because: "has \(coordinates.count) positions; a line has 2 to \(WireLimit.linePoints)")
        }
        guard coordinates.allSatisfy({ abs($0.latitude) <= 90 && abs($0.longitude) <= 180 }) else {
            throw fields.refuse(
                "coordinates", .coordinateOutOfRange,
                because: "must be pairs of a longitude within ±180 and a latitude within ±90 degrees")
        }
    }
}

import Routing

/// On which side of the road traffic keeps.
enum DrivingSide: Hashable, Sendable {
    case left
    case right

    /// The value of a `driving_side` tag.
    init?(_ value: String) {
        switch value {
        case "left": self = .left
        case "right": self = .right
        default: return nil
        }
    }

    /// By country, for ways that don't say. Borders are boxes, cut so that no city of a neighbor
    /// who drives on the right is inside.
    init(at place: FixedCoordinate) {
        self = Self.leftHandCountries.contains { $0.box.contains(place) } ? .left : .right
    }

    private static let leftHandCountries: [(name: String, box: BoundingBox)] = [
        ("Great Britain: Cornwall", .degrees(south: 49.85, west: -6.5, north: 50.3, east: -2.5)),
        ("Great Britain: the Channel coast", .degrees(south: 50.3, west: -6.5, north: 51.2, east: 1.45)),
        ("Great Britain and Ireland", .degrees(south: 51.2, west: -10.8, north: 61, east: 1.8)),
        ("Jersey and Guernsey", .degrees(south: 49.15, west: -2.75, north: 49.75, east: -2.0)),
        ("Malta", .degrees(south: 35.7, west: 14.1, north: 36.2, east: 14.7)),
        ("Cyprus", .degrees(south: 34.5, west: 32.2, north: 35.75, east: 34.65)),
        ("Japan: Okinawa", .degrees(south: 24, west: 122.9, north: 30, east: 131.5)),
        ("Japan: Kyushu and Shikoku", .degrees(south: 30, west: 128.3, north: 34, east: 142)),
        ("Japan: Tsushima", .degrees(south: 34, west: 129.15, north: 34.75, east: 129.55)),
        ("Japan: western Honshu", .degrees(south: 34, west: 130.7, north: 36, east: 142)),
        ("Japan: eastern Honshu", .degrees(south: 36, west: 132.5, north: 41, east: 142.2)),
        ("Japan: Hokkaido", .degrees(south: 41, west: 139.3, north: 45.6, east: 145.4)),
        ("Hong Kong and Macau", .degrees(south: 22.1, west: 113.5, north: 22.5, east: 114.45)),
        ("Thailand: south", .degrees(south: 6.2, west: 98.2, north: 11, east: 102.2)),
        ("Thailand: centre", .degrees(south: 11, west: 99.6, north: 16, east: 102.3)),
        ("Thailand: north", .degrees(south: 16, west: 98.6, north: 19.6, east: 100.5)),
        ("Malaysia, Singapore, Indonesia", .degrees(south: -11.2, west: 95, north: 6.2, east: 119.3)),
        ("Indonesia: east", .degrees(south: -11.2, west: 119.3, north: 2, east: 141)),
        ("India, Sri Lanka: south", .degrees(south: 5.8, west: 68, north: 21, east: 90)),
        ("India, Bangladesh, Nepal: centre", .degrees(south: 21, west: 68, north: 27.5, east: 92)),
        ("India and Pakistan: north-west", .degrees(south: 23.5, west: 66.8, north: 33, east: 78.5)),
        ("Australia", .degrees(south: -44, west: 112.5, north: -10, east: 154)),
        ("New Zealand", .degrees(south: -47.5, west: 166, north: -34, east: 179)),
        ("South Africa, Namibia, Botswana", .degrees(south: -35, west: 15.5, north: -21.8, east: 31.3)),
        ("South Africa: KwaZulu-Natal", .degrees(south: -35, west: 31.3, north: -26.9, east: 33)),
        ("Zimbabwe", .degrees(south: -21.8, west: 25.3, north: -15.7, east: 32.6)),
        ("Zambia", .degrees(south: -15.7, west: 23, north: -13.5, east: 30.2)),
        ("Kenya and Tanzania", .degrees(south: -11, west: 34.2, north: 3.5, east: 41.5)),
        ("Uganda", .degrees(south: -1, west: 30.3, north: 3.4, east: 34.2)),
        ("Jamaica", .degrees(south: 17.6, west: -78.5, north: 18.6, east: -76.1)),
        ("Trinidad and Tobago", .degrees(south: 10, west: -61.95, north: 11.4, east: -60.4)),
        ("Barbados", .degrees(south: 13, west: -59.7, north: 13.4, east: -59.4)),
        ("The Bahamas", .degrees(south: 22.9, west: -79.0, north: 27, east: -72.7)),
    ]
}

extension BoundingBox {
    fileprivate static func degrees(south: Double, west: Double, north: Double, east: Double) -> BoundingBox {
        BoundingBox(
            minimum: FixedCoordinate(Coordinate(latitude: south, longitude: west)),
            maximum: FixedCoordinate(Coordinate(latitude: north, longitude: east)))
    }
}

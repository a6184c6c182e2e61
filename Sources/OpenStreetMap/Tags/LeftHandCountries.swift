import Routing

/// Where traffic keeps to the left. Borders are boxes, cut so that no city of a neighbor who drives on the right is inside.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:driving_side
enum LeftHandCountries {
    static let boxes = table.map(\.box)

    private static let table: [(name: String, box: BoundingBox)] = [
        ("Great Britain: Cornwall", .degrees(south: 49.85, west: -6.5, north: 50.3, east: -2.5)),
        ("Great Britain: the Channel coast", .degrees(south: 50.3, west: -6.5, north: 51.2, east: 1.45)),
        ("Great Britain and Ireland", .degrees(south: 51.2, west: -10.8, north: 61, east: 1.8)),
        ("Jersey and Guernsey", .degrees(south: 49.15, west: -2.75, north: 49.75, east: -2)),
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
        ("Indonesia: east, East Timor", .degrees(south: -11.2, west: 119.3, north: 2, east: 141)),
        ("India, Sri Lanka: south", .degrees(south: 5.8, west: 68, north: 21, east: 90)),
        ("India, Bangladesh, Nepal: centre", .degrees(south: 21, west: 68, north: 27.5, east: 92)),
        ("India and Pakistan: north-west", .degrees(south: 23.5, west: 66.8, north: 31.4, east: 78.5)),
        ("India and Pakistan: Punjab", .degrees(south: 31.4, west: 69.5, north: 33, east: 78.5)),
        ("India and Pakistan: Kashmir", .degrees(south: 33, west: 71.2, north: 34.9, east: 77.5)),
        ("Pakistan: Gilgit", .degrees(south: 34.9, west: 72.2, north: 36.4, east: 75)),
        ("Pakistan: Balochistan", .degrees(south: 24.9, west: 63.4, north: 29, east: 66.8)),
        ("Pakistan: Gwadar", .degrees(south: 24.9, west: 61.8, north: 26, east: 63.4)),
        ("India: Rohilkhand, Nepal: west", .degrees(south: 27.5, west: 78.5, north: 28.9, east: 84.8)),
        ("Nepal: Kathmandu", .degrees(south: 27.5, west: 84.8, north: 27.95, east: 88.2)),
        ("Maldives", .degrees(south: -0.8, west: 72.5, north: 7.2, east: 73.8)),

        ("Australia", .degrees(south: -44, west: 112.5, north: -10, east: 154)),
        ("New Zealand", .degrees(south: -47.5, west: 166, north: -34, east: 179)),
        ("Papua New Guinea, Solomon Islands", .degrees(south: -11.8, west: 141, north: -1, east: 163)),
        ("Fiji", .degrees(south: -19.3, west: 176.8, north: -16, east: 180)),
        ("Samoa", .degrees(south: -14.1, west: -172.9, north: -13.4, east: -171.3)),
        ("Tonga", .degrees(south: -21.5, west: -175.5, north: -18.5, east: -173.6)),

        ("South Africa, Namibia, Botswana", .degrees(south: -35, west: 15.5, north: -21.8, east: 31.3)),
        ("South Africa: KwaZulu-Natal", .degrees(south: -35, west: 31.3, north: -26.9, east: 33)),
        ("Namibia: coast, Botswana: north", .degrees(south: -35, west: 11.7, north: -18.05, east: 25.3)),
        ("Namibia: north", .degrees(south: -18.05, west: 14, north: -17.45, east: 18.3)),
        ("Namibia: Caprivi, Zambia: south-west", .degrees(south: -18.05, west: 23.5, north: -15.7, east: 25.3)),
        ("Zimbabwe", .degrees(south: -21.8, west: 25.3, north: -15.7, east: 32.6)),
        ("Mozambique, Malawi", .degrees(south: -26.9, west: 31.9, north: -9, east: 41)),
        ("Zambia", .degrees(south: -15.7, west: 23, north: -13.5, east: 32.8)),
        ("Zambia: Copperbelt", .degrees(south: -13.5, west: 27, north: -12.5, east: 28.3)),
        ("Zambia: north-east", .degrees(south: -13.5, west: 29.9, north: -8.9, east: 33)),
        ("Kenya and Tanzania", .degrees(south: -11, west: 34.2, north: 3.5, east: 41.5)),
        ("Tanzania: west", .degrees(south: -8.9, west: 31.3, north: -1, east: 34.2)),
        ("Uganda", .degrees(south: -1, west: 30.3, north: 3.4, east: 34.2)),
        ("Mauritius", .degrees(south: -20.6, west: 57.2, north: -19.9, east: 57.9)),
        ("Seychelles", .degrees(south: -4.9, west: 55.1, north: -4.2, east: 56)),

        ("Jamaica", .degrees(south: 17.6, west: -78.5, north: 18.6, east: -76.1)),
        ("The Bahamas", .degrees(south: 22.9, west: -79, north: 27, east: -72.7)),
        ("Turks and Caicos", .degrees(south: 21, west: -72.6, north: 22, east: -71)),
        ("Cayman Islands", .degrees(south: 19.2, west: -81.5, north: 19.8, east: -79.7)),
        ("Virgin Islands", .degrees(south: 17.6, west: -65.1, north: 18.8, east: -64.2)),
        ("Saint Kitts, Antigua, Montserrat", .degrees(south: 16.65, west: -62.9, north: 17.8, east: -61.6)),
        ("Dominica", .degrees(south: 15.2, west: -61.5, north: 15.65, east: -61.2)),
        ("Saint Lucia, Saint Vincent, Grenada", .degrees(south: 11.9, west: -61.9, north: 14.12, east: -60.8)),
        ("Trinidad and Tobago", .degrees(south: 10, west: -61.95, north: 11.4, east: -60.4)),
        ("Barbados", .degrees(south: 13, west: -59.7, north: 13.4, east: -59.4)),
        ("Bermuda", .degrees(south: 32.2, west: -64.9, north: 32.4, east: -64.6)),
        ("Guyana", .degrees(south: 4.5, west: -59.8, north: 8.6, east: -57)),
        ("Suriname", .degrees(south: 3.5, west: -57.3, north: 6.1, east: -54.4)),
        ("Falkland Islands", .degrees(south: -52.5, west: -61.4, north: -51, east: -57.6)),
    ]
}

extension BoundingBox {
    fileprivate static func degrees(south: Double, west: Double, north: Double, east: Double) -> BoundingBox {
        BoundingBox(
            minimum: FixedCoordinate(Coordinate(latitude: south, longitude: west)),
            maximum: FixedCoordinate(Coordinate(latitude: north, longitude: east)))
    }
}

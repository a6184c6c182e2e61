/// A coordinate in units of 1e-7 degrees, OpenStreetMap's own resolution: 8 bytes, exact to about a centimetre.
package struct FixedCoordinate: Hashable, Sendable, BitwiseCopyable {
    package var latitude: Int32
    package var longitude: Int32

    package static let unitsPerDegree = 1e7

    package init(latitude: Int32, longitude: Int32) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The nearest representable point; numbers that are off the globe are pulled to its edge.
    package init(_ coordinate: Coordinate) {
        latitude = Self.units(coordinate.latitude, limit: 90)
        longitude = Self.units(coordinate.longitude, limit: 180)
    }

    package var coordinate: Coordinate {
        Coordinate(
            latitude: Double(latitude) / Self.unitsPerDegree, longitude: Double(longitude) / Self.unitsPerDegree)
    }

    private static func units(_ degrees: Double, limit: Double) -> Int32 {
        guard degrees.isFinite else { return 0 }
        return Int32((min(max(degrees, -limit), limit) * unitsPerDegree).rounded())
    }
}

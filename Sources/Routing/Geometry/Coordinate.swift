import Foundation

/// A point on the globe, WGS 84, in degrees.
@usableFromInline package struct Coordinate: Hashable, Sendable {
    package var latitude: Double
    package var longitude: Double

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Whether both numbers are finite and on the globe: ±90° by ±180°.
    package var isValid: Bool {
        abs(latitude) <= 90 && abs(longitude) <= 180
    }
}

extension Coordinate {
    /// The mean Earth radius in metres (IUGG).
    package static let earthRadius = 6_371_008.8

    /// The great-circle distance in metres.
    ///
    /// By the haversine formula; within some kilometres on a flat map, which differs by less than a hundred-millionth and
    /// costs one cosine: whoever loads a network measures millions of segments.
    package func distance(to other: Coordinate) -> Double {
        let north = other.latitude - latitude
        let east = other.longitude - longitude
        guard abs(north) > Self.flatDegrees || abs(east) > Self.flatDegrees else {
            let eastward = east * cos((latitude + north / 2) * .pi / 180)
            return Self.earthRadius * .pi / 180 * (north * north + eastward * eastward).squareRoot()
        }
        return haversine(to: other)
    }

    /// Up to here the globe is flat.
    private static let flatDegrees = 0.02

    private func haversine(to other: Coordinate) -> Double {
        let fromLatitude = latitude * .pi / 180
        let toLatitude = other.latitude * .pi / 180
        let halfLatitude = sin((toLatitude - fromLatitude) / 2)
        let halfLongitude = sin((other.longitude - longitude) * .pi / 360)
        let square =
            halfLatitude * halfLatitude + cos(fromLatitude) * cos(toLatitude) * halfLongitude * halfLongitude
        return 2 * Self.earthRadius * asin(min(1, square.squareRoot()))
    }

    /// The initial bearing of the great circle to `other`, in degrees clockwise from north, `0..<360`.
    package func bearing(to other: Coordinate) -> Double {
        let fromLatitude = latitude * .pi / 180
        let toLatitude = other.latitude * .pi / 180
        let longitudes = (other.longitude - longitude) * .pi / 180
        let east = sin(longitudes) * cos(toLatitude)
        let north = cos(fromLatitude) * sin(toLatitude) - sin(fromLatitude) * cos(toLatitude) * cos(longitudes)
        return Bearing.normalized(atan2(east, north) * 180 / .pi)
    }

    /// The point `distance` metres away on the great circle that leaves at `bearing` degrees.
    package func moved(by distance: Double, bearing: Double) -> Coordinate {
        let angular = distance / Self.earthRadius
        let course = bearing * .pi / 180
        let fromLatitude = latitude * .pi / 180
        let toLatitude = asin(sin(fromLatitude) * cos(angular) + cos(fromLatitude) * sin(angular) * cos(course))
        let longitudes = atan2(
            sin(course) * sin(angular) * cos(fromLatitude), cos(angular) - sin(fromLatitude) * sin(toLatitude))
        let wrapped = (longitude + longitudes * 180 / .pi + 540).truncatingRemainder(dividingBy: 360) - 180
        return Coordinate(latitude: toLatitude * 180 / .pi, longitude: wrapped)
    }

    /// The point at `fraction` of the straight line to `other`; good for the short segments of a road's shape.
    package func interpolated(to other: Coordinate, fraction: Double) -> Coordinate {
        Coordinate(
            latitude: latitude + (other.latitude - latitude) * fraction,
            longitude: longitude + (other.longitude - longitude) * fraction)
    }
}

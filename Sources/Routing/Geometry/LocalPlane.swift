import Foundation

/// A flat map around a point, in metres east and north of it.
///
/// Exact enough within some kilometres (an equirectangular projection), and one multiplication per axis: this is what
/// every projection of a fix onto a segment goes through.
package struct LocalPlane: Sendable {
    package let origin: Coordinate
    package let metersPerLongitude: Double
    package static let metersPerLatitude = Coordinate.earthRadius * .pi / 180

    package init(origin: Coordinate) {
        self.origin = origin
        metersPerLongitude = Self.metersPerLatitude * max(cos(origin.latitude * .pi / 180), 1e-6)
    }

    package func east(_ coordinate: Coordinate) -> Double {
        (coordinate.longitude - origin.longitude) * metersPerLongitude
    }

    package func north(_ coordinate: Coordinate) -> Double {
        (coordinate.latitude - origin.latitude) * Self.metersPerLatitude
    }

    /// The point of the segment `start`–`end` nearest to the plane's origin.
    ///
    /// - Returns: where it lies along the segment (`0...1`), and its distance from the origin in metres.
    package func nearest(on start: Coordinate, _ end: Coordinate) -> (fraction: Double, distance: Double) {
        let startEast = east(start)
        let startNorth = north(start)
        let alongEast = east(end) - startEast
        let alongNorth = north(end) - startNorth
        let square = alongEast * alongEast + alongNorth * alongNorth
        let projected = square > 0 ? -(startEast * alongEast + startNorth * alongNorth) / square : 0
        let fraction = min(max(projected, 0), 1)
        let nearEast = startEast + alongEast * fraction
        let nearNorth = startNorth + alongNorth * fraction
        return (fraction, (nearEast * nearEast + nearNorth * nearNorth).squareRoot())
    }
}

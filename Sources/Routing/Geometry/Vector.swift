import Foundation

/// A way on a flat map (`LocalPlane`), in metres, or a velocity, in metres per second.
package struct Vector: Hashable, Sendable {
    package var east: Double
    package var north: Double

    package init(east: Double = 0, north: Double = 0) {
        self.east = east
        self.north = north
    }

    /// - Parameter bearing: degrees clockwise from north.
    package init(length: Double, bearing: Double) {
        self.init(east: length * sin(bearing * .pi / 180), north: length * cos(bearing * .pi / 180))
    }

    package init(from start: Coordinate, to end: Coordinate) {
        let plane = LocalPlane(origin: start)
        self.init(east: plane.east(end), north: plane.north(end))
    }

    package var square: Double { east * east + north * north }
    package var length: Double { square.squareRoot() }
    /// Degrees clockwise from north; 0 for one without a length.
    package var bearing: Double { Bearing.normalized(atan2(east, north) * 180 / .pi) }

    package static func + (one: Vector, other: Vector) -> Vector {
        Vector(east: one.east + other.east, north: one.north + other.north)
    }

    package static func - (one: Vector, other: Vector) -> Vector {
        Vector(east: one.east - other.east, north: one.north - other.north)
    }

    package static func * (vector: Vector, factor: Double) -> Vector {
        Vector(east: vector.east * factor, north: vector.north * factor)
    }
}

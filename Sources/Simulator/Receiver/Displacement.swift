import Foundation
import Routing

/// How far a measured place is from the true one, in meters.
struct Displacement: Sendable, Equatable {
    var east = 0.0
    var north = 0.0

    init(east: Double = 0, north: Double = 0) {
        self.east = east
        self.north = north
    }

    init(meters: Double, bearing: Double) {
        east = meters * sin(bearing * .pi / 180)
        north = meters * cos(bearing * .pi / 180)
    }

    var meters: Double { (east * east + north * north).squareRoot() }

    static func + (one: Displacement, other: Displacement) -> Displacement {
        Displacement(east: one.east + other.east, north: one.north + other.north)
    }

    static func * (factor: Double, one: Displacement) -> Displacement {
        Displacement(east: factor * one.east, north: factor * one.north)
    }

    func moving(_ place: Coordinate) -> Coordinate {
        place.moved(by: north, bearing: 0).moved(by: east, bearing: 90)
    }
}

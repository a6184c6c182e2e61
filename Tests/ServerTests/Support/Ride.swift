import Foundation
import Protocol
import Routing

/// A vehicle's fixes, one a second. Its clock begins ten minutes ago, so that a ride can be told at once.
struct Ride {
    private var timestamp = Int64(Date().timeIntervalSince1970 * 1000) - 600_000

    /// From place to place at a steady speed in metres per second.
    mutating func along(_ places: Character..., speed: Double = 10) throws -> [Position] {
        let coordinates = try places.map { try Town.coordinate($0) }
        let line = MeasuredLine(coordinates) ?? MeasuredLine(point: coordinates[0])
        return stride(from: 0, through: line.length, by: speed).map { offset in
            fix(line.coordinate(at: offset), heading: line.bearing(at: offset), speed: speed)
        }
    }

    /// Standing, for so many seconds.
    mutating func standing(at place: Character, seconds: Int = 1) throws -> [Position] {
        let coordinate = try Town.coordinate(place)
        return (0..<seconds).map { _ in fix(coordinate, heading: nil, speed: 0) }
    }

    private mutating func fix(_ coordinate: Coordinate, heading: Double?, speed: Double) -> Position {
        timestamp += 1_000
        return Position(
            latitude: coordinate.latitude, longitude: coordinate.longitude, timestamp: timestamp, accuracy: 5,
            heading: heading, speed: speed)
    }
}

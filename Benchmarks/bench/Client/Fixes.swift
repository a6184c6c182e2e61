import Foundation
import Protocol
import Routing

/// What a receiver in a vehicle measures on its way along a line.
enum Fixes {
    /// Meters per second, at the most.
    private static let speed = 8.0
    /// Meters before the line's end where the fixes end: near, and not yet there.
    private static let margin = 60.0
    /// A second between two fixes by the device's clock, all of them in the past.
    private static func timestamp(_ second: Int) -> Int64 {
        Int64(startedAt.timeIntervalSince1970 * 1000) + Int64(second) * 1000
    }
    private static let startedAt = Date(timeIntervalSinceNow: -7200)

    static func first(at place: Coordinate) -> Position {
        Position(latitude: place.latitude, longitude: place.longitude, timestamp: timestamp(0), accuracy: 5)
    }

    /// So many from the line's start on, a second apart at that speed, or at less where they would lead too far.
    static func along(_ line: MeasuredLine, _ count: Int) -> [Position] {
        let step = min(max(line.length - margin, 0) / Double(max(count, 1)), speed)
        return (0..<count).map { fix(on: line, at: Double($0) * step, second: $0 + 1, speed: step) }
    }

    /// From the line's start to a little before its end.
    static func throughout(_ line: MeasuredLine) -> [Position] { along(line, Int(line.length / speed) + 1) }

    /// At the end, standing.
    static func arrival(on line: MeasuredLine) -> Position { fix(on: line, at: line.length, second: 3600, speed: 0) }

    /// Of a vehicle on its way.
    static func fix(of drive: TrueDrive, second: Int) -> Position {
        Position(
            latitude: drive.coordinate.latitude, longitude: drive.coordinate.longitude, timestamp: timestamp(second),
            accuracy: 5, heading: drive.heading, speed: drive.speed)
    }

    private static func fix(on line: MeasuredLine, at offset: Double, second: Int, speed: Double) -> Position {
        let place = line.coordinate(at: offset)
        return Position(
            latitude: place.latitude, longitude: place.longitude, timestamp: timestamp(second), accuracy: 5,
            heading: line.bearing(at: offset), speed: speed)
    }
}

extension Position {
    /// As it goes over the wire.
    var message: [UInt8] { ClientMessage.position(self).encoded() }
}

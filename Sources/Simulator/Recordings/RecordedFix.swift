import Protocol
import Routing

/// One fix of a recorded track: what a receiver once said.
package struct RecordedFix: Sendable, Equatable {
    package var coordinate: Coordinate
    /// When it was measured, in milliseconds since the epoch.
    package var time: Int64
    /// Meters within which the true place lies with 95 % confidence.
    package var accuracy: Double?
    /// Direction of travel in degrees clockwise from north, from 0 up to 360.
    package var heading: Double?
    /// Meters per second over ground.
    package var speed: Double?

    package init(
        coordinate: Coordinate, time: Int64, accuracy: Double? = nil, heading: Double? = nil, speed: Double? = nil
    ) {
        self.coordinate = coordinate
        self.time = time
        self.accuracy = accuracy
        self.heading = heading
        self.speed = speed
    }

    /// The accuracy of a fix whose satellites stand with this horizontal dilution of precision: 2.5 m of error for each
    /// of its ranges, and twice that for 95 %.
    static func accuracy(dilution: Double) -> Double { max(dilution * 5, 1) }
}

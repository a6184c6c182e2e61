import Foundation
import Protocol
import Routing

/// What a receiver says of where it is: white noise on place and velocity, and fixes that get lost.
struct GPSModel: Sendable {
    /// The standard deviation of the place on each axis, in meters.
    let deviation: Double
    /// The share of fixes that get lost, `0...1`.
    let dropout: Double
    private var random: SeededRandom

    init(deviation: Double, dropout: Double, seed: UInt64) {
        self.deviation = deviation.isFinite ? max(deviation, 0) : 0
        self.dropout = min(max(dropout, 0), 1)
        random = SeededRandom(seed: seed, stream: "gps")
    }

    /// The radius in meters within which 95 % of the fixes lie, as the Geolocation API means `accuracy`: of a normal
    /// distribution on two axes, 2.448 deviations.
    var accuracy: Double { max(deviation * (-2 * log(0.05)).squareRoot(), 1) }

    /// Receivers measure velocity apart from place, by the Doppler shift, and far better.
    private var velocityDeviation: Double { min(deviation * 0.05, 0.5) }

    /// A slower vehicle's heading is noise.
    private static let slowestHeading = 0.7

    /// Draws the same numbers whether or not the fix gets lost, so that dropouts don't shift the noise.
    ///
    /// - Parameter timestamp: milliseconds since the epoch.
    /// - Returns: the fix, or `nil` where it got lost.
    mutating func measure(_ vehicle: VehicleState, at timestamp: Int64) -> Position? {
        let isLost = random.unit() < dropout
        let east = random.gaussian() * deviation
        let north = random.gaussian() * deviation
        let velocity = measureVelocity(vehicle)
        guard !isLost else { return nil }
        let place = vehicle.coordinate.moved(by: north, bearing: 0).moved(by: east, bearing: 90)
        return Position(
            latitude: place.latitude, longitude: place.longitude, timestamp: timestamp, accuracy: accuracy,
            heading: velocity.heading, speed: velocity.speed)
    }

    private mutating func measureVelocity(_ vehicle: VehicleState) -> (speed: Double, heading: Double?) {
        let course = (vehicle.heading ?? 0) * .pi / 180
        let east = vehicle.speed * sin(course) + random.gaussian() * velocityDeviation
        let north = vehicle.speed * cos(course) + random.gaussian() * velocityDeviation
        let speed = (east * east + north * north).squareRoot()
        return (speed, speed >= Self.slowestHeading ? Bearing.normalized(atan2(east, north) * 180 / .pi) : nil)
    }
}

import Foundation
import Routing
import Trips

/// What a receiver says of where a vehicle is: a slow drift of its errors and white noise, each half of the variance, and
/// fixes that get lost.
struct NoisyReceiver {
    /// The standard deviation of its error on each axis, in metres.
    let deviation: Double
    let dropout: Double
    private var random: SeededRandom
    private var drift = (east: 0.0, north: 0.0)

    /// The drift's memory, in seconds: what receivers in cities show.
    private static let memory = 30.0
    /// On each axis, in metres per second.
    private static let velocityDeviation = 0.3

    init(deviation: Double, dropout: Double, seed: UInt64) {
        self.deviation = deviation
        self.dropout = dropout
        random = SeededRandom(seed: seed)
        drift = (gaussian() * deviation * 0.5.squareRoot(), gaussian() * deviation * 0.5.squareRoot())
    }

    private mutating func gaussian() -> Double {
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &random))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }

    /// Measured apart from the place, by the Doppler shift: the slower a vehicle, the less is known of where it heads.
    private mutating func velocity(of drive: TrueDrive) -> (speed: Double, heading: Double?) {
        let course = (drive.heading ?? 0) * .pi / 180
        let east = drive.speed * sin(course) + gaussian() * Self.velocityDeviation
        let north = drive.speed * cos(course) + gaussian() * Self.velocityDeviation
        let speed = (east * east + north * north).squareRoot()
        return (speed, speed > 1 ? Bearing.normalized(atan2(east, north) * 180 / .pi) : nil)
    }

    /// - Parameter seconds: since the last call.
    /// - Returns: `nil` for a fix that got lost.
    mutating func fix(of drive: TrueDrive, at time: Instant, after seconds: Double) -> Fix? {
        let kept = exp(-seconds / Self.memory)
        let share = deviation * 0.5.squareRoot()
        let fresh = share * (1 - kept * kept).squareRoot()
        drift = (drift.east * kept + gaussian() * fresh, drift.north * kept + gaussian() * fresh)
        let (east, north) = (drift.east + gaussian() * share, drift.north + gaussian() * share)
        let velocity = velocity(of: drive)
        let isLost = Double.random(in: 0..<1, using: &random) < dropout
        guard !isLost else { return nil }
        return Fix(
            coordinate: drive.coordinate.moved(by: north, bearing: 0).moved(by: east, bearing: 90), timestamp: time,
            accuracy: deviation * 1.5, heading: velocity.heading, speed: velocity.speed)
    }
}

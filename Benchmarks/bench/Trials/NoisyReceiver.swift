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

    /// - Parameter seconds: since the last call.
    /// - Returns: `nil` for a fix that got lost.
    mutating func fix(of drive: TrueDrive, at time: Instant, after seconds: Double) -> Fix? {
        let kept = exp(-seconds / Self.memory)
        let share = deviation * 0.5.squareRoot()
        let fresh = share * (1 - kept * kept).squareRoot()
        drift = (drift.east * kept + gaussian() * fresh, drift.north * kept + gaussian() * fresh)
        let (east, north) = (drift.east + gaussian() * share, drift.north + gaussian() * share)
        let speed = max(drive.speed + gaussian() * 0.3, 0)
        let heading = (drive.heading ?? 0) + gaussian() * (drive.speed > 3 ? 5 : 60)
        let isLost = Double.random(in: 0..<1, using: &random) < dropout
        guard !isLost else { return nil }
        return Fix(
            coordinate: drive.coordinate.moved(by: north, bearing: 0).moved(by: east, bearing: 90), timestamp: time,
            accuracy: deviation * 1.5, heading: speed > 1 ? Bearing.normalized(heading) : nil, speed: speed)
    }
}

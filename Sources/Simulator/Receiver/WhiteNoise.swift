import Foundation
import Routing

/// An error that is new with every fix, of place and of velocity.
struct WhiteNoise: Sendable {
    /// Of the place, on each axis, in meters.
    private let deviation: Double
    private var random: SeededRandom

    init(deviation: Double, seed: UInt64) {
        self.deviation = deviation
        random = SeededRandom(seed: seed, stream: "gps")
    }

    /// Receivers measure velocity apart from place, by the Doppler shift, and far better.
    private var velocityDeviation: Double { min(deviation * 0.05, 0.5) }

    /// A slower vehicle's heading is noise.
    private static let slowestHeading = 0.7

    mutating func place() -> Displacement {
        let east = random.gaussian() * deviation
        return Displacement(east: east, north: random.gaussian() * deviation)
    }

    mutating func velocity(of vehicle: VehicleState) -> (speed: Double, heading: Double?) {
        let course = (vehicle.heading ?? 0) * .pi / 180
        let east = vehicle.speed * sin(course) + random.gaussian() * velocityDeviation
        let north = vehicle.speed * cos(course) + random.gaussian() * velocityDeviation
        let speed = (east * east + north * north).squareRoot()
        return (speed, speed >= Self.slowestHeading ? Bearing.normalized(atan2(east, north) * 180 / .pi) : nil)
    }
}

import Foundation
import Protocol
import Routing

/// What a receiver says of where the vehicle is. Its errors are parts that add up; each draws from a stream of its own, so
/// that switching one on leaves the others as they were.
struct Receiver: Sendable {
    private let model: ReceiverModel
    private var noise: WhiteNoise
    private var drift: WanderingError?
    private var multipath: Multipath?
    private var reception: Reception
    private var flaws: SeededRandom

    init(_ model: ReceiverModel, seed: UInt64) {
        self.model = model
        noise = WhiteNoise(deviation: model.noise, seed: seed)
        drift = model.drift.map { WanderingError($0, seed: seed) }
        multipath = model.canyon.map { Multipath($0, seed: seed) }
        reception = Reception(model, seed: seed)
        flaws = SeededRandom(seed: seed, stream: "flaws")
    }

    /// The radius in meters within which 95 % of the fixes lie, as the Geolocation API means `accuracy`: of a normal
    /// distribution on two axes, 2.448 deviations.
    var accuracy: Double {
        let drift = model.drift?.meters ?? 0
        let deviation = (model.noise * model.noise + drift * drift).squareRoot()
        return max(deviation * (-2 * log(0.05)).squareRoot(), 1)
    }

    /// Draws the same numbers whether or not the fix gets lost, so that dropouts don't shift the noise.
    ///
    /// - Parameter timestamp: the right time, in milliseconds since the epoch.
    /// - Returns: the fix, or `nil` where it got lost.
    mutating func measure(_ vehicle: VehicleState, at timestamp: Int64) -> Position? {
        let isLost = reception.isLost(vehicle)
        let error =
            noise.place() + (drift?.place(at: vehicle.seconds) ?? Displacement())
            + (multipath?.place(of: vehicle) ?? Displacement())
        let velocity = noise.velocity(of: vehicle)
        let place = error.moving(vehicle.coordinate)
        var fix = Position(
            latitude: place.latitude, longitude: place.longitude,
            timestamp: timestamp + model.clock.milliseconds(after: vehicle.seconds),
            accuracy: (multipath?.accuracy ?? accuracy) * model.accuracyFactor,
            heading: model.stuckHeading ?? velocity.heading, speed: velocity.speed * model.speedFactor)
        spoil(&fix)
        return isLost ? nil : fix
    }

    /// Leaves out what this receiver doesn't always know.
    private mutating func spoil(_ fix: inout Position) {
        let (heading, speed, accuracy) = (flaws.unit(), flaws.unit(), flaws.unit())
        if heading < model.withoutHeading { fix.heading = nil }
        if speed < model.withoutSpeed { fix.speed = nil }
        if accuracy < model.withoutAccuracy { fix.accuracy = nil }
    }
}

extension ReceiverModel.ClockError {
    /// How far the clock is ahead of the right time.
    func milliseconds(after seconds: Double) -> Int64 {
        let jumped = jump.map { seconds >= $0.at ? $0.seconds : 0 } ?? 0
        return Int64(((offset + drift * seconds + jumped) * 1_000).rounded())
    }
}

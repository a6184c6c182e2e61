import Routing

/// How fast a vehicle goes and which way, by its places alone; and the same by the device's own words about speed and
/// heading, put through the same filter, so that both lag behind alike and can be held against each other.
///
/// Source: Kalman, "A New Approach to Linear Filtering and Prediction Problems" (1960); a vehicle of constant velocity
/// whose acceleration is noise. Both axes err alike, so that one covariance serves all.
struct VelocityFilter: Sendable, Equatable {
    /// By the places.
    private(set) var seen = Track()
    /// By the device's words.
    private(set) var told = Track()
    private var placeVariance: Double
    private var covariance = 0.0
    /// Of the velocity by the places, on each axis.
    private(set) var variance = Self.unknownSpeed * Self.unknownSpeed

    /// A velocity, and how far what was measured is ahead of what the filter makes of it. Metres and metres per second.
    struct Track: Sendable, Equatable {
        private(set) var velocity = Vector()
        private var ahead = Vector()

        fileprivate func error(after way: Vector, seconds: Double) -> Vector { ahead + way - velocity * seconds }

        fileprivate mutating func correct(by error: Vector, gain: Double, speedGain: Double) {
            ahead = error * (1 - gain)
            velocity = velocity + error * speedGain
        }
    }

    /// What a velocity is taken to be that nobody has measured yet, give or take, in m/s.
    private static let unknownSpeed = 15.0
    /// A place farther away than so many deviations begins anew.
    private static let lost = 6.0

    /// - Parameter deviation: of the place on each axis, in metres.
    init(deviation: Double) { placeVariance = deviation * deviation }

    /// Takes in how the vehicle came on.
    ///
    /// - Parameters:
    ///   - way: from place to place.
    ///   - words: the same by what the device says; `nil` where it says nothing.
    ///   - deviation: of the place on each axis, in metres.
    ///   - acceleration: how vehicles of its kind accelerate, as a standard deviation in m/s².
    mutating func update(
        _ way: Vector, _ words: Vector?, seconds: Double, deviation: Double, acceleration: Double
    ) {
        predict(seconds: seconds, acceleration: acceleration)
        let total = placeVariance + deviation * deviation
        let error = seen.error(after: way, seconds: seconds)
        guard total > 0, error.square <= Self.lost * Self.lost * total else {
            self = VelocityFilter(deviation: deviation)
            return
        }
        let (gain, speedGain) = (placeVariance / total, covariance / total)
        seen.correct(by: error, gain: gain, speedGain: speedGain)
        told.correct(by: told.error(after: words ?? way, seconds: seconds), gain: gain, speedGain: speedGain)
        variance -= speedGain * covariance
        covariance *= 1 - gain
        placeVariance *= 1 - gain
    }

    private mutating func predict(seconds: Double, acceleration: Double) {
        let noise = acceleration * acceleration
        let square = seconds * seconds
        placeVariance += 2 * covariance * seconds + variance * square + noise * square * square / 4
        covariance += variance * seconds + noise * square * seconds / 2
        variance += noise * square
    }
}

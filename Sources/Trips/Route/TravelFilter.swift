/// How far a vehicle has come along a line and how fast it goes, from measurements that err: so that it doesn't jump with
/// each fix, doesn't creep while it stands, and is known for a while where no fix comes.
///
/// Source: Kalman, "A New Approach to Linear Filtering and Prediction Problems" (1960); a vehicle of constant speed whose
/// acceleration is noise.
struct TravelFilter: Sendable, Equatable {
    /// Metres along the line.
    private(set) var offset: Double
    /// Metres per second.
    private(set) var speed: Double
    private var offsetVariance: Double
    private var speedVariance: Double
    private var covariance = 0.0

    /// The standard deviation of how vehicles accelerate, in m/s².
    private static let acceleration = 1.5
    /// How well receivers measure speed, in m/s: by the Doppler shift, and far better than place.
    private static let speedDeviation = 0.5
    /// What a speed is taken to be that nobody has measured yet, give or take, in m/s.
    private static let unknownSpeed = 15.0

    /// - Parameter deviation: of the place, in metres.
    init(offset: Double, deviation: Double, speed: Double?) {
        self.offset = offset
        self.speed = speed ?? 0
        offsetVariance = deviation * deviation
        let error = speed == nil ? Self.unknownSpeed : Self.speedDeviation
        speedVariance = error * error
    }

    /// Lets time pass.
    mutating func predict(seconds: Double) {
        guard seconds > 0 else { return }
        offset += speed * seconds
        let noise = Self.acceleration * Self.acceleration
        let square = seconds * seconds
        offsetVariance += 2 * covariance * seconds + speedVariance * square + noise * square * square / 4
        covariance += speedVariance * seconds + noise * square * seconds / 2
        speedVariance += noise * square
    }

    /// Takes in where the vehicle was seen.
    ///
    /// - Parameter deviation: in metres.
    mutating func update(offset measured: Double, deviation: Double) {
        let total = offsetVariance + deviation * deviation
        guard total > 0 else { return }
        let (gain, speedGain) = (offsetVariance / total, covariance / total)
        let difference = measured - offset
        offset += gain * difference
        speed += speedGain * difference
        speedVariance -= speedGain * covariance
        covariance *= 1 - gain
        offsetVariance *= 1 - gain
    }

    /// Takes in how fast the receiver says that it goes.
    mutating func update(speed measured: Double) {
        let total = speedVariance + Self.speedDeviation * Self.speedDeviation
        let (gain, offsetGain) = (speedVariance / total, covariance / total)
        let difference = measured - speed
        speed += gain * difference
        offset += offsetGain * difference
        offsetVariance -= offsetGain * covariance
        covariance *= 1 - gain
        speedVariance *= 1 - gain
    }
}

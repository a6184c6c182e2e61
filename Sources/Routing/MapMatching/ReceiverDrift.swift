import Foundation

/// What is known of the part of a receiver's error that changes slowly, if a vehicle was where one sequence of places says.
///
/// What lies beside one road for long is more likely the receiver's error than what lies now here, now there. Only errors
/// across a road are seen: along it the vehicle may as well be elsewhere. A Kalman filter of a Gauss–Markov process in two
/// dimensions, metres east and north.
/// Source: Kalman, "A New Approach to Linear Filtering and Prediction Problems" (1960).
struct ReceiverDrift: Sendable, BitwiseCopyable {
    private var east = 0.0
    private var north = 0.0
    /// The variances of both, and how they go together.
    private var eastVariance: Double
    private var northVariance: Double
    private var covariance = 0.0

    /// Where nothing is known yet.
    ///
    /// - Parameter variance: of the drift on each axis.
    init(variance: Double) {
        eastVariance = variance
        northVariance = variance
    }

    /// As it is expected some time later: less is known of it.
    ///
    /// - Parameter kept: the share of the drift that is still there.
    func later(kept: Double, variance: Double) -> ReceiverDrift {
        var later = self
        let (square, fresh) = (kept * kept, (1 - kept * kept) * variance)
        later.east *= kept
        later.north *= kept
        later.eastVariance = eastVariance * square + fresh
        later.northVariance = northVariance * square + fresh
        later.covariance *= square
        return later
    }

    /// Takes in where a fix lies from the place where the vehicle was.
    ///
    /// - Parameters:
    ///   - variance: of the error that each fix has for itself.
    /// - Returns: what speaks against it, a negative logarithm of likelihood.
    mutating func see(east seenEast: Double, north seenNorth: Double, variance: Double) -> Double {
        let length = (seenEast * seenEast + seenNorth * seenNorth).squareRoot()
        guard length > 0 else { return 0 }
        let (across, up) = (seenEast / length, seenNorth / length)
        let surprise = length - (east * across + north * up)
        let (eastward, northward) = (
            eastVariance * across + covariance * up, covariance * across + northVariance * up
        )
        let spread = eastward * across + northward * up + variance
        let gain = surprise / spread
        east += eastward * gain
        north += northward * gain
        eastVariance -= eastward * eastward / spread
        northVariance -= northward * northward / spread
        covariance -= eastward * northward / spread
        return surprise * gain / 2
    }
}

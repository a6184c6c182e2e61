import Foundation

/// An error that changes slowly: what is left of the last one, and something new (a Gauss–Markov process).
///
/// Source: Gelb (editor), "Applied Optimal Estimation" (1974), section 3.6.
struct WanderingError: Sendable {
    private let model: ReceiverModel.Drift
    private var error: Displacement
    private var seconds = 0.0
    private var random: SeededRandom

    init(_ model: ReceiverModel.Drift, seed: UInt64) {
        self.model = model
        random = SeededRandom(seed: seed, stream: "drift")
        error = Displacement(east: random.gaussian() * model.meters, north: random.gaussian() * model.meters)
    }

    /// - Parameter seconds: simulated ones since the drive began.
    mutating func place(at seconds: Double) -> Displacement {
        let left = exp(-max(seconds - self.seconds, 0) / model.seconds)
        let fresh = (1 - left * left).squareRoot() * model.meters
        error = left * error + Displacement(east: random.gaussian() * fresh, north: random.gaussian() * fresh)
        self.seconds = seconds
        return error
    }
}

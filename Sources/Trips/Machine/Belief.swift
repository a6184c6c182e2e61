/// Whether a device is believed about one of its measurements: lost when its errors are too large, regained much later.
struct Belief: Sendable, Equatable {
    private(set) var isHeld = true
    /// The mean square of the latest errors.
    private var meanSquare = 0.0
    /// Root mean squares, in the unit of the measurement.
    private let lost: Double
    private let regained: Double

    init(lostAt lost: Double, regainedAt regained: Double) {
        self.lost = lost
        self.regained = regained
    }

    /// A needle that is stuck is right now and then: what is right counts for less than what is wrong.
    mutating func note(squareOfError square: Double) {
        meanSquare += (square - meanSquare) * (square > meanSquare ? Self.share : Self.share / 10)
        if meanSquare > lost * lost { isHeld = false }
        if meanSquare < regained * regained { isHeld = true }
    }

    private static let share = 0.1
}

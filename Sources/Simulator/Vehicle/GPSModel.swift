import Foundation
import Routing

/// What a receiver says of where it is: white noise on both axes, and fixes that get lost.
struct GPSModel: Sendable {
    /// Metres on each axis.
    let deviation: Double
    /// `0...1`.
    let dropout: Double
    private var random: SeededRandom

    init(deviation: Double, dropout: Double, seed: UInt64) {
        self.deviation = max(deviation, 0)
        self.dropout = min(max(dropout, 0), 1)
        random = SeededRandom(seed: seed ^ 0x6770_735f_6e6f_6973)
    }

    /// - Returns: the place as measured, or `nil` for a fix that got lost.
    mutating func measure(_ place: Coordinate) -> Coordinate? {
        let isLost = random.unit() < dropout
        let (east, north) = (gaussian() * deviation, gaussian() * deviation)
        guard !isLost else { return nil }
        return place.moved(by: north, bearing: 0).moved(by: east, bearing: 90)
    }

    /// The radius within which two thirds of the fixes lie: of a two-dimensional normal distribution 1.515 deviations.
    var accuracy: Double { max(deviation * 1.515, 1) }

    /// A number of the standard normal distribution (Box, Muller 1958).
    private mutating func gaussian() -> Double {
        let radius = (-2 * log(1 - random.unit())).squareRoot()
        return radius * cos(2 * .pi * random.unit())
    }
}

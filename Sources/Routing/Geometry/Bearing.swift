/// Arithmetic of directions, in degrees clockwise from north.
package enum Bearing {
    /// The same direction in `0..<360`.
    package static func normalized(_ degrees: Double) -> Double {
        let remainder = degrees.truncatingRemainder(dividingBy: 360)
        let positive = remainder < 0 ? remainder + 360 : remainder
        return positive >= 360 ? 0 : positive
    }

    /// The turn from one direction into another, `-180..<180`: positive is to the right.
    package static func turn(from before: Double, to after: Double) -> Double {
        normalized(after - before + 180) - 180
    }

    /// How far apart two directions are, `0...180`.
    package static func difference(_ one: Double, _ other: Double) -> Double {
        abs(turn(from: one, to: other))
    }
}

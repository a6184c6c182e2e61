/// Arithmetic of directions, in degrees clockwise from north.
@usableFromInline package enum Bearing {
    /// The same direction in `0..<360`.
    @inlinable package static func normalized(_ degrees: Double) -> Double {
        // Almost all are less than a turn off, and a remainder takes longer than all else that is done to a direction.
        if degrees >= 0, degrees < 360 { return degrees }
        if degrees >= 360, degrees < 720 { return degrees - 360 }
        let remainder = degrees > -360 && degrees < 0 ? degrees : degrees.truncatingRemainder(dividingBy: 360)
        let positive = remainder < 0 ? remainder + 360 : remainder
        return positive >= 360 ? 0 : positive
    }

    /// The turn from one direction into another, `-180..<180`: positive is to the right.
    @inlinable package static func turn(from before: Double, to after: Double) -> Double {
        normalized(after - before + 180) - 180
    }

    /// How far apart two directions are, `0...180`.
    @inlinable package static func difference(_ one: Double, _ other: Double) -> Double {
        abs(turn(from: one, to: other))
    }
}

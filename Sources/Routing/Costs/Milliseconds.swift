/// Costs are whole milliseconds in 32 bits: exact to compare, small to keep, enough for 49 days.
@usableFromInline package typealias Milliseconds = UInt32

extension Milliseconds {
    /// The cost of what can't be travelled.
    @inlinable package static var impassable: Milliseconds { .max }

    /// No single arc or turn may cost more than a day, so that no sum of a real route comes near the limit.
    static let longest: Milliseconds = 86_400_000

    /// Seconds as a cost, at least `minimum`.
    init(seconds: Double, minimum: Milliseconds = 0) {
        guard seconds.isFinite else {
            self = Self.longest
            return
        }
        self = Swift.max(Milliseconds(Swift.min(Swift.max(seconds * 1000, 0), Double(Self.longest)).rounded()), minimum)
    }
}

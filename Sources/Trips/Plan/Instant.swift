/// A point in time: milliseconds since the Unix epoch. It comes from outside; nothing in this target asks for the time.
package struct Instant: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (one: Instant, other: Instant) -> Bool { one.milliseconds < other.milliseconds }

    /// Seconds from `earlier` to this instant; negative where that lies later.
    package func seconds(since earlier: Instant) -> Double {
        (Double(milliseconds) - Double(earlier.milliseconds)) / 1000
    }

    /// Pulled to the ends of the range where it would leave it.
    package func advanced(bySeconds seconds: Double) -> Instant {
        let milliseconds = Double(self.milliseconds) + (seconds * 1000).rounded()
        return Instant(milliseconds: Int64(exactly: milliseconds) ?? (seconds < 0 ? .min : .max))
    }
}

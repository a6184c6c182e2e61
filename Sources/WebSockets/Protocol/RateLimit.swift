import NIOCore

/// How often something may happen: steadily, and at once after a silence.
package struct RateLimit: Equatable, Sendable {
    /// Times a second that can go on for ever; above zero.
    package var sustained: Double
    /// Times at once after a long silence.
    package var burst: Int

    package init(sustained: Double, burst: Int) {
        self.sustained = sustained
        self.burst = burst
    }
}

/// A token bucket, kept as the one instant at which it will be full again (GCRA, ITU-T I.371).
package struct TokenBucket: Sendable {
    private let intervalNanoseconds: Int64
    private let capacityNanoseconds: Int64
    private var full: NIODeadline

    package init(_ limit: RateLimit, now: NIODeadline) {
        let sustained = limit.sustained > 0 ? limit.sustained : 1e-6
        let nanoseconds = min(max(1e9 / sustained, 1), 1e15)
        let burst = Double(min(max(limit.burst, 1), 1_000_000_000))
        self.intervalNanoseconds = Int64(nanoseconds)
        self.capacityNanoseconds = Int64(min(nanoseconds * burst, 1e18))
        self.full = now
    }

    /// Takes so many tokens, or none; false when fewer are left.
    package mutating func take(_ count: Int = 1, now: NIODeadline) -> Bool {
        let (nanoseconds, overflows) = intervalNanoseconds.multipliedReportingOverflow(by: Int64(max(count, 0)))
        guard !overflows, nanoseconds <= capacityNanoseconds else { return false }
        let next = max(full, now) + .nanoseconds(nanoseconds)
        guard (next - now).nanoseconds <= capacityNanoseconds else { return false }
        full = next
        return true
    }
}

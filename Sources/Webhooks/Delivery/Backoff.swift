/// Waits that double with every failure in a row.
struct Backoff: Sendable {
    var first: Duration
    var longest: Duration

    /// - Parameter count: 1 for the first failure.
    func delay(afterFailure count: Int) -> Duration {
        min(longest, first * (1 << min(max(count - 1, 0), 20)))
    }
}

/// How long to wait before connecting again: longer with each try, and never quite the same for two clients.
struct Backoff: Sendable {
    var first = 0.1
    var longest = 2.0
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed, stream: "backoff") }

    /// - Parameter attempt: from 1.
    mutating func delay(before attempt: Int) -> Duration {
        let doubled = first * Double(1 << min(max(attempt - 1, 0), 10))
        return .seconds(min(doubled, longest) * (0.8 + 0.4 * random.unit()))
    }
}

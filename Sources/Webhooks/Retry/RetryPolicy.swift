import Foundation

/// When a failed delivery is tried again, and when it ends. Pure: time and chance are passed in.
package struct RetryPolicy: Sendable {
    /// What an endpoint may ask for at most, in seconds: 10 h.
    package static let maximumRetryAfter: TimeInterval = 36_000

    /// Seconds from the end of attempt 1, 2, … to the next: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h.
    package var delays: [TimeInterval] = [5, 300, 1800, 7200, 18_000, 36_000, 36_000]
    /// Each delay is shortened or lengthened by up to this share of it, so that the deliveries of an outage don't all
    /// come back in the same second.
    package var jitter = 0.2

    package init() {}

    /// What becomes of a delivery.
    ///
    /// - Parameters:
    ///   - attempt: 1 for the first.
    ///   - random: evenly distributed over 0 ... 1.
    package func verdict(
        after result: AttemptResult, attempt: Int, now: Date, random: Double
    ) -> DeliveryVerdict {
        var retryAfter: TimeInterval = 0
        if case .answered(let answer) = result {
            if (200..<300).contains(answer.status) { return .delivered }
            if answer.status == 410 { return .endpointGone }
            retryAfter = answer.retryAfter ?? 0
        }
        guard let delay = delay(afterAttempt: attempt, random: random) else { return .exhausted }
        return .retry(at: now.addingTimeInterval(max(delay, min(retryAfter, Self.maximumRetryAfter))))
    }

    /// Nil after the last attempt.
    private func delay(afterAttempt attempt: Int, random: Double) -> TimeInterval? {
        // An attempt number below 1 comes from a damaged row; it counts as the first.
        let index = max(attempt, 1) - 1
        guard index < delays.count else { return nil }
        return delays[index] * (1 + jitter * (2 * min(max(random, 0), 1) - 1))
    }
}

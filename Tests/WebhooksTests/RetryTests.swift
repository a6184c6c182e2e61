import Foundation
import Testing
import Webhooks

@Suite("Retries")
struct RetryTests {
    private let policy = RetryPolicy()
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func delay(
        _ status: Int = 500, attempt: Int = 1, random: Double = 0.5, retryAfter: TimeInterval? = nil
    ) -> TimeInterval? {
        let result = AttemptResult.answered(EndpointAnswer(status: status, retryAfter: retryAfter))
        guard case .retry(let date) = policy.verdict(after: result, attempt: attempt, now: now, random: random) else {
            return nil
        }
        return date.timeIntervalSince(now)
    }

    @Test(
        "the schedule, and a fifth to either side of it",
        arguments: zip(Array(1...7), [5.0, 300, 1800, 7200, 18_000, 36_000, 36_000]))
    func schedule(attempt: Int, seconds: Double) throws {
        for (random, expected) in [(0.0, 0.8), (0.5, 1), (1, 1.2)] {
            let delay = try #require(self.delay(attempt: attempt, random: random))
            #expect(abs(delay - seconds * expected) < 0.001)
        }
    }

    @Test("the eighth failure is the last")
    func exhaustion() {
        let failure = AttemptResult.failed(AttemptFailure(.timeout, "late"))
        #expect(policy.verdict(after: failure, attempt: 8, now: now, random: 0) == .exhausted)
        #expect(policy.verdict(after: failure, attempt: .max, now: now, random: 0) == .exhausted)
        #expect(policy.verdict(after: failure, attempt: .min, now: now, random: 0) != .exhausted)
    }

    @Test(
        "what a status means", arguments: [(200, DeliveryVerdict.delivered), (299, .delivered), (410, .endpointGone)])
    func status(status: Int, verdict: DeliveryVerdict) {
        let result = AttemptResult.answered(EndpointAnswer(status: status))
        #expect(policy.verdict(after: result, attempt: 8, now: now, random: 0) == verdict)
    }

    @Test("redirects and errors are failures", arguments: [199, 301, 302, 304, 307, 308, 400, 404, 429, 500, 503])
    func failures(status: Int) {
        #expect(delay(status) == 5)
    }

    @Test("an endpoint may ask for more patience than the schedule has, up to ten hours, never for less")
    func retryAfter() {
        #expect(delay(503, retryAfter: 60) == 60)
        #expect(delay(503, retryAfter: 1) == 5)
        #expect(delay(503, retryAfter: 1e12) == 36_000)
    }

    @Test(
        "Retry-After in all its forms",
        arguments: [
            ("120", 120.0), (" 7 ", 7), ("0", 0), ("99999999999999999999999", 36_000),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
            ("Sun Nov  6 08:49:37 1994", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
            ("-1", nil), ("1.5", nil), ("soon", nil), ("", nil), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
        ] as [(String, Double?)])
    func header(text: String, seconds: Double?) {
        let now = Date(timeIntervalSince1970: 784_111_740)  // 06 Nov 1994 08:49:00
        #expect(RetryAfter.seconds(status: 503, header: text, body: [], now: now) == seconds)
    }

    @Test(
        "retry_after in the body counts for 429 alone",
        arguments: [
            (429, #"{"retry_after": 64.5}"#, 64.5), (429, #"{"retry_after": -1}"#, nil), (429, "{", nil),
            (429, #"{"retry_after": 1e300}"#, 36_000), (503, #"{"retry_after": 64.5}"#, nil),
        ] as [(Int, String, Double?)])
    func body(status: Int, body: String, seconds: Double?) {
        #expect(RetryAfter.seconds(status: status, header: nil, body: Array(body.utf8), now: now) == seconds)
    }

    @Test("the longer of header and body wins")
    func both() {
        let body = Array(#"{"retry_after": 10}"#.utf8)
        #expect(RetryAfter.seconds(status: 429, header: "20", body: body, now: now) == 20)
        #expect(RetryAfter.seconds(status: 429, header: "5", body: body, now: now) == 10)
    }
}

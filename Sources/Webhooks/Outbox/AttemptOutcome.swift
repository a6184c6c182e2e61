import Foundation

/// One attempt, as it goes into the attempt log, and what follows from it.
package struct AttemptOutcome: Sendable, Hashable {
    package var startedAt: Date
    /// From the start of the attempt to the end of the response, or to the failure.
    package var duration: Duration
    package var result: AttemptResult
    package var verdict: DeliveryVerdict

    package init(startedAt: Date, duration: Duration, result: AttemptResult, verdict: DeliveryVerdict) {
        self.startedAt = startedAt
        self.duration = duration
        self.result = result
        self.verdict = verdict
    }
}

/// What happened to a delivery's request.
package enum AttemptResult: Sendable, Hashable {
    /// The endpoint answered.
    case answered(EndpointAnswer)
    /// No complete answer came.
    case failed(AttemptFailure)
}

/// The part of a response that decides about, or explains, a delivery.
package struct EndpointAnswer: Sendable, Hashable {
    /// Longest `excerpt`, in bytes of UTF-8.
    package static let excerptLimit = 1024

    /// The HTTP status code.
    package var status: Int
    /// The start of the body as text, at most 1 KB; bytes that aren't UTF-8 are replaced, NUL (which PostgreSQL's
    /// text can't hold) too.
    package var excerpt: String
    /// What the endpoint asked for with `Retry-After` or `retry_after`, in seconds; nil when it asked for nothing.
    package var retryAfter: TimeInterval?

    package init(status: Int, body: [UInt8] = [], retryAfter: TimeInterval? = nil) {
        self.status = status
        self.excerpt = Self.excerpt(of: body)
        self.retryAfter = retryAfter
    }

    private static func excerpt(of body: [UInt8]) -> String {
        let text = String(decoding: body.prefix(excerptLimit), as: UTF8.self)
        var excerpt = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            let kept = scalar == "\0" ? "\u{FFFD}" : scalar
            length += UTF8.width(kept)
            guard length <= excerptLimit else { break }
            excerpt.append(kept)
        }
        return String(excerpt)
    }
}

/// Why an attempt got no answer.
package struct AttemptFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable names; they are stored in the attempt log.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The URL or one of its addresses is one that must not be called.
        case refused
        /// The host's name has no address, or the name server can't say.
        case unresolved
        /// No connection, or it broke before the answer was complete.
        case connection
        /// The certificate doesn't fit or the TLS handshake failed.
        case tls
        case timeout
        /// The endpoint has no secret that is valid and could be read.
        case unsigned
        /// The answer isn't HTTP.
        case malformed
    }

    package var code: Code
    /// One sentence for the endpoint's owner.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

/// What becomes of a delivery after an attempt.
package enum DeliveryVerdict: Sendable, Hashable {
    /// The endpoint has it. The delivery ends.
    case delivered
    /// It failed and falls due again then.
    case retry(at: Date)
    /// The last attempt of the schedule failed. The delivery ends, undelivered.
    case exhausted
    /// The endpoint said 410. The delivery ends, and the endpoint is disabled.
    case endpointGone
}

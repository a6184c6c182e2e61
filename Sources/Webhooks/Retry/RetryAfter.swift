import Foundation

/// Reads how long an endpoint wants to be left alone.
package enum RetryAfter {
    /// The larger of the `Retry-After` header (RFC 9110, 10.2.3) and, for 429, the `retry_after` of a JSON body (as
    /// Discord sends it), in seconds; nil where neither is there or makes sense.
    package static func seconds(status: Int, header: String?, body: [UInt8], now: Date) -> TimeInterval? {
        let asked = [header.flatMap { seconds(inHeader: $0, now: now) }, status == 429 ? seconds(inBody: body) : nil]
        return asked.compactMap(\.self).max()
    }

    private static func seconds(inHeader text: String, now: Date) -> TimeInterval? {
        let value = text.trimmingCharacters(in: .whitespaces)
        if !value.isEmpty, value.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) {
            return Double(value).flatMap(sensible)
        }
        return httpDate(value).flatMap { sensible(max(0, $0.timeIntervalSince(now))) }
    }

    private static func seconds(inBody body: [UInt8]) -> TimeInterval? {
        struct RateLimit: Decodable {
            var retryAfter: Double
            enum CodingKeys: String, CodingKey { case retryAfter = "retry_after" }
        }
        return (try? JSONDecoder().decode(RateLimit.self, from: Data(body))).flatMap { sensible($0.retryAfter) }
    }

    /// Bounded here, so that no sum of dates can overflow later.
    private static func sensible(_ seconds: Double) -> TimeInterval? {
        seconds >= 0 ? min(seconds, RetryPolicy.maximumRetryAfter) : nil
    }

    /// All three forms that RFC 9110, 5.6.7 asks recipients to read.
    private static func httpDate(_ text: String) -> Date? {
        let single = text.split(separator: " ").joined(separator: " ")
        let forms = [
            "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy",
        ]
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        for form in forms {
            formatter.dateFormat = form
            if let date = formatter.date(from: single) { return date }
        }
        return nil
    }
}

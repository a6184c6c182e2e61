/// How long answers took, in seconds.
package struct LatencySummary: Sendable, Equatable {
    package var count: Int
    package var median: Double
    package var p95: Double
    package var p99: Double
    package var maximum: Double
}

/// Collects how long answers took.
struct Latencies: Sendable, Equatable {
    private var seconds: [Double] = []

    /// More are not kept: a day's drive has fewer.
    private static let maximumCount = 100_000

    mutating func add(_ latency: Double) {
        if seconds.count < Self.maximumCount { seconds.append(max(latency, 0)) }
    }

    /// `nil` where nothing was measured.
    var summary: LatencySummary? {
        let sorted = seconds.sorted()
        guard let maximum = sorted.last else { return nil }
        return LatencySummary(
            count: sorted.count, median: Self.percentile(50, of: sorted), p95: Self.percentile(95, of: sorted),
            p99: Self.percentile(99, of: sorted), maximum: maximum)
    }

    /// The nearest-rank percentile of a sorted list that is not empty.
    private static func percentile(_ percent: Int, of sorted: [Double]) -> Double {
        sorted[max((sorted.count * percent + 99) / 100 - 1, 0)]
    }
}

/// How long answers took, in seconds.
package struct LatencySummary: Sendable, Equatable {
    package var count: Int
    package var median: Double
    package var p95: Double
    package var p99: Double
    package var maximum: Double
}

/// Collects how long answers took, in bounded memory: of many, every second is kept, then every fourth, and so on.
struct Latencies: Sendable, Equatable {
    private var kept: [Double] = []
    private var count = 0
    private var maximum = 0.0
    /// One of so many is kept.
    private var stride = 1

    /// Thousands of vehicles may drive for days in one process.
    private static let mostKept = 2_048

    mutating func add(_ latency: Double) {
        let latency = max(latency, 0)
        maximum = max(maximum, latency)
        if count.isMultiple(of: stride) { kept.append(latency) }
        count += 1
        guard kept.count >= Self.mostKept else { return }
        kept = kept.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        stride *= 2
    }

    /// `nil` where nothing was measured.
    var summary: LatencySummary? {
        let sorted = kept.sorted()
        guard !sorted.isEmpty else { return nil }
        return LatencySummary(
            count: count, median: Self.percentile(50, of: sorted), p95: Self.percentile(95, of: sorted),
            p99: Self.percentile(99, of: sorted), maximum: maximum)
    }

    /// The nearest-rank percentile of a sorted list that is not empty.
    private static func percentile(_ percent: Int, of sorted: [Double]) -> Double {
        sorted[max((sorted.count * percent + 99) / 100 - 1, 0)]
    }
}

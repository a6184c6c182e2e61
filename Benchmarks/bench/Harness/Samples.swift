/// What repeated runs have measured, all in one unit.
struct Samples: Sendable {
    private let sorted: [Double]

    /// - Throws: where there is none.
    init(_ values: [Double]) throws {
        guard !values.isEmpty else { throw BenchFailure("nothing was measured") }
        sorted = values.sorted()
    }

    var count: Int { sorted.count }
    var median: Double { percentile(50) }
    var maximum: Double { percentile(100) }
    var p95: Double { percentile(95) }
    var p99: Double { percentile(99) }

    /// By nearest rank.
    private func percentile(_ percent: Int) -> Double { sorted[max((sorted.count * percent + 99) / 100 - 1, 0)] }
}

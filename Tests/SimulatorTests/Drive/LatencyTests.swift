import Testing

@testable import Simulator

@Suite("How long answers took")
struct LatencyTests {
    private func summary(_ count: Int) -> LatencySummary? {
        var latencies = Latencies()
        // Every number from 0 to 1 about as often, in an order that no stride follows.
        for number in 0..<count { latencies.add(Double(number &* 7_919 % 1_000) / 1_000) }
        return latencies.summary
    }

    @Test("is summed up exactly where there are few")
    func few() {
        #expect(summary(0) == nil)
        #expect(summary(1_000) == LatencySummary(count: 1_000, median: 0.499, p95: 0.949, p99: 0.989, maximum: 0.999))
    }

    @Test("is summed up from a sample where there are many, with the right number and maximum")
    func many() throws {
        let found = try #require(summary(1_000_000))
        #expect(found.count == 1_000_000 && found.maximum == 0.999)
        #expect((0.45...0.55).contains(found.median) && (0.93...0.97).contains(found.p95))
    }
}

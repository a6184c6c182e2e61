import Testing

@testable import struct Routing.ReceiverDrift

@Suite("A receiver's drift")
struct ReceiverDriftTests {
    private static let kept = 0.97

    /// What speaks against fixes that lie so far east and north of their places, one after the other.
    private func costs(of places: [(east: Double, north: Double)], drift: Double, noise: Double) -> [Double] {
        var state = ReceiverDrift(variance: drift)
        return places.map { place in
            state = state.later(kept: Self.kept, variance: drift)
            return state.see(east: place.east, north: place.north, variance: noise)
        }
    }

    @Test("makes a shift that stays likelier with every fix")
    func steady() {
        let costs = costs(of: Array(repeating: (20, 0), count: 10), drift: 50, noise: 50)
        #expect(costs == costs.sorted(by: >))
        #expect(costs[0] == 2)
        #expect(costs[9] < 0.2)
    }

    @Test("makes a shift to the other side less likely than the first one was")
    func sudden() {
        let costs = costs(of: Array(repeating: (20, 0), count: 10) + [(-20, 0)], drift: 50, noise: 50)
        #expect(costs[10] > 2 * costs[0])
    }

    @Test("is seen across a road only: behind a bend the other half of it is news")
    func bend() {
        let across = costs(of: Array(repeating: (20, 0), count: 10) + [(0, 20)], drift: 50, noise: 50)
        #expect(abs(across[10] - 2) < 0.1)
    }

    @Test("is forgotten in time")
    func forgetting() {
        var state = ReceiverDrift(variance: 50)
        let first = state.see(east: 20, north: 0, variance: 50)
        var later = state.later(kept: 0, variance: 50)
        #expect(later.see(east: 20, north: 0, variance: 50) == first)
    }

    @Test("without drift each fix counts by itself", arguments: [(3.0, 4.0), (0, 0), (-30, 0.5)])
    func noDrift(_ place: (Double, Double)) {
        let costs = costs(of: Array(repeating: place, count: 3), drift: 0, noise: 25)
        let expected = (place.0 * place.0 + place.1 * place.1) / 50
        for cost in costs { #expect(abs(cost - expected) < 1e-9) }
    }
}

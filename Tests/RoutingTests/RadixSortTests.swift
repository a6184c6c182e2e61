import TestSupport
import Testing

@testable import Routing

@Suite("Sorting by counting")
struct RadixSortTests {
    @Test("agrees with sorting by comparison, equal keys in order", arguments: [0, 1, 2, 1_000])
    func agrees(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let ranges: [ClosedRange<UInt32>] = [0...3, 0...UInt32.max, 65_530...65_540]
        for range in ranges {
            let keys = (0..<count).map { _ in UInt32.random(in: range, using: &generator) }
            let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            #expect(RadixSort.order(of: keys).map(Int.init) == expected)
        }
    }
}

@Suite("Distances")
struct DistanceTests {
    @Test("are the same on the flat map of short ones as on the globe")
    func flat() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<1_000 {
            let start = Coordinate(
                latitude: .random(in: -80...80, using: &generator),
                longitude: .random(in: -179...179, using: &generator))
            let bearing = Double.random(in: 0..<360, using: &generator)
            let meters = Double.random(in: 1...2_000, using: &generator)
            let measured = start.distance(to: start.moved(by: meters, bearing: bearing))
            #expect(abs(measured - meters) < meters * 1e-6 + 1e-6, "\(start) \(bearing) \(meters)")
        }
    }
}

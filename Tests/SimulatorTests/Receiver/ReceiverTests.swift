import Foundation
import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulated receiver")
struct ReceiverTests {
    private let place = SampleRoutes.origin
    private var driving: VehicleState {
        VehicleState(coordinate: place, heading: 90, speed: 14, seconds: 0, metersDriven: 0)
    }

    private func fixes(
        _ count: Int, _ vehicle: VehicleState, deviation: Double, dropout: Double = 0, seed: UInt64 = 3
    ) -> [Position?] {
        var model = ReceiverModel()
        model.noise = deviation
        model.dropouts.share = dropout
        var receiver = Receiver(model, seed: seed)
        return (0..<count).map { receiver.measure(vehicle, at: Int64($0) * 1000) }
    }

    private func spread(_ numbers: [Double]) -> (mean: Double, deviation: Double) {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let square = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
        return (mean, square.squareRoot())
    }

    @Test(
        "errs around the truth by the deviation on each axis, and by no more than it says 19 times in 20",
        arguments: [2.0, 8, 20])
    func statistics(deviation: Double) {
        let plane = LocalPlane(origin: place)
        let found = fixes(5_000, driving, deviation: deviation).compactMap(\.self)
        let places = found.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }
        for axis in [places.map(plane.east), places.map(plane.north)] {
            let spread = spread(axis)
            #expect(abs(spread.mean) < deviation * 0.06)
            #expect((0.97...1.03).contains(spread.deviation / deviation))
        }
        let within = zip(found, places).filter { $1.distance(to: place) <= ($0.accuracy ?? 0) }.count
        #expect((0.94...0.96).contains(Double(within) / 5_000))
    }

    @Test("measures speed and heading better than place, and no heading while standing")
    func velocity() {
        let found = fixes(2_000, driving, deviation: 5).compactMap(\.self)
        let speed = spread(found.compactMap(\.speed))
        #expect(abs(speed.mean - 14) < 0.1 && (0.2...0.3).contains(speed.deviation))
        let headings = found.compactMap(\.heading)
        #expect(headings.count == 2_000 && headings.allSatisfy { abs($0 - 90) < 8 })

        var standing = driving
        standing.speed = 0
        let still = fixes(1_000, standing, deviation: 4).compactMap(\.self)
        #expect(still.filter { $0.heading != nil }.count < 20)
        #expect(still.allSatisfy { ($0.speed ?? 9) < 1.2 })
    }

    @Test("is exact without noise")
    func exact() throws {
        let fix = try #require(fixes(1, driving, deviation: 0)[0])
        #expect(abs(fix.latitude - place.latitude) < 1e-9 && abs(fix.longitude - place.longitude) < 1e-9)
        #expect(fix.accuracy == 1 && fix.speed == 14)
    }

    @Test("loses the share of fixes that it is told to, and leaves the others as they were")
    func dropout() {
        let whole = fixes(4_000, driving, deviation: 5, seed: 9)
        let thinned = fixes(4_000, driving, deviation: 5, dropout: 0.2, seed: 9)
        let lost = thinned.filter { $0 == nil }.count
        #expect((720...880).contains(lost))
        #expect(zip(whole, thinned).allSatisfy { $1 == nil || $0 == $1 })
        #expect(fixes(50, driving, deviation: 5, dropout: 1).allSatisfy { $0 == nil })
    }

    @Test("says the same for the same seed and something else for another")
    func seeds() {
        #expect(fixes(50, driving, deviation: 5, seed: 1) == fixes(50, driving, deviation: 5, seed: 1))
        #expect(fixes(50, driving, deviation: 5, seed: 1) != fixes(50, driving, deviation: 5, seed: 2))
    }

    @Test("draws from SplitMix64, as its authors' code does")
    func splitMix() {
        // The reference implementation's first numbers for the seed 1234567.
        var random = SeededRandom(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }
}

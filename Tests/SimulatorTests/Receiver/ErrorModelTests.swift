import Foundation
import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A receiver's error")
struct ErrorModelTests {
    private func state(_ second: Int, heading: Double = 90, inTunnel: Bool = false) -> VehicleState {
        VehicleState(
            coordinate: SampleRoutes.origin, heading: heading, speed: 10, seconds: Double(second),
            metersDriven: Double(second) * 10, isInTunnel: inTunnel)
    }

    private func fixes(
        _ count: Int, seed: UInt64 = 3, heading: Double = 90, _ change: (inout ReceiverModel) -> Void
    ) -> [Position?] {
        var model = ReceiverModel()
        model.noise = 0
        change(&model)
        var receiver = Receiver(model, seed: seed)
        return (0..<count).map { receiver.measure(state($0, heading: heading), at: Int64($0) * 1_000) }
    }

    private func places(_ fixes: [Position?]) -> [(east: Double, north: Double)] {
        let plane = LocalPlane(origin: SampleRoutes.origin)
        return fixes.compactMap(\.self).map {
            let place = Coordinate(latitude: $0.latitude, longitude: $0.longitude)
            return (plane.east(place), plane.north(place))
        }
    }

    /// How much numbers resemble those `lag` places before them, -1 to 1.
    private func autocorrelation(_ numbers: [Double], lag: Int) -> Double {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let square = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let product = zip(numbers, numbers.dropFirst(lag)).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
        return product / square
    }

    @Test("that drifts has its deviation, and forgets itself at the rate that it was told", arguments: [1, 2, 3])
    func drift(seed: UInt64) {
        let found = places(fixes(20_000, seed: seed) { $0.drift = .init(meters: 10, seconds: 30) })
        for axis in [found.map(\.east), found.map(\.north)] {
            let mean = axis.reduce(0, +) / Double(axis.count)
            let deviation = (axis.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(axis.count)).squareRoot()
            #expect(abs(mean) < 2 && (8.5...11.5).contains(deviation))
            #expect(abs(autocorrelation(axis, lag: 1) - exp(-1.0 / 30)) < 0.01)
            #expect(abs(autocorrelation(axis, lag: 30) - exp(-1)) < 0.08)
            #expect(abs(autocorrelation(axis, lag: 200)) < 0.12)
        }
    }

    @Test("that is white is new with every fix")
    func white() {
        let found = places(fixes(10_000) { $0.noise = 5 })
        #expect(abs(autocorrelation(found.map(\.east), lag: 1)) < 0.03)
        #expect(abs(autocorrelation(found.map(\.north), lag: 1)) < 0.03)
    }

    @Test("between high walls jumps to one side of the road, comes back slowly, and is told where the receiver notices")
    func canyon() {
        let found = fixes(60) {
            $0.canyon = .init(meters: 30, decay: 20)
            $0.canyon?.stretches = [100...100]
            $0.canyon?.accuracy = 45
        }
        let places = places(found)
        #expect(places[..<10].allSatisfy { abs($0.east) < 0.01 && abs($0.north) < 0.01 })
        let jump = abs(places[10].north)
        #expect((15.0...45).contains(jump) && abs(places[10].east) < 0.1)
        #expect(abs(abs(places[30].north) - jump * exp(-1)) < 0.1)
        #expect(places[10...].allSatisfy { ($0.north > 0) == (places[10].north > 0) })
        #expect(found[9]?.accuracy == 1 && found[10]?.accuracy == 45 && found[30]?.accuracy == 45)
    }

    @Test("between high walls goes to both sides alike, as often as it was told")
    func canyonByChance() {
        var jumps: [Double] = []
        for seed in UInt64(0)..<40 {
            let found = places(
                fixes(500, seed: seed) {
                    $0.canyon = .init(meters: 30, decay: 2)
                    $0.canyon?.chance = 0.02
                })
            for (before, after) in zip(found, found.dropFirst()) where abs(after.north - before.north) > 14 {
                jumps.append(after.north)
            }
        }
        #expect((300...500).contains(jumps.count), "\(jumps.count) of 20,000 seconds at 2 %")
        let left = Double(jumps.count { $0 > 0 }) / Double(jumps.count)
        #expect((0.4...0.6).contains(left))
        let mean = jumps.map(abs).reduce(0, +) / Double(jumps.count)
        #expect((27.0...33).contains(mean))
    }

    @Test("stays the same when another part is switched on")
    func independence() {
        let plain = places(fixes(300) { $0.noise = 5 })
        let thinned = fixes(300) {
            $0.noise = 5
            $0.dropouts.share = 0.3
            $0.dropouts.burst = (40, 10)
            $0.withoutSpeed = 0.5
            $0.clock.offset = 3
        }
        let pairs = zip(plain, thinned).filter { $1 != nil }
        #expect(pairs.count > 100 && pairs.count < 250)
        for ((east, north), fix) in pairs {
            let place = places([fix])[0]
            #expect(abs(place.east - east) < 1e-9 && abs(place.north - north) < 1e-9)
        }
    }

    @Test("makes fixes get lost in bursts of their length, as often as it was told")
    func bursts() {
        let lost = fixes(20_000) { $0.dropouts.burst = (every: 90, seconds: 10) }.map { $0 == nil }
        var runs: [Int] = []
        var run = 0
        for isLost in lost + [false] {
            if isLost {
                run += 1
            } else {
                if run > 0 { runs.append(run) }
                run = 0
            }
        }
        #expect(runs.allSatisfy { $0 % 10 == 0 || $0 >= 10 } && runs.filter { $0 == 10 }.count > runs.count * 3 / 4)
        #expect((160...240).contains(runs.count), "one in 90 + 10 s")
    }

    @Test("makes all fixes get lost without a sky and on stretches that are told")
    func stretches() {
        let lost = fixes(40) {
            $0.tunnels = [100...150]
            $0.dropouts.stretches = [300...310]
        }
        #expect(lost.indices.filter { lost[$0] == nil } == [10, 11, 12, 13, 14, 15, 30, 31])
        var receiver = Receiver(ReceiverModel(), seed: 1)
        #expect(receiver.measure(state(1, inTunnel: true), at: 0) == nil)
        #expect(receiver.measure(state(2), at: 0) != nil)
    }

    @Test("of its clock is an offset, a drift and a jump")
    func clock() {
        let found = fixes(101) {
            $0.clock.offset = -2
            $0.clock.drift = 0.01
            $0.clock.jump = (at: 50, seconds: 7)
        }
        let ahead = found.enumerated().map { ($0.element?.timestamp ?? 0) - Int64($0.offset) * 1_000 }
        #expect(ahead[0] == -2_000 && ahead[49] == -1_510 && ahead[50] == 5_500 && ahead[100] == 6_000)
    }

    @Test("of speed and heading may be lies")
    func lies() {
        let honest = fixes(100) { $0.noise = 4 }.compactMap(\.self)
        let lying = fixes(100) {
            $0.noise = 4
            $0.speedFactor = 3.6
            $0.stuckHeading = 90
        }.compactMap(\.self)
        #expect(honest.count == 100 && lying.count == 100)
        for (truth, lie) in zip(honest, lying) {
            #expect(lie.speed == truth.speed.map { $0 * 3.6 } && lie.heading == 90)
            #expect(lie.latitude == truth.latitude && lie.longitude == truth.longitude)
        }
    }

    @Test("may be told wrong, and fixes lack what this receiver doesn't know")
    func flaws() {
        let found = fixes(2_000) {
            $0.noise = 4
            $0.accuracyFactor = 0.5
            $0.withoutHeading = 0.25
            $0.withoutSpeed = 1
            $0.withoutAccuracy = 0.5
        }.compactMap(\.self)
        #expect(found.allSatisfy { $0.speed == nil })
        #expect((425...575).contains(found.count { $0.heading == nil }))
        #expect((900...1_100).contains(found.count { $0.accuracy == nil }))
        let told = found.compactMap(\.accuracy)
        #expect(told.allSatisfy { abs($0 - 4 * 2.448 / 2) < 0.01 })
    }
}

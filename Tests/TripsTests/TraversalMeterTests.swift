import TestSupport
import Testing

@testable import Trips

@Suite("The meter of traversals")
struct TraversalMeterTests {
    /// A vehicle on a way whose stretches begin at the given metres.
    private struct Ride {
        var starts: [Double] = [0, 100, 250, 300, 1_000]
        var meter = TraversalMeter()
        var offset = 0.0
        var time = Instant(milliseconds: 1_000_000)
        var passages: [TraversalMeter.Passage] = []

        mutating func go(to offset: Double, after seconds: Double = 1) {
            time = time.advanced(bySeconds: seconds)
            passages += meter.advance(from: self.offset, to: offset, at: time, fastest: 100, over: starts)
            self.offset = offset
        }

        /// A fix a second.
        mutating func go(to end: Double, speed: Double) {
            while offset + speed <= end { go(to: offset + speed) }
        }

        var words: [String] { passages.map { "\($0.stretch): \($0.seconds)" } }
    }

    @Test("a steady drive takes as long for each stretch as it is long, wherever the fixes fall")
    func steady() {
        var ride = Ride()
        ride.go(to: 3)
        ride.go(to: 600, speed: 12.5)
        // Not the first, of which it isn't known when it began, nor the last, which isn't over.
        #expect(ride.words == ["1: 12.0", "2: 4.0"])
        #expect(ride.passages[0].enteredAt.seconds(since: Instant(milliseconds: 1_001_000)) == (100 - 3) / 12.5)
    }

    @Test("several ends between two fixes are passed in proportion")
    func sparse() {
        var ride = Ride()
        ride.go(to: 50)
        ride.go(to: 350, after: 15)
        #expect(ride.words == ["1: 7.5", "2: 2.5"])
    }

    @Test("every way of sending fixes tells the same seconds in all", arguments: 0..<50)
    func total(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var ride = Ride()
        ride.starts = [0] + (0..<40).map { 20 + Double($0) * 25 + Double.random(in: 0..<24, using: &random) }
        var crossings: [Double?] = ride.starts.map { _ in nil }
        var clock = 0.0
        ride.go(to: 1)
        while ride.offset < 1_100 {
            let (meters, seconds) = (
                Double.random(in: 0...60, using: &random), Double.random(in: 1...20, using: &random)
            )
            let rounded = (seconds * 1000).rounded() / 1000
            for (index, start) in ride.starts.enumerated()
            where start > ride.offset && start <= ride.offset + meters {
                crossings[index] = clock + rounded * (start - ride.offset) / meters
            }
            clock += rounded
            ride.go(to: ride.offset + meters, after: rounded)
        }
        #expect(ride.passages.map(\.stretch) == Array(1..<40), "seed \(seed)")
        for passage in ride.passages {
            guard let start = crossings[passage.stretch], let end = crossings[passage.stretch + 1] else { continue }
            #expect(abs(passage.seconds - (end - start)) < 0.01, "seed \(seed), stretch \(passage.stretch)")
        }
    }

    @Test("what a silence of more than twenty seconds falls into isn't told; what comes after is")
    func silence() {
        var ride = Ride()
        ride.starts = [0, 100, 200, 300, 400, 500]
        ride.go(to: 50)
        ride.go(to: 250, speed: 10)
        ride.go(to: 330, after: 21)
        ride.go(to: 500, speed: 10)
        #expect(ride.words == ["1: 10.0", "4: 10.0"])

        var prompt = Ride()
        prompt.starts = ride.starts
        prompt.go(to: 50)
        prompt.go(to: 250, speed: 10)
        prompt.go(to: 330, after: 20)
        prompt.go(to: 500, speed: 10)
        #expect(prompt.passages.map(\.stretch) == [1, 2, 3, 4])
    }

    @Test("a wait at a light belongs to the stretch, a coffee voids it", arguments: [(80, true), (100, false)])
    func rest(seconds: Int, isTold: Bool) {
        var ride = Ride()
        ride.go(to: 50)
        ride.go(to: 240, speed: 10)
        for _ in 0..<seconds { ride.go(to: ride.offset) }
        ride.go(to: 320, speed: 10)
        #expect(ride.words == (isTold ? ["1: \(15.0 + Double(seconds))"] : []) + ["2: 5.0"])
    }

    @Test("a jam that moves on a little is told however long it takes")
    func jam() {
        var ride = Ride()
        ride.go(to: 50)
        ride.go(to: 100, speed: 10)
        for _ in 0..<10 {
            for _ in 0..<60 { ride.go(to: ride.offset) }
            ride.go(to: ride.offset + 15)
        }
        #expect(ride.words == ["1: 610.0"])
    }

    @Test("a jump ends what was under way, whether the trip says so or it is too fast to be true")
    func jump() {
        var ride = Ride()
        ride.starts = [0, 100, 200, 300, 400, 500]
        ride.go(to: 50)
        ride.go(to: 150, speed: 10)
        // The trip has put the vehicle elsewhere meanwhile.
        ride.offset = 220
        ride.go(to: 230)
        ride.go(to: 400, speed: 10)
        #expect(ride.words == ["3: 10.0"])

        var leap = Ride()
        leap.starts = ride.starts
        leap.go(to: 50)
        leap.go(to: 150, speed: 10)
        leap.go(to: 251)
        leap.go(to: 401, speed: 10)
        #expect(leap.words == ["3: 10.0"])
    }

    @Test("the end of the way is nobody's end: the last stretch isn't told, nor anything on a way without stretches")
    func ends() {
        var ride = Ride()
        ride.go(to: 50)
        ride.go(to: 1_200, speed: 50)
        #expect(ride.passages.map(\.stretch) == [1, 2, 3])
        var nowhere = Ride()
        nowhere.starts = []
        nowhere.go(to: 500, speed: 10)
        #expect(nowhere.passages.isEmpty)
    }
}

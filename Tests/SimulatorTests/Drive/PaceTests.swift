import Protocol
import Testing

@testable import Simulator

@Suite("The pace of a drive")
struct PaceTests {
    private let now = Duration.seconds(1_777_000_000)

    @Test("at the wall's own speed a fix bears the wall's time")
    func realTime() {
        var pace = Pace(speed: 1, expecting: 3_600, at: now)
        var time = now
        for step in 0..<100 {
            #expect(pace.timestamp == time.milliseconds)
            #expect(pace.delay(at: time) == .zero)
            pace.step(at: time)
            #expect(pace.delay(at: time) == .seconds(1), "step \(step)")
            time += .seconds(1)
        }
    }

    @Test("faster: each fix is a second later than the last and none ahead of the wall", arguments: [2.0, 8, 100])
    func fast(speed: Double) {
        var pace = Pace(speed: speed, expecting: 100, at: now)
        var time = now
        var last = pace.timestamp - 1_000
        for step in 0..<400 {
            let delay = pace.delay(at: time)
            time += delay
            // Within what was expected at full speed, beyond it at the wall's.
            if (1..<95).contains(step) { #expect(abs(delay.seconds - 1 / speed) < 1e-6) }
            if step > 105 { #expect(abs(delay.seconds - 1) < 1e-6) }
            #expect(pace.timestamp == last + 1_000)
            #expect(pace.timestamp <= time.milliseconds)
            last = pace.timestamp
            pace.step(at: time)
        }
    }

    @Test("begins only so far in the past as the drive may take")
    func past() {
        let pace = Pace(speed: 8, expecting: 800, at: now)
        #expect(now.milliseconds - pace.timestamp == 700_000)
    }

    @Test("does not catch up after a pause of the machine")
    func pause() {
        var pace = Pace(speed: 1, expecting: 100, at: now)
        pace.step(at: now)
        pace.step(at: now + .seconds(500))
        #expect(pace.delay(at: now + .seconds(500)) > .milliseconds(900))
    }

    @Test("sends no more than the server announced that it takes")
    func limits() {
        var pace = Pace(speed: 1_000, expecting: 100_000, at: now)
        pace.take(.init(messageBytes: 1, positionsPerSecond: 10, positionsBurst: 100), at: now)
        var time = now
        var sent: [Duration] = []
        for _ in 0..<500 {
            time += pace.delay(at: time)
            sent.append(time)
            pace.step(at: time)
        }
        for (index, start) in sent.enumerated() {
            let within = sent[index...].prefix { $0 - start <= .seconds(10) }.count
            #expect(within <= 100 + 100)
        }
        #expect(sent[499] - now > .seconds(35))
    }
}

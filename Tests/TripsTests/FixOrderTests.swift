import Routing
import TestSupport
import Testing

@testable import Trips

@Suite("The order of fixes")
struct FixOrderTests {
    private var order = FixOrder()
    private let rules = TripRules()
    private let start = Instant(milliseconds: 1_700_000_000_000)

    private func fix(at seconds: Double, east meters: Double = 0) -> Fix {
        Fix(
            coordinate: MapSketch.helsinki.moved(by: meters, bearing: 90),
            timestamp: start.advanced(bySeconds: seconds), accuracy: 5)
    }

    /// A vehicle that drives east at 10 m/s, its fixes made at `made` and received at `came`, by the server's clock.
    private func verdicts(_ fixes: [(made: Double, came: Double)]) -> [FixOrder.Verdict] {
        var order = FixOrder()
        var last: Fix?
        return fixes.map { made, came in
            let fix = Fix(
                coordinate: MapSketch.helsinki.moved(by: came * 10, bearing: 90),
                timestamp: start.advanced(bySeconds: made), accuracy: 5)
            let verdict = order.judge(fix, after: last, at: start.advanced(bySeconds: came), rules: rules)
            if case .next(let fix) = verdict { last = fix }
            return verdict
        }
    }

    @Test("those that follow each other count")
    func following() {
        let verdicts = verdicts([(0, 0), (1, 1), (2, 2.4)])
        #expect(verdicts.allSatisfy { if case .next = $0 { true } else { false } })
    }

    @Test("the same once more is no other; an older one is late; one from the future is refused")
    func disorder() {
        var order = FixOrder()
        #expect(
            order.judge(fix(at: 10), after: nil, at: start.advanced(bySeconds: 10), rules: rules) == .next(fix(at: 10)))
        let now = start.advanced(bySeconds: 11)
        #expect(order.judge(fix(at: 10), after: fix(at: 10), at: now, rules: rules) == .again)
        #expect(order.judge(fix(at: 7), after: fix(at: 10), at: now, rules: rules) == .late(3))
        #expect(order.judge(fix(at: 131), after: fix(at: 10), at: now, rules: rules) == .ahead(120))
    }

    @Test("a device's clock that is set forward by hours leaves no gap of hours")
    func setForward() {
        let verdicts = verdicts([(-10_000, 0), (-9_999, 1), (2, 2), (3, 3)])
        let times = verdicts.map { verdict -> Double? in
            guard case .next(let fix) = verdict else { return nil }
            return fix.timestamp.seconds(since: start)
        }
        #expect(times == [-10_000, -9_999, -9_998, -9_997])
    }

    @Test("a device's clock that is set back is believed once fixes go on by it")
    func setBack() {
        let verdicts = verdicts([(50, 0), (51, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
        #expect(verdicts[2] == .late(49))
        #expect(verdicts[3] == .late(48))
        guard case .next(let fourth) = verdicts[4], case .next(let fifth) = verdicts[5] else {
            Issue.record("still late: \(verdicts)")
            return
        }
        #expect(fourth.timestamp.seconds(since: start) == 53)
        #expect(fifth.timestamp.seconds(since: start) == 54)
    }

    @Test("what was buffered and comes in one go is late, however much it is")
    func backlog() {
        let late = verdicts([(100, 100)] + (0..<50).map { (50 + Double($0), 101) }).dropFirst()
        #expect(late.allSatisfy { if case .late = $0 { true } else { false } })
    }

    @Test("a place where nobody can have come to is refused, until more fixes agree with it")
    func leaping() {
        var order = FixOrder()
        let last = fix(at: 0)
        func judge(_ seconds: Double, east meters: Double) -> FixOrder.Verdict {
            order.judge(
                fix(at: seconds, east: meters), after: last, at: start.advanced(bySeconds: seconds), rules: rules)
        }
        guard case .leap(let speed) = judge(1, east: 5_000) else {
            Issue.record("five kilometers in a second are believed")
            return
        }
        #expect(speed > 4_900)
        #expect(judge(2, east: 5_010) != .next(fix(at: 2, east: 5_010)))
        #expect(judge(3, east: 5_020) == .next(fix(at: 3, east: 5_020)))
    }

    @Test("places that contradict each other are never believed")
    func scattered() {
        var order = FixOrder()
        let last = fix(at: 0)
        for second in 1...10 {
            let fix = fix(at: Double(second), east: second % 2 == 0 ? 9_000 : -9_000)
            let verdict = order.judge(fix, after: last, at: start.advanced(bySeconds: Double(second)), rules: rules)
            guard case .leap = verdict else {
                Issue.record("\(verdict) after \(second) s")
                return
            }
        }
    }
}

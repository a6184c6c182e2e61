import Routing

/// Decides which fixes count for progress: in the order of their times, each once, none from the future, none at a place
/// where no vehicle can have come to.
///
/// Devices' clocks are wrong, and are set right while somebody drives. Times are therefore brought onto one clock that
/// doesn't jump; how fast it goes is the device's affair.
struct FixOrder: Sendable, Equatable {
    enum Verdict: Sendable, Equatable {
        /// The fix, with its time on the clock that doesn't jump.
        case next(Fix)
        /// The one before once more: a client making sure.
        case again
        /// Older than the one before, by so many seconds.
        case late(Double)
        /// Ahead of the server's clock by so many seconds.
        case ahead(Double)
        /// As far from the one before as nobody drives in that time, in metres per second.
        case leap(Double)
    }

    /// What is added to the device's times, in seconds.
    private var shift = 0.0
    /// The least that the server's clock has been ahead of those times: their delay, and how the clocks differ.
    private var leastLag: Double?
    /// Late fixes in a row that come at the pace at which they were made.
    private var late: Run?
    /// Fixes in a row that are far from the last one that counted, but near each other.
    private var leaps: [Fix] = []

    private struct Run: Sendable, Equatable {
        var firstTime: Instant
        var firstArrival: Instant
        var lastTime: Instant
        var count = 1
    }

    /// - Parameters:
    ///   - last: the last fix that counted, as it was given back.
    ///   - now: by the server's clock.
    mutating func judge(_ raw: Fix, after last: Fix?, at now: Instant, rules: TripRules) -> Verdict {
        var fix = raw
        fix.timestamp = raw.timestamp.advanced(bySeconds: shift)
        let lag = now.seconds(since: fix.timestamp)
        guard lag >= -rules.clockTolerance else { return .ahead(-lag) }
        guard let last else { return accept(fix, lag: lag) }
        if let leastLag, leastLag - lag > rules.clockTolerance {
            return restart(at: raw, after: last, seconds: 1, at: now)
        }
        if fix.timestamp <= last.timestamp {
            guard fix != last else { return .again }
            return judgeLate(fix, raw, after: last, at: now, rules)
        }
        late = nil
        let speed = leapSpeed(from: last, to: fix)
        guard speed > rules.fastestVehicle else {
            leaps = []
            return accept(fix, lag: lag)
        }
        return judgeLeap(fix, lag: lag, speed: speed, rules)
    }

    private mutating func accept(_ fix: Fix, lag: Double) -> Verdict {
        leastLag = min(leastLag ?? lag, lag)
        return .next(fix)
    }

    /// The device's clock has been set: from here on its times follow those before.
    private mutating func restart(at raw: Fix, after last: Fix, seconds: Double, at now: Instant) -> Verdict {
        shift = last.timestamp.advanced(bySeconds: seconds).seconds(since: raw.timestamp)
        (leastLag, late, leaps) = (nil, nil, [])
        var fix = raw
        fix.timestamp = raw.timestamp.advanced(bySeconds: shift)
        return accept(fix, lag: now.seconds(since: fix.timestamp))
    }

    /// What was buffered comes faster than it was made; a clock that was set back goes on at its own pace.
    private mutating func judgeLate(
        _ fix: Fix, _ raw: Fix, after last: Fix, at now: Instant, _ rules: TripRules
    ) -> Verdict {
        let behind = last.timestamp.seconds(since: fix.timestamp)
        guard var run = late, fix.timestamp > run.lastTime else {
            late = Run(firstTime: fix.timestamp, firstArrival: now, lastTime: fix.timestamp)
            return .late(behind)
        }
        run.lastTime = fix.timestamp
        run.count += 1
        late = run
        let made = fix.timestamp.seconds(since: run.firstTime)
        let came = now.seconds(since: run.firstArrival)
        guard run.count >= rules.believedFixes, came >= made / 2, came <= made * 2 + 1 else { return .late(behind) }
        return restart(at: raw, after: last, seconds: made, at: now)
    }

    /// One place far away is an error; several in a row that fit each other are where the vehicle is.
    private mutating func judgeLeap(_ fix: Fix, lag: Double, speed: Double, _ rules: TripRules) -> Verdict {
        if let before = leaps.last, leapSpeed(from: before, to: fix) > rules.fastestVehicle { leaps = [] }
        leaps.append(fix)
        guard leaps.count >= rules.believedFixes else { return .leap(speed) }
        leaps = []
        return accept(fix, lag: lag)
    }

    /// Metres per second between two fixes, their inaccuracy taken off.
    private func leapSpeed(from last: Fix, to fix: Fix) -> Double {
        let error = max(last.accuracy ?? 0, Self.usualError) + max(fix.accuracy ?? 0, Self.usualError)
        let meters = last.coordinate.distance(to: fix.coordinate) - error
        return max(meters, 0) / max(fix.timestamp.seconds(since: last.timestamp), 0.1)
    }

    private static let usualError = 30.0
}

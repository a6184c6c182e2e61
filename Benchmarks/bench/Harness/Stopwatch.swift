import Foundation

/// Measures time, in seconds.
enum Stopwatch {
    static func seconds(since start: ContinuousClock.Instant) -> Double { (ContinuousClock.now - start).inSeconds }

    /// How long one call takes, by the wall.
    static func time<T>(_ work: () throws -> T) rethrows -> (seconds: Double, result: T) {
        let start = ContinuousClock.now
        let result = try work()
        return (seconds(since: start), result)
    }

    /// How long each of `runs` calls takes, by the wall, after some that don't count.
    static func times(runs: Int, warmUp: Int = 1, _ work: () async throws -> Void) async rethrows -> [Double] {
        for _ in 0..<warmUp { try await work() }
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            try await work()
            times.append(seconds(since: start))
        }
        return times
    }

    /// How much of a processor one call takes on this thread: what else runs on the machine counts less.
    static func threadTime(_ work: () throws -> Void) rethrows -> Double {
        let start = threadSeconds
        try work()
        return threadSeconds - start
    }

    private static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

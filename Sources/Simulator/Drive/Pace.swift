import Protocol

/// When the next simulated second is due, and what time its fix bears.
///
/// Simulated time runs `speed` times as fast as the wall's. A fix must not come from the future, so a faster drive begins
/// its clock in the past; should that not suffice, it goes on at the wall's own pace. Nor does it outrun what the server takes:
/// the fixes are counted against the limits that `welcome` announced.
struct Pace: Sendable, Equatable {
    private let speed: Double
    /// The wall's clock when the drive began, and the drive's.
    private var wallStart: Duration
    private let clockStart: Duration
    private(set) var steps = 0
    private var allowance: Allowance?

    /// Fixes that the server takes at once, and each second.
    private struct Allowance: Sendable, Equatable {
        var left: Double
        let burst: Double
        let rate: Double
        var at: Duration
    }

    /// - Parameters:
    ///   - speed: simulated seconds for each of the wall's, above zero.
    ///   - seconds: how long the drive may take, rather too much than too little.
    init(speed: Double, expecting seconds: Double, at now: Duration) {
        self.speed = speed
        wallStart = now
        let past = speed > 1 ? (seconds * (1 - 1 / speed)).rounded(.up) : 0
        clockStart = now - .seconds(past)
    }

    /// The time of the next fix, in milliseconds since the epoch.
    var timestamp: Int64 { (clockStart + .seconds(steps)).milliseconds }

    /// How long to wait before the next step.
    func delay(at now: Duration) -> Duration {
        let scheduled = wallStart + .seconds(Double(steps) / speed)
        let present = clockStart + .seconds(steps)
        return max(max(scheduled, present) - now, missingAllowance(at: now), .zero)
    }

    /// The next step has been made.
    mutating func step(at now: Duration) {
        // A machine that slept doesn't catch up.
        let late = now - (wallStart + .seconds(Double(steps) / speed))
        if late > .seconds(1) { wallStart += late }
        steps += 1
        spend(at: now)
    }

    /// A connection begins with full allowance. Some is left unused, since the server's clock is another.
    mutating func take(_ limits: ServerMessage.Limits, at now: Duration) {
        guard limits.positionsPerSecond > 0 else { return }
        let burst = max(Double(limits.positionsBurst) * 0.9, 1)
        allowance = Allowance(left: burst, burst: burst, rate: limits.positionsPerSecond * 0.95, at: now)
    }

    private func missingAllowance(at now: Duration) -> Duration {
        guard let allowance else { return .zero }
        let left = allowance.left + (now - allowance.at).seconds * allowance.rate
        return left >= 1 ? .zero : .seconds((1 - left) / allowance.rate)
    }

    private mutating func spend(at now: Duration) {
        guard var allowance else { return }
        let refilled = allowance.left + max((now - allowance.at).seconds, 0) * allowance.rate
        allowance.left = min(refilled, allowance.burst) - 1
        allowance.at = now
        self.allowance = allowance
    }
}

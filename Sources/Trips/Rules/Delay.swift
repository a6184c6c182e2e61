/// A trip will be later than its owner was told.
package struct Delay: Sendable, Equatable {
    /// What made most of a delay; raw values as webhooks tell them.
    package enum Cause: String, Sendable, CaseIterable {
        /// Jams and closures on the way.
        case traffic
        /// It goes more slowly than planned.
        case pace
        /// It stood.
        case stop
        /// It left its route.
        case detour
    }

    /// What was promised last.
    package var promised: Instant
    package var eta: Instant
    /// `nil` where no cause stands out.
    package var cause: Cause?

    package var seconds: Double { eta.seconds(since: promised) }
}

/// An ETA that the trip's owner was told, and when.
package struct Promise: Sendable, Equatable {
    package var eta: Instant
    package var madeAt: Instant

    package init(eta: Instant, madeAt: Instant) {
        self.eta = eta
        self.madeAt = madeAt
    }

    /// How much later counts as a delay, in seconds.
    func tolerance(_ rules: TripRules) -> Double {
        max(rules.delaySeconds, eta.seconds(since: madeAt) * rules.delayShare)
    }
}

/// Watches how an ETA slips, and by what.
struct DelayWatch: Sendable {
    /// Seconds by which each cause has moved the ETA since the promise.
    private var shifts: [Delay.Cause: Double] = [:]
    /// Since when it is late, by the server's clock.
    private var lateSince: Instant?

    mutating func note(_ seconds: Double, because cause: Delay.Cause?) {
        if let cause { shifts[cause, default: 0] += seconds }
    }

    /// - Returns: the delay, once the ETA has been late for long enough: a report that is taken back at once, a burst of
    ///   old fixes or a moment beside the route is none.
    mutating func delay(of eta: Instant, to promise: Promise, at now: Instant, rules: TripRules) -> Delay? {
        let slip = eta.seconds(since: promise.eta)
        guard slip >= promise.tolerance(rules) else {
            lateSince = nil
            return nil
        }
        let since = lateSince ?? now
        lateSince = since
        guard now.seconds(since: since) >= rules.delayPatience else { return nil }
        defer { self = DelayWatch() }
        return Delay(promised: promise.eta, eta: eta, cause: mainCause(of: slip))
    }

    /// The cause of at least half of it.
    private func mainCause(of slip: Double) -> Delay.Cause? {
        Delay.Cause.allCases.first { shifts[$0, default: 0] >= slip / 2 }
    }
}

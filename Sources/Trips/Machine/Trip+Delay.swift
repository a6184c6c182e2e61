// When the vehicle will be there, and whether that is later than was promised.
extension Trip {
    /// The vehicle has gone on along its route, or stood.
    mutating func expect(
        _ drive: TripState.Drive, _ motion: Motion, at now: Instant, into actions: inout [TripAction]
    ) {
        notePace(drive.follower.pace.ratio)
        expect(
            now.advanced(bySeconds: drive.follower.secondsRemaining),
            because: motion.speed <= rules.standingSpeed ? .stop : .pace, at: now, into: &actions)
    }

    /// The vehicle will be there at `eta`.
    mutating func expect(
        _ eta: Instant, because cause: Delay.Cause?, at now: Instant, into actions: inout [TripAction]
    ) {
        guard let delay = noteExpected(eta, because: cause, at: now) else { return }
        record(.delayed(delay), at: now, into: &actions)
    }

    /// The vehicle has another route.
    mutating func expect(_ eta: Instant, by reason: RouteReason, at now: Instant, into actions: inout [TripAction]) {
        let cause: Delay.Cause? =
            switch reason {
            case .deviation, .request: .detour
            case .traffic: .traffic
            case .start, .resume: nil
            }
        expect(eta, because: cause, at: now, into: &actions)
    }
}

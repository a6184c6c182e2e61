import Routing

// Off the route: proving it, and asking for another.
extension Trip {
    /// The evidence is complete. A later part of the route rejoined is no deviation: progress jumps there.
    mutating func leave(
        _ fix: Fix, _ motion: Motion, _ match: RouteFollower.Match, _ drive: TripState.Drive, at now: Instant,
        into actions: inout [TripAction]
    ) {
        var drive = drive
        let ahead = drive.follower.matchAhead(fix)
        if DeviationEvidence.reading(of: fix, ahead, speed: motion.speed, rules: rules) == .onRoute {
            drive.evidence = DeviationEvidence()
            drive.follower.advance(to: ahead.offset)
            follow(fix, motion, on: drive, at: now, into: &actions)
            return
        }
        guard drive.gate.isOpen(for: fix, rules: rules), drive.request == nil else {
            state = memory.hasApproached ? .approaching(drive) : .driving(drive)
            return
        }
        drive.gate.close(at: fix, rules: rules)
        let request = makeRequest(
            from: fix.coordinate, heading: motion.heading(of: fix, rules: rules), reason: .deviation)
        let since = drive.evidence.since ?? fix.timestamp
        state = .deviating(.init(drive: drive, request: request))
        actions.append(.send(.deviation(distance: match.distance, since: since, sequence: nextSequence())))
        actions.append(.findRoute(request))
    }
}

import Routing

// The roads change under a trip: jams, closures, hours, another map.
extension Trip {
    mutating func take(_ change: RoadChange, at now: Instant, into actions: inout [TripAction]) {
        guard var drive = state.drive else { return }
        guard change.metric.network === drive.follower.route.metric.network else {
            // The route is good for a while: its trip moves to the new map at its next check, not all trips at once.
            drive.alternatives.isOutdated = true
            return state.exchange(drive)
        }
        let legs = drive.follower.legs(concernedBy: change)
        // Concerned or not, it goes by the roads of now: those of before need not be kept any more.
        drive.follower.route.use(change.metric, changing: legs)
        drive.evidence.use(change.metric)
        drive.alternatives.use(change.metric, of: drive.follower, rules: rules)
        if !legs.isEmpty {
            tellDurations(of: drive, changed: legs, at: now, into: &actions)
            drive.alternatives.isDue = true
            if state.isOnRoute { lookAround(&drive, at: now, into: &actions) }
        }
        state.exchange(drive)
    }

    private mutating func tellDurations(
        of drive: TripState.Drive, changed legs: [Int], at now: Instant, into actions: inout [TripAction]
    ) {
        let route = drive.follower.route
        let eta = now.advanced(bySeconds: drive.follower.secondsRemaining)
        let update = RouteUpdate(
            route: route, revision: memory.revision, changedLegs: legs,
            secondsRemaining: drive.follower.secondsRemaining, eta: eta)
        actions.append(.send(.update(update, sequence: nextSequence())))
        expect(eta, because: .traffic, at: now, into: &actions)
    }
}

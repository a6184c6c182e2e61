import Routing

// Off the route: proving it, and asking for another.
extension Trip {
    /// The vehicle is on another road, or on none. A later part of the route rejoined is no deviation: progress jumps there.
    ///
    /// - Parameter place: on the other road; `nil` off the network.
    mutating func leave(
        _ fix: Fix, _ motion: Motion, _ match: RouteFollower.Match, at place: OnlineMatcher.Place?,
        _ drive: TripState.Drive, at now: Instant, into actions: inout [TripAction]
    ) {
        var drive = drive
        if let ahead = place.flatMap({ drive.follower.offset(ofLater: $0) }) {
            drive.evidence = DeviationEvidence()
            drive.follower.jump(to: ahead)
            return follow(fix, motion, on: drive, at: now, into: &actions)
        }
        guard drive.gate.isOpen(for: fix, rules: rules), drive.request == nil else { return keep(drive) }
        drive.gate.close(at: fix, rules: rules)
        let network = drive.follower.route.metric.network
        let request = makeRequest(
            from: place.map { network.coordinate(of: $0) } ?? fix.coordinate,
            heading: place.flatMap { network.bearing(at: $0) } ?? motion.heading(of: fix, rules: rules),
            reason: .deviation)
        let since = drive.evidence.since ?? fix.timestamp
        drive.evidence = DeviationEvidence()
        state = .deviating(.init(drive: drive, request: request))
        actions.append(.send(.deviation(distance: match.distance, since: since, sequence: nextSequence())))
        actions.append(.findRoute(request))
    }
}

extension RouteFollower {
    /// Where ahead on the leg a vehicle is that has left it and come back to a later part.
    fileprivate func offset(ofLater place: OnlineMatcher.Place) -> Double? {
        let leg = currentLeg
        let next = leg.arcPlace(at: offset) + 1
        guard next < leg.path.arcs.count, let index = leg.path.arcs[next...].firstIndex(of: place.arc) else { return nil }
        let ahead = leg.directions.roads[index].startOffset + place.offset
        return ahead <= leg.line.length ? ahead : nil
    }
}

extension RoadNetwork {
    fileprivate func coordinate(of place: OnlineMatcher.Place) -> Coordinate {
        line(of: place.arc).coordinate(at: place.offset)
    }

    fileprivate func bearing(at place: OnlineMatcher.Place) -> Double? {
        line(of: place.arc).bearing(at: place.offset)
    }
}

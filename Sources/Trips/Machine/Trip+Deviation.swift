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
        guard !park(fix, motion, isOnRoad: place != nil, &drive, at: now, into: &actions) else { return }
        let deviation = TripDeviation(
            distance: match.distance, since: drive.evidence.since ?? fix.timestamp, isOnRoad: place != nil)
        guard let place else { return tellOffNetwork(deviation, drive, into: &actions) }
        drive.isOffNetwork = false
        guard drive.gate.isOpen(for: fix, rules: rules), drive.request == nil else { return keep(drive) }
        askAboutStop(before: place, on: drive.follower, into: &actions)
        drive.gate.close(at: fix, rules: rules)
        drive.evidence = DeviationEvidence()
        let line = drive.follower.route.metric.network.line(of: place.arc)
        let request = makeRequest(
            from: line.coordinate(at: place.offset),
            heading: line.bearing(at: place.offset) ?? motion.heading, reason: .deviation)
        state = .deviating(.init(drive: drive, request: request))
        actions.append(.send(.deviation(deviation, sequence: nextSequence())))
        actions.append(.findRoute(request))
    }

    /// Where there is no road no route begins: the driver is told once, and led on from the next road.
    private mutating func tellOffNetwork(
        _ deviation: TripDeviation, _ drive: TripState.Drive, into actions: inout [TripAction]
    ) {
        var drive = drive
        if !drive.isOffNetwork {
            drive.isOffNetwork = true
            actions.append(.send(.deviation(deviation, sequence: nextSequence())))
        }
        keep(drive)
    }

    /// Whoever goes on along the route beyond a stop may have forgotten it, or may not want it any more.
    private mutating func askAboutStop(
        before place: OnlineMatcher.Place, on follower: RouteFollower, into actions: inout [TripAction]
    ) {
        guard passedStop != memory.nextStop, follower.metersRemainingOnLeg <= rules.approachingDistance,
            !follower.isOnLastLeg, follower.route.legs[follower.leg + 1].path.arcs.contains(place.arc)
        else { return }
        passedStop = memory.nextStop
        actions.append(.send(.problem(.stopPassed(memory.nextStop))))
    }
}

extension Trip {
    /// Near its stop a slow vehicle looks for a place to park, and wants no other route.
    ///
    /// - Returns: whether that is so.
    mutating func park(
        _ fix: Fix, _ motion: Motion, isOnRoad: Bool, _ drive: inout TripState.Drive, at now: Instant,
        into actions: inout [TripAction]
    ) -> Bool {
        let distance = drive.follower.stopDistance(from: fix)
        let reasons = drive.arrival.considerParking(
            fix, speed: motion.speed, distance: distance, isOnRoad: isOnRoad, rules: rules)
        guard reasons.isEmpty else {
            reach(drive, reasons, distance: distance, at: now, into: &actions)
            return true
        }
        guard distance <= rules.dwellDistance, motion.speed <= rules.parkingSpeed else { return false }
        drive.dwellDeadline = dwellDeadline(of: drive.arrival, fix, at: now)
        keep(drive)
        return true
    }
}

extension RouteFollower {
    /// Where ahead on the leg a vehicle is that has left it and come back to a later part.
    fileprivate func offset(ofLater place: OnlineMatcher.Place) -> Double? {
        let leg = currentLeg
        let next = leg.arcPlace(at: offset) + 1
        guard next < leg.path.arcs.count, let index = leg.path.arcs[next...].firstIndex(of: place.arc) else {
            return nil
        }
        let ahead = leg.directions.roads[index].startOffset + place.offset
        return ahead <= leg.line.length ? ahead : nil
    }
}

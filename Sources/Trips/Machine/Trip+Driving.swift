import Guidance
import Routing

// What one fix means on the route: progress, announcements, stops, and leaving it.
extension Trip {
    mutating func follow(
        _ fix: Fix, _ motion: Motion, on drive: TripState.Drive, at now: Instant, into actions: inout [TripAction]
    ) {
        var drive = drive
        hear(&drive, motion, at: now)
        let match = drive.follower.match(fix, heading: motion.heading, reach: reach(motion), rules: rules)
        switch drive.evidence.read(fix, match, motion, on: drive.follower, rules: rules) {
        case .onRoute:
            drive.gate.reset(rules: rules)
            drive.isOffNetwork = false
            progress(to: match, fix, motion, on: drive, at: now, into: &actions)
        case .uncertain:
            guard !park(fix, motion, isOnRoad: true, &drive, at: now, into: &actions) else { return }
            keep(drive)
        case .off(let place): leave(fix, motion, match, at: place, drive, at: now, into: &actions)
        }
    }

    /// How far the vehicle may have come since the last fix; after a silence it may be anywhere ahead.
    private func reach(_ motion: Motion) -> Double { max(motion.meters, motion.speed * motion.seconds) * 1.5 }

    mutating func keep(_ drive: TripState.Drive) {
        state = memory.hasApproached ? .approaching(drive) : .driving(drive)
    }

    private mutating func progress(
        to match: RouteFollower.Match, _ fix: Fix, _ motion: Motion, on drive: TripState.Drive, at now: Instant,
        into actions: inout [TripAction]
    ) {
        var drive = drive
        let before = drive.follower.offset
        drive.follower.advance(to: match, fix, motion, rules: rules)
        noteDriven(drive.follower.offset - before)
        drive.follower.notePace(since: before, motion, rules: rules)
        meter(&drive, since: before, at: fix.timestamp, into: &actions)
        approach(drive, at: now, into: &actions)
        let distance = drive.follower.stopDistance(from: fix)
        let reasons = drive.arrival.consider(
            fix, speed: motion.speed, distance: distance, remaining: drive.follower.metersRemainingOnLeg,
            radius: plan.stops[memory.nextStop].radius, rules: rules)
        drive.dwellDeadline = dwellDeadline(of: drive.arrival, fix, at: now)
        guard reasons.isEmpty else {
            reach(drive, reasons, distance: distance, at: now, into: &actions)
            return
        }
        expect(drive, motion, at: now, into: &actions)
        lookAround(&drive, at: now, into: &actions)
        report(match, on: &drive, at: now, into: &actions)
        announce(on: drive, at: motion.speed, into: &actions)
    }

    /// When a vehicle that stands near its stop will have stood long enough, by the server's clock.
    func dwellDeadline(of arrival: ArrivalDecision, _ fix: Fix, at now: Instant) -> Instant? {
        arrival.standingSince.map { since in
            now.advanced(bySeconds: max(rules.dwellSeconds - fix.timestamp.seconds(since: since), 0))
        }
    }

    private mutating func report(
        _ match: RouteFollower.Match, on drive: inout TripState.Drive, at now: Instant,
        into actions: inout [TripAction]
    ) {
        let follower = drive.follower
        let next = follower.currentLeg.nextStep(after: follower.offset)
        let eta = now.advanced(bySeconds: follower.secondsRemaining)
        let isManeuver = drive.reportedManeuver != next
        drive.reportedManeuver = next
        guard noteProgress(at: now, eta: eta, isManeuver: isManeuver),
            let progress = TripProgress(
                follower, at: follower.offset, next: next, distance: match.distance, eta: eta, isEstimated: false)
        else { return }
        actions.append(.send(.progress(progress)))
    }

    /// The same without a fix.
    mutating func report(
        reckoned offset: Double, on drive: TripState.Drive, at now: Instant, into actions: inout [TripAction]
    ) {
        let follower = drive.follower
        let passed = follower.currentLeg.duration(to: offset) - follower.currentLeg.duration(to: follower.offset)
        let eta = now.advanced(bySeconds: follower.secondsRemaining - passed)
        guard noteProgress(at: now, eta: eta, isManeuver: false),
            let progress = TripProgress(
                follower, at: offset, next: follower.currentLeg.nextStep(after: offset), distance: 0, eta: eta,
                isEstimated: true)
        else { return }
        actions.append(.send(.progress(progress)))
    }

    /// Says what has become due. An announcement about a manoeuvre that is already behind is not said any more; one that an
    /// earlier route has made is not repeated.
    ///
    /// - Parameters:
    ///   - speed: in metres per second; 0 where it isn't known.
    ///   - reckoned: where the vehicle is thought to be without a fix, in metres along the leg.
    mutating func announce(
        on drive: TripState.Drive, at speed: Double = 0, reckoned: Double? = nil, into actions: inout [TripAction]
    ) {
        var drive = drive
        let leg = drive.follower.currentLeg
        let offset = reckoned ?? drive.follower.offset
        while drive.nextAnnouncement < leg.announcements.count,
            leg.announcements[drive.nextAnnouncement].dueOffset(at: speed) <= offset
        {
            let due = leg.announcements[drive.nextAnnouncement]
            drive.nextAnnouncement += 1
            guard due.maneuverOffset >= offset else { continue }
            say(due, at: leg.line.coordinate(at: due.maneuverOffset), metersLeft: due.maneuverOffset - offset, &actions)
        }
        keep(drive)
    }

    private mutating func say(
        _ due: TripRoute.Announcement, at place: Coordinate, metersLeft: Double, _ actions: inout [TripAction]
    ) {
        switch due.content {
        case .voice(let voice):
            guard plan.announcesVoice, memory.spoken?.covers(voice.kind, at: place) != true else { return }
            noteSpoken(SpokenManeuver(coordinate: place, kind: voice.kind))
            let due = DueInstruction(voice: voice, banner: nil, metersToManeuver: metersLeft)
            actions.append(.send(.instruction(due, sequence: nextSequence())))
        case .banner(let banner):
            guard plan.announcesBanners else { return }
            let due = DueInstruction(voice: nil, banner: banner, metersToManeuver: metersLeft)
            actions.append(.send(.instruction(due, sequence: nextSequence())))
        }
    }
}

// MARK: - Stops

extension Trip {
    private mutating func approach(_ drive: TripState.Drive, at now: Instant, into actions: inout [TripAction]) {
        guard !memory.hasApproached else { return }
        let meters = drive.follower.metersRemainingOnLeg
        guard meters <= rules.approachingDistance || drive.follower.secondsRemainingOnLeg <= rules.approachingSeconds
        else { return }
        noteApproach()
        state = .approaching(drive)
        let reason = meters <= rules.approachingDistance ? "within-distance" : "within-time"
        record(
            .stop(stopEvent(.approaching, drive, [reason], distance: meters, at: now)), at: now, into: &actions)
    }

    mutating func reach(
        _ drive: TripState.Drive, _ reasons: [ArrivalReason], distance: Double, at now: Instant,
        into actions: inout [TripAction]
    ) {
        let isLast = memory.nextStop == plan.stops.count - 1
        let event = stopEvent(
            isLast ? .arrived : .waypointReached, drive, reasons.map(\.rawValue), distance: distance, at: now)
        guard !isLast else {
            state = .arrived(.init(sequence: memory.sequence + 1))
            record(.stop(event), at: now, into: &actions)
            return
        }
        var next = TripState.Drive(follower: drive.follower, gate: drive.gate)
        next.alternatives = drive.alternatives.behindStop
        _ = next.follower.beginNextLeg()
        advanceToNextStop()
        state = .driving(next)
        record(.stop(event), at: now, into: &actions)
        announce(on: next, into: &actions)
    }

    private func stopEvent(
        _ kind: StopEvent.Kind, _ drive: TripState.Drive, _ reasons: [String], distance: Double, at now: Instant
    ) -> StopEvent {
        StopEvent(
            kind: kind, waypoint: memory.nextStop, stop: plan.stops[memory.nextStop], at: now, distance: distance,
            side: drive.follower.currentLeg.stopSide, reasons: reasons)
    }

    /// A vehicle that stopped near its stop and then fell silent has arrived too.
    mutating func checkDwell(at now: Instant, into actions: inout [TripAction]) {
        guard !state.isSearching, var drive = state.drive, let deadline = drive.dwellDeadline, now >= deadline,
            let fix = memory.lastFix
        else { return }
        drive.dwellDeadline = nil
        reach(drive, [.standing], distance: drive.follower.stopDistance(from: fix), at: now, into: &actions)
    }
}

extension RouteFollower {
    /// Metres from a fix to the place on its road where the leg ends.
    func stopDistance(from fix: Fix) -> Double {
        currentLeg.line.coordinate(at: currentLeg.line.length).distance(to: fix.coordinate)
    }
}

extension TripProgress {
    /// - Parameters:
    ///   - offset: where on the present leg the vehicle is, in metres.
    ///   - next: the step whose manoeuvre lies ahead.
    ///   - distance: metres between the fix and the route.
    init?(
        _ follower: RouteFollower, at offset: Double, next: Int, distance: Double, eta: Instant, isEstimated: Bool
    ) {
        let leg = follower.currentLeg
        guard leg.steps.indices.contains(next) else { return nil }
        let road = leg.road(at: offset)
        let passed = leg.duration(to: offset) - leg.duration(to: follower.offset)
        self.init(
            matched: leg.line.coordinate(at: offset), heading: leg.line.bearing(at: offset),
            roadName: road?.name ?? "", speedLimit: road?.speedLimit.metersPerSecond, leg: follower.leg,
            step: max(next - 1, 0), metersRemaining: max(follower.metersRemaining - offset + follower.offset, 0),
            secondsRemaining: max(follower.secondsRemaining - passed, 0), eta: eta,
            metersToManeuver: max(leg.steps[next].startOffset - offset, 0), maneuver: leg.steps[next].maneuver,
            offset: distance, isEstimated: isEstimated)
    }
}

import Routing

// No fix comes: the vehicle is thought to go on along its route for as long as that is plausible, and is lost after that.
extension Trip {
    /// Notes that a fix has come, by the server's clock.
    mutating func hear(_ drive: inout TripState.Drive, _ motion: Motion, at now: Instant) {
        if motion.seconds > 0 {
            let interval = min(motion.seconds, rules.longestInterval)
            drive.silence.interval += (interval - drive.silence.interval) / 4
        }
        drive.silence.heardAt = now
        drive.silence.inTunnel = 0
        drive.silence.deadline = now.advanced(
            bySeconds: max(rules.silenceSeconds, drive.silence.interval * rules.silentIntervals))
    }

    /// It has been silent for so long that something has to be said.
    mutating func checkSilence(at now: Instant, into actions: inout [TripAction]) {
        guard var drive = state.drive, !state.isSearching, let deadline = drive.silence.deadline, now >= deadline,
            let heard = drive.silence.heardAt
        else { return }
        let seconds = now.seconds(since: heard)
        guard let offset = drive.follower.reckoned(after: seconds), isPlausible(offset, on: &drive, after: seconds)
        else {
            guard seconds >= rules.lostSeconds else {
                drive.silence.deadline = heard.advanced(bySeconds: rules.lostSeconds)
                return keep(drive)
            }
            drive.silence.deadline = nil
            state = .lost(drive)
            record(.lost, at: now, into: &actions)
            return
        }
        drive.silence.deadline = now.advanced(bySeconds: rules.reckoningInterval)
        report(reckoned: offset, on: drive, at: now, into: &actions)
        announce(on: drive, reckoned: offset, into: &actions)
    }

    /// Nobody is sure of a place for long, but in a tunnel there is only one way on.
    private func isPlausible(_ offset: Double, on drive: inout TripState.Drive, after seconds: Double) -> Bool {
        let leg = drive.follower.currentLeg
        guard offset < leg.line.length - rules.arrivalRadius else { return false }
        let network = drive.follower.route.metric.network
        let isInTunnel = network.road(of: leg.place(at: offset).arc).attributes.contains(.tunnel)
        if isInTunnel { drive.silence.inTunnel = seconds }
        return seconds <= (isInTunnel ? rules.tunnelSeconds : drive.silence.inTunnel + rules.reckoningSeconds)
    }

    /// The first fix after that.
    mutating func find(_ drive: TripState.Drive, at now: Instant, into actions: inout [TripAction]) {
        keep(drive)
        record(.found, at: now, into: &actions)
    }
}

/// How long it is since a vehicle was heard of.
struct Silence: Sendable, Equatable {
    /// The usual time between two fixes, in seconds.
    var interval = 1.0
    /// By the server's clock.
    var heardAt: Instant?
    /// When something is to be said without a fix.
    var deadline: Instant?
    /// Up to how many seconds of the silence the vehicle was in a tunnel.
    var inTunnel = 0.0
}

extension RouteFollower {
    /// Where the vehicle is after a silence of some seconds, if it goes on as the route is planned, at its own pace.
    ///
    /// - Returns: `nil` for one that stood before.
    func reckoned(after seconds: Double) -> Double? {
        guard speed > Self.standing else { return nil }
        let leg = currentLeg
        let time = leg.duration(to: offset)
        let planned = leg.offset(after: time + 1) - leg.offset(after: time)
        let pace = planned > 0 ? min(max(speed / planned, Self.slowestPace), Self.fastestPace) : 1
        return leg.offset(after: time + seconds * pace)
    }

    /// Metres per second.
    private static let standing = 1.0
    private static let slowestPace = 0.5
    private static let fastestPace = 1.25
}

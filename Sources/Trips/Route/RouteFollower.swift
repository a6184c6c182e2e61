import Routing

/// Where the vehicle is on its route: leg and metres along it. Moves forward only; jitter doesn't take it back.
struct RouteFollower: Sendable {
    var route: TripRoute
    private(set) var leg = 0
    /// Metres along the leg; never falls.
    private(set) var offset = 0.0
    private(set) var pace: Pace
    private var filter: TravelFilter?
    /// When the last fix was made that the filter has taken in.
    private var time: Instant?

    /// - Parameter offset: metres along the first leg that are passed already.
    init(route: TripRoute, pace: Pace = Pace(), at offset: Double = 0) {
        self.route = route
        self.pace = pace
        advance(to: offset)
    }

    /// How a fix lies to the route.
    struct Match: Sendable, Equatable {
        /// Metres along the leg.
        var offset: Double
        /// Metres from the line.
        var distance: Double
        /// Degrees between the fix's heading and the route's; `nil` where the fix has none.
        var headingDifference: Double?
    }

    /// How much farther, in metres, a stretch counts that leads against the fix's heading: enough to take the way back for
    /// what it is after a U-turn, where both ways lie on one street.
    private static let againstHeading = 40.0

    var currentLeg: TripRoute.Leg { route.legs[leg] }
    var isOnLastLeg: Bool { leg == route.legs.count - 1 }
    var metersRemainingOnLeg: Double { max(currentLeg.line.length - offset, 0) }
    var secondsRemainingOnLeg: Double { currentLeg.seconds(remainingAt: offset, pace: pace.ratio) }

    var metersRemaining: Double {
        route.legs[(leg + 1)...].reduce(metersRemainingOnLeg) { $0 + $1.line.length }
    }

    var secondsRemaining: Double {
        route.legs[(leg + 1)...].reduce(secondsRemainingOnLeg) { $0 + $1.seconds(remainingAt: 0, pace: pace.ratio) }
    }

    /// Looks for the fix near the last place: continuity decides where the route passes one spot twice.
    ///
    /// - Parameters:
    ///   - heading: degrees; `nil` for a vehicle that heads nowhere.
    ///   - reach: how many metres the vehicle may have come since the last fix.
    func match(_ fix: Fix, heading: Double?, reach: Double, rules: TripRules) -> Match {
        let line = currentLeg.line
        let start = max(offset - rules.backwardsWindow, 0)
        let end = max(min(offset + reach + rules.forwardWindow, line.length), start)
        let found = line.nearest(
            to: fix.coordinate, from: start, to: end, heading: heading, detour: Self.againstHeading)
        let difference = heading.flatMap { heading in
            line.bearing(at: found.offset).map { Bearing.difference($0, heading) }
        }
        return Match(offset: found.offset, distance: found.distance, headingDifference: difference)
    }

    /// Metres per second along the route; 0 before the first fix on it.
    var speed: Double { max(filter?.speed ?? 0, 0) }

    /// Goes on to where a fix was seen, as far as it is to be believed.
    mutating func advance(to match: Match, _ fix: Fix, _ motion: Motion, rules: TripRules) {
        let deviation = rules.deviation(of: fix)
        let seconds = time.map { max(fix.timestamp.seconds(since: $0), 0) } ?? 0
        time = fix.timestamp
        guard var filter else {
            filter = TravelFilter(offset: match.offset, deviation: deviation, speed: motion.measuredSpeed)
            return advance(to: match.offset)
        }
        filter.predict(seconds: seconds)
        let stands = motion.speed <= rules.standingSpeed
        if !stands || abs(match.offset - filter.offset) > 2 * deviation {
            filter.update(offset: match.offset, deviation: deviation)
        }
        if let speed = motion.measuredSpeed { filter.update(speed: speed) }
        self.filter = filter
        advance(to: filter.offset)
    }

    /// Notes how long the driver took for the way from an earlier place of the leg.
    mutating func notePace(since before: Double, _ motion: Motion, rules: TripRules) {
        guard motion.seconds > 0 else { return }
        let leg = currentLeg
        pace.note(
            seconds: motion.seconds, planned: leg.duration(to: offset) - leg.duration(to: before),
            free: leg.free(remainingAt: before) - leg.free(remainingAt: offset),
            isStanding: motion.speed <= rules.standingSpeed)
    }

    /// Goes on at another place of the leg, farther ahead.
    mutating func jump(to offset: Double) {
        filter = nil
        advance(to: offset)
    }

    private mutating func advance(to offset: Double) {
        self.offset = min(max(self.offset, offset), currentLeg.line.length)
    }

    /// - Returns: whether there was a next leg.
    mutating func beginNextLeg() -> Bool {
        guard !isOnLastLeg else { return false }
        leg += 1
        offset = 0
        filter = nil
        return true
    }
}

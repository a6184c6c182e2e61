import Routing

/// Where the vehicle is on its route: leg and metres along it. Moves forward only; jitter doesn't take it back.
struct RouteFollower: Sendable {
    let route: TripRoute
    private(set) var leg = 0
    private(set) var offset = 0.0

    init(route: TripRoute) { self.route = route }

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
    var secondsRemainingOnLeg: Double { currentLeg.seconds(remainingAt: offset) }

    var metersRemaining: Double {
        route.legs[(leg + 1)...].reduce(metersRemainingOnLeg) { $0 + $1.line.length }
    }

    var secondsRemaining: Double {
        route.legs[(leg + 1)...].reduce(secondsRemainingOnLeg) { $0 + $1.directions.duration }
    }

    /// Looks for the fix near the last place: continuity decides where the route passes one spot twice.
    ///
    /// - Parameter reach: how many metres the vehicle may have come since the last fix.
    func match(_ fix: Fix, reach: Double, rules: TripRules) -> Match {
        let start = max(offset - rules.backwardsWindow, 0)
        let end = min(offset + reach + rules.forwardWindow, currentLeg.line.length)
        return match(fix, from: start, to: max(end, start))
    }

    /// Looks for the fix on all that is left of the leg, for a vehicle that took a short cut.
    func matchAhead(_ fix: Fix) -> Match { match(fix, from: offset, to: currentLeg.line.length) }

    private func match(_ fix: Fix, from start: Double, to end: Double) -> Match {
        let line = currentLeg.line
        let found = line.nearest(
            to: fix.coordinate, from: start, to: end, heading: fix.heading, detour: Self.againstHeading)
        let difference = fix.heading.flatMap { heading in
            line.bearing(at: found.offset).map { Bearing.difference($0, heading) }
        }
        return Match(offset: found.offset, distance: found.distance, headingDifference: difference)
    }

    mutating func advance(to offset: Double) { self.offset = min(max(self.offset, offset), currentLeg.line.length) }

    /// - Returns: whether there was a next leg.
    mutating func beginNextLeg() -> Bool {
        guard !isOnLastLeg else { return false }
        leg += 1
        offset = 0
        return true
    }
}

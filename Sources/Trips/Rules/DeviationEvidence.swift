import Routing

/// Tells whether a vehicle is still on its route, also where it isn't plainly so.
///
/// While fixes lie as near to the route as fixes err, nothing more is asked. Small distances that add up, or one large one,
/// raise a doubt (`RouteDoubt`), which looks at all the roads around. One bad fix proves nothing.
/// Source of the sum: Page, "Continuous Inspection Schemes" (1954).
struct DeviationEvidence: Sendable {
    /// What speaks against the route beyond what usually does, in negative logarithms of likelihood.
    private var sum = 0.0
    private var lastSure: RouteDoubt.Beginning?
    private var doubt: RouteDoubt?

    enum Reading: Sendable, Equatable {
        case onRoute
        /// It may be elsewhere; more fixes will tell.
        case uncertain
        /// It is elsewhere, at this place on another road; `nil`: nowhere near a road.
        case off(OnlineMatcher.Place?)
    }

    /// Since when the vehicle seems to be off the route.
    var since: Instant? { doubt?.since }

    /// - Parameters:
    ///   - match: where on the route the fix would be.
    ///   - motion: how the vehicle came there.
    mutating func read(
        _ fix: Fix, _ match: RouteFollower.Match, _ motion: Motion, on follower: RouteFollower, rules: TripRules
    ) -> Reading {
        // A vehicle that stands leaves nothing; its fixes wander all the same.
        guard motion.speed > rules.standingSpeed else { return doubt?.since == nil ? .onRoute : .uncertain }
        let observation = Observation(fix, heading: motion.heading, rules)
        sum = min(max(sum + cost(of: match, fix, observation, rules) - rules.usualCost, 0), rules.mostDoubt)
        if doubt == nil {
            guard sum > rules.leastDoubt else {
                lastSure = RouteDoubt.Beginning(
                    place: follower.currentLeg.place(at: match.offset), observation: observation)
                return .onRoute
            }
            doubt = RouteDoubt(from: lastSure, on: follower.route.metric, rules.matching)
        }
        guard let reading = doubt?.weigh(fix, observation, match, on: follower, rules: rules) else { return .onRoute }
        if reading == .onRoute, sum == 0 { doubt = nil }
        return reading
    }

    /// Goes over to other costs of the roads.
    mutating func use(_ metric: Metric) { doubt?.use(metric) }

    /// What speaks against the fix having been made on the route.
    private func cost(of match: RouteFollower.Match, _ fix: Fix, _ observation: Observation, _ rules: TripRules)
        -> Double
    {
        let off = match.distance / rules.deviation(of: fix)
        guard observation.heading != nil, let difference = match.headingDifference else { return off * off / 2 }
        return off * off / 2 + rules.matching.headingCost(difference)
    }
}

extension Observation {
    init(_ fix: Fix, heading: Double?, _ rules: TripRules) {
        self.init(
            coordinate: fix.coordinate, time: Double(fix.timestamp.milliseconds) / 1000,
            deviation: rules.deviation(of: fix), heading: heading)
    }
}

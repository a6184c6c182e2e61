import Routing

/// Follows a vehicle over all the roads around from the last place where it surely was on its route, until it surely is
/// there again or surely isn't.
struct RouteDoubt: Sendable {
    private var matcher: OnlineMatcher
    private var ways: WaySearch
    /// Since when the vehicle seems to be elsewhere, and for how many fixes.
    private(set) var since: Instant?
    private var fixes = 0

    /// A place on the route where the vehicle surely was.
    struct Beginning: Sendable {
        var place: TripRoute.Leg.Place
        var observation: Observation
    }

    init(from beginning: Beginning?, on metric: Metric, _ rules: MatchingRules) {
        matcher = OnlineMatcher(rules: rules)
        ways = WaySearch(metric: metric)
        guard let beginning else { return }
        matcher.begin(
            at: beginning.place.arc, offset: beginning.place.offset, beginning.observation, by: &ways)
    }

    mutating func use(_ metric: Metric) { ways = WaySearch(metric: metric) }

    /// Takes one more fix in.
    mutating func weigh(
        _ fix: Fix, _ observation: Observation, _ match: RouteFollower.Match, on follower: RouteFollower,
        rules: TripRules
    ) -> DeviationEvidence.Reading {
        let leg = follower.currentLeg
        let slack = rules.deviation(of: fix) * 2 + rules.overrun
        let stretch = leg.places(from: follower.offset - rules.backwardsWindow, to: match.offset + rules.forwardWindow)
        let isNews = matcher.add(observation, expected: stretch.map { leg.path.arcs[$0] }, by: &ways)
        guard isNews else { return since == nil ? .onRoute : .uncertain }
        let found = matcher.place { arc, offset in
            stretch.contains {
                leg.path.arcs[$0] == arc && (arc != leg.lastArc || offset <= leg.path.endOffset + slack)
            }
        }
        guard let found else { return countOffNetwork(fix, match, rules) }
        if found.wantedShare >= rules.onRouteShare {
            (since, fixes) = (nil, 0)
            return .onRoute
        }
        guard found.wantedShare <= rules.offRouteShare else { return .uncertain }
        return isProven(by: fix, rules) ? .off(found.likeliest) : .uncertain
    }

    private mutating func countOffNetwork(
        _ fix: Fix, _ match: RouteFollower.Match, _ rules: TripRules
    ) -> DeviationEvidence.Reading {
        guard match.distance > rules.tolerance(for: fix) else { return .uncertain }
        return isProven(by: fix, rules) ? .off(nil) : .uncertain
    }

    private mutating func isProven(by fix: Fix, _ rules: TripRules) -> Bool {
        let first = since ?? fix.timestamp
        since = first
        fixes += 1
        return fixes >= rules.offRouteFixes
            || fixes > 1 && fix.timestamp.seconds(since: first) >= rules.offRouteSeconds
    }
}

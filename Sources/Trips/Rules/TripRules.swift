import Routing

/// The thresholds by which a trip decides. Metres, seconds, metres per second, degrees.
package struct TripRules: Sendable, Equatable {
    /// A first fix less accurate than this can't say on which street the vehicle is.
    package var usableAccuracy = 100.0
    /// A fix further ahead of the server's clock than this is refused.
    package var clockTolerance = 60.0

    /// Nobody comes from one fix to the next faster.
    package var fastestVehicle = 100.0
    /// So many fixes in a row that contradict the one before, but not each other, are believed.
    package var believedFixes = 3

    /// How many deviations the accuracy that devices give is: the radius of 68 % (Android, iOS); W3C means that of 95 %,
    /// which is 2.4.
    package var accuracyDeviations = 1.5
    /// A vehicle that is slower than this heads nowhere in particular.
    package var headingSpeed = 1.5
    /// What speaks against the route at each fix on it, in negative logarithms of likelihood: twice the mean.
    package var usualCost = 1.0
    /// From what sum on a doubt is looked into, and the most that is remembered.
    package var leastDoubt = 2.0
    package var mostDoubt = 8.0
    /// How a doubt is weighed.
    package var matching = MatchingRules.live
    /// On the route, or off it, while it is so likely.
    package var onRouteShare = 0.5
    package var offRouteShare = 0.002
    /// How far from a route that lies far from all roads is still on it; a fix's own accuracy widens it up to the maximum.
    package var offRouteDistance = 25.0
    package var offRouteMaximum = 50.0
    /// Off the route only after so many fixes in a row, or so many seconds.
    package var offRouteFixes = 3
    package var offRouteSeconds = 5.0
    /// How far beyond the end of the route one still is on it.
    package var overrun = 20.0
    /// Between two reroutes there lie at least these; a driver who keeps ignoring them is asked less often.
    package var rerouteSeconds = 5.0
    package var rerouteDistance = 50.0
    package var rerouteBackoffMaximum = 60.0

    /// How far progress may have moved backwards before it counts as more than jitter.
    package var backwardsWindow = 30.0
    /// How far ahead of the last place on the route a fix is looked for, beyond what its speed explains.
    package var forwardWindow = 150.0

    /// A fix is missing after so many seconds, or so many of the usual intervals between two, of which none counts longer
    /// than the longest.
    package var silenceSeconds = 3.0
    package var silentIntervals = 2.5
    package var longestInterval = 30.0
    /// Without fixes the place is reckoned this often, for so long; in a tunnel longer.
    package var reckoningInterval = 1.0
    package var reckoningSeconds = 30.0
    package var tunnelSeconds = 600.0
    /// A vehicle that stood, or of which nothing can be reckoned, is lost after so long a silence.
    package var lostSeconds = 120.0

    /// How often another way is looked for, and how often while the route is closed and no other was found.
    package var checkSeconds = 120.0
    package var closedCheckSeconds = 15.0
    /// A faster route is offered when it saves so many seconds, and such a share of what is left.
    package var offerSeconds = 60.0
    package var offerShare = 0.1
    /// Once declined, only when it saves so many times as much, and `offerSeconds` more.
    package var declinedFactor = 1.5
    /// Another way has so many meters that the route hasn't.
    package var offerDifference = 300.0
    /// No offers within so many seconds before a maneuver, nor before the end of the trip.
    package var maneuverSeconds = 8.0
    package var lastOfferSeconds = 180.0
    /// Another way leaves the route so many seconds and meters ahead at the least: a driver needs time to accept it, and
    /// less to take one that must be taken.
    package var offerLead = 15.0
    package var closureLead = 5.0
    package var leastLead = 30.0

    /// A trip is delayed when its ETA slips by so many seconds, and by such a share of the time that was left when it was
    /// promised, for so many seconds.
    package var delaySeconds = 300.0
    package var delayShare = 0.1
    package var delayPatience = 30.0

    package var approachingDistance = 300.0
    package var approachingSeconds = 30.0
    /// Within this distance of the stop, and slow, one has arrived; a fix's accuracy widens it up to the maximum.
    package var arrivalRadius = 30.0
    package var arrivalRadiusMaximum = 50.0
    package var arrivalSpeed = 2.5
    /// Standing this long within this distance is an arrival too.
    package var dwellDistance = 100.0
    package var dwellSeconds = 20.0
    package var standingSpeed = 1.0
    /// Nobody is faster who looks for a place to park.
    package var parkingSpeed = 5.5

    package init() {}
}

extension MatchingRules {
    /// For fixes that come each second: each of them is looked at, and half of what it errs is what the one before erred.
    fileprivate static var live: MatchingRules {
        var rules = MatchingRules()
        rules.sparing = 0.5
        rules.driftShare = 0.5
        rules.headingDeviation = 18
        // Between two fixes that lie so near to each other the errors are most of the way.
        rules.detour = 15
        rules.jumpCost = 20
        return rules
    }
}

extension TripRules {
    /// The standard deviation of a fix's error on each axis, in metres.
    func deviation(of fix: Fix) -> Double {
        fix.accuracy.map { matching.bounded($0 / accuracyDeviations) } ?? matching.deviation
    }

    func tolerance(for fix: Fix) -> Double { min(max(fix.accuracy ?? 0, offRouteDistance), offRouteMaximum) }
}

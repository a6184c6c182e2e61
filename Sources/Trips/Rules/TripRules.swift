/// The thresholds by which a trip decides. Metres, seconds, metres per second, degrees.
package struct TripRules: Sendable, Equatable {
    /// A first fix less accurate than this can't say on which street the vehicle is.
    package var usableAccuracy = 100.0
    /// A fix further ahead of the server's clock than this is refused.
    package var clockTolerance = 60.0

    /// How far from the route is still on it; a fix's own accuracy widens it up to the maximum.
    package var offRouteDistance = 25.0
    package var offRouteMaximum = 50.0
    /// Off the route only after so many fixes in a row, or so many seconds.
    package var offRouteFixes = 3
    package var offRouteSeconds = 5.0
    /// A heading that differs from the route's by more is against it, when moving at least this fast.
    package var againstHeading = 120.0
    package var headingSpeed = 3.0
    package var againstDistance = 50.0
    /// Between two reroutes there lie at least these; a driver who keeps ignoring them is asked less often.
    package var rerouteSeconds = 5.0
    package var rerouteDistance = 50.0
    package var rerouteBackoffMaximum = 60.0

    /// How far progress may have moved backwards before it counts as more than jitter.
    package var backwardsWindow = 30.0
    /// How far ahead of the last place on the route a fix is looked for, beyond what its speed explains.
    package var forwardWindow = 150.0

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

    package init() {}
}

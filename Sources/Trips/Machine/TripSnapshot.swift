/// What must be known of a trip to go on with it elsewhere; everything else follows from the next fix.
package struct TripSnapshot: Sendable, Equatable {
    package var phase: TripPhase = .locating
    /// The place in the plan of the stop that is driven to.
    package var nextStop = 0
    /// How many routes the trip has had.
    package var revision = 0
    /// The last number that was given out.
    package var sequence = 0
    /// Whether the next stop has been announced as near.
    package var hasApproached = false
    package var lastFix: Fix?
    package var metersDriven = 0.0
    package var eta: Instant?
    package var spoken: SpokenManeuver?
    /// When the trip's owner was last told to expect it.
    package var promise: Promise?
    /// The driver's pace (`Pace`).
    package var pace = 1.0

    package init() {}
}

/// The name of a trip's state, as it is stored and shown.
package enum TripPhase: String, Sendable, CaseIterable {
    case planned, locating, routing, driving, deviating, approaching, lost, arrived, ended
}

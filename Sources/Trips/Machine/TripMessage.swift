import Guidance
import Routing

/// What the driver is told. All but progress and problems are numbered, so that nothing is missed unnoticed.
package enum TripMessage: Sendable {
    case route(TripRoute, reason: RouteReason, revision: Int, sequence: Int)
    /// The same route with new durations.
    case update(RouteUpdate, sequence: Int)
    /// A faster route; `saves` are seconds.
    case offer(OfferID, saves: Double, TripRoute, sequence: Int)
    case progress(TripProgress)
    case instruction(DueInstruction, sequence: Int)
    case deviation(TripDeviation, sequence: Int)
    case stopEvent(StopEvent, sequence: Int)
    case ended(EndReason, sequence: Int)
    case problem(TripProblem)
}

/// The route that is driven, by what its roads cost now.
package struct RouteUpdate: Sendable {
    package var route: TripRoute
    package var revision: Int
    /// The legs of which something has changed.
    package var changedLegs: [Int]
    /// From where the vehicle is.
    package var secondsRemaining: Double
    package var eta: Instant
}

/// Names an offer of a trip.
package struct OfferID: Hashable, Sendable {
    package var number: Int
    package init(number: Int) { self.number = number }
}

/// Where the vehicle is on its route, and what comes next.
package struct TripProgress: Sendable {
    package var matched: Coordinate
    /// Degrees along the road; `nil` on a line without extent.
    package var heading: Double?
    package var roadName: String
    /// Metres per second; `nil` where none is known.
    package var speedLimit: Double?
    /// Counted in the present route.
    package var leg: Int
    /// The step being driven, counted in its leg.
    package var step: Int
    package var metersRemaining: Double
    package var secondsRemaining: Double
    package var eta: Instant
    package var metersToManeuver: Double
    package var maneuver: Maneuver
    /// Metres between the fix and the route; 0 where there is no fix.
    package var offset: Double
    /// Whether there was no fix, and the place was reckoned from those before.
    package var isEstimated: Bool
}

/// An announcement whose place has been reached.
package struct DueInstruction: Sendable {
    package var voice: VoiceInstruction?
    package var banner: BannerInstruction?
    /// Metres to the manoeuvre.
    package var metersToManeuver: Double
}

/// The route left.
package struct TripDeviation: Sendable, Equatable {
    /// Metres from the route.
    package var distance: Double
    /// Since when, by the device's clock.
    package var since: Instant
    /// Whether the vehicle is on another road; a route follows only then.
    package var isOnRoad: Bool
}

/// Something about one stop.
package struct StopEvent: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case approaching, waypointReached, arrived }

    package var kind: Kind
    /// The stop's place in the plan.
    package var waypoint: Int
    package var stop: Stop
    package var at: Instant
    /// Metres between the vehicle and the stop's place on its road.
    package var distance: Double
    package var side: ManeuverModifier?
    package var reasons: [String]
}

package enum EndReason: Sendable, Equatable {
    case completed
    /// With the words that the driver or a backend gave.
    case cancelled(String?)

    package var name: String {
        switch self {
        case .completed: "completed"
        case .cancelled: "cancelled"
        }
    }
}

/// Something the driver should know that doesn't end the trip.
package enum TripProblem: Sendable, Equatable {
    case fixTooOld(behindSeconds: Double)
    case clockAhead(bySeconds: Double)
    /// A fix lies where nobody can have driven to in the time since the last one.
    case leap(metersPerSecond: Double)
    case noRoute(RouteFailure)
    case nothingToSkip
    /// An arrival was reported while nobody was driving.
    case nothingToReach
    /// The vehicle has gone on beyond a stop without having been there, by its place in the plan.
    case stopPassed(Int)
    /// The offer that is accepted or declined isn't open.
    case noOffer(isAccepted: Bool)
}

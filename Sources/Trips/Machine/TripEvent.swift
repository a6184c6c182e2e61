/// What happens to a trip.
package enum TripEvent: Sendable {
    /// A driver is there: for the first time, or again on a new connection.
    case driverConnected
    case positionReceived(Fix)
    case routeFound(TripRoute, request: RouteRequest.ID)
    case routeFailed(RouteFailure, request: RouteRequest.ID)
    /// A fact is committed; its message has been handed to the connection.
    case factRecorded(sequence: Int)
    case rerouteRequested
    case skipRequested
    /// The driver says that the next stop is reached.
    case arrivalReported
    case offerAccepted(OfferID)
    case offerDeclined(OfferID)
    /// The roads are no longer as they were.
    case roadsChanged(RoadChange)
    case cancelRequested(reason: String?)
    /// The trip's `nextDeadline` has come.
    case deadlineReached
}

/// Why no route was found.
package enum RouteFailure: Error, Sendable, Equatable {
    case originOffNetwork
    /// By the stop's place in the plan.
    case stopOffNetwork(Int)
    case unroutable
    case noNetwork
}

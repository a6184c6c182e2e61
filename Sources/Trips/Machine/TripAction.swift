import Routing

/// What the trip wants done, in this order.
package enum TripAction: Sendable {
    case send(TripMessage)
    case findRoute(RouteRequest)
    /// One transaction; the fact's message goes out after its commit, and `factRecorded` comes back.
    case record(TripFact)
    /// Adds a fix to the recorded track, written behind.
    case keep(Fix)
    /// Counts what the drive says of roads; their costs at that time come along.
    case traversed([Traversal], on: Metric)
}

import Routing

/// What a route has to pass, in order.
struct Itinerary {
    /// For each place where on the network it may be, the nearest first; at least two places.
    var places: [[RouteEndpoint]]
    /// Whether the way goes on in the direction in which it came to a place between.
    var continuesStraight: Bool
    /// Places that are passed without a stop: there the way goes straight on in any case.
    var passed: Set<Int> = []
}

/// A route that has been found: a path for each two places that follow each other.
struct FoundRoute {
    var paths: [RoutePath]
    /// Which of each place's endpoints it uses.
    var candidates: [Int]
}

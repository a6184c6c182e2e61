/// How far a trip gets within a limit of time: the parts of arcs that it reaches, no place twice.
package struct Reach: Sendable {
    package let origin: RouteEndpoint
    package let limit: Milliseconds
    /// By the importance of their roads: the same search gives the same order.
    package let parts: [Part]

    /// The part of an arc that is reached, from where it is entered on.
    package struct Part: Hashable, Sendable, BitwiseCopyable {
        package var arc: ArcID
        /// Meters along the arc: above zero only where the trip begins.
        package var start: Float
        /// Meters along the arc: its length, unless time is over before, or the trip's own beginning comes next.
        package var end: Float
        /// The cost of the way to `end`.
        package var cost: Milliseconds
    }
}

extension Metric {
    /// The part of an arc that is reached by someone who is at `start` after `cost`; `nil` where nothing of it is.
    ///
    /// - Parameter end: where the part ends at the latest.
    func part(of arc: ArcID, from start: Double, at cost: Milliseconds, to end: Double, within limit: Milliseconds)
        -> Reach.Part?
    {
        guard cost <= limit, start <= end else { return nil }
        let travelled = self.cost(of: arc, from: start, to: end)
        guard travelled > limit - cost else {
            return Reach.Part(arc: arc, start: Float(start), end: Float(end), cost: cost + travelled)
        }
        let share = Double(limit - cost) / Double(self.cost(of: arc))
        let reached = min(start + share * Double(network.road(of: arc).length), end)
        return Reach.Part(arc: arc, start: Float(start), end: Float(reached), cost: limit)
    }
}

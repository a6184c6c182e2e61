/// A stretch of a track as it was driven: places on roads, and the ways between them.
package struct TrackMatch: Sendable, Equatable {
    /// At least one, in the order of the track.
    package var points: [Point]
    /// The ways from each point to the next.
    package var legs: [RoutePath]
    /// From 0 to 1: how much likelier the places are than others nearby, and how near they lie to the fixes.
    package var confidence: Double

    package struct Point: Sendable, Equatable {
        /// The number of the fix in the track.
        package var observation: Int
        package var arc: ArcID
        /// Metres from the arc's tail.
        package var offset: Double
        /// Metres from the fix.
        package var distance: Double
        /// How many other places on roads were considered.
        package var alternatives: Int
    }

    /// The arcs that were driven, each as often as it was.
    package var arcs: [ArcID] {
        var arcs: [ArcID] = []
        for leg in legs {
            let isContinued = arcs.last != nil && arcs.last == leg.arcs.first
            arcs += isContinued ? leg.arcs.dropFirst() : leg.arcs[...]
        }
        return arcs
    }
}

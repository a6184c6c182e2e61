import Routing

/// A way out of a crossing, as somebody sees it who chooses a lane before it.
struct LaneExit {
    /// The arcs that lead to it: those within the crossing, and the one behind it.
    var path: [ArcID]
    /// Degrees off straight on, positive to the right: the whole turn, from the way in to the way out.
    var angle: Double
    /// A driveway or the like, for which no arrow is painted.
    var isMinor: Bool
    /// Leads on while slip roads or ramps leave on a side: the lanes that aren't theirs go on with it.
    var takesTheRest = false

    /// Whether the route takes this way out.
    func isTaken(by arcs: ArraySlice<ArcID>) -> Bool { zip(path, arcs).allSatisfy(==) }
}

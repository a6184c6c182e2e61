/// A lane of the road by which an intersection is entered.
package struct Lane: Sendable, Equatable {
    /// Its arrows as they are painted, at least one.
    package var indications: [LaneIndication]
    /// Whether the route can be followed from it.
    package var isValid: Bool
    /// Whether it is one of those to choose: valid, and good for what comes at once behind as well.
    package var isActive: Bool
    /// The arrow that the route follows; `nil` where the lane isn't valid or has none.
    package var validIndication: LaneIndication?

    package init(
        indications: [LaneIndication], isValid: Bool, isActive: Bool, validIndication: LaneIndication? = nil
    ) {
        self.indications = indications
        self.isValid = isValid
        self.isActive = isActive
        self.validIndication = validIndication
    }
}

/// Where a lane leads by its arrow; raw values are OSRM's spelling.
package enum LaneIndication: String, Sendable, CaseIterable {
    case none
    case uTurn = "uturn"
    case sharpLeft = "sharp left"
    case left
    case slightLeft = "slight left"
    case straight
    case slightRight = "slight right"
    case right
    case sharpRight = "sharp right"
}

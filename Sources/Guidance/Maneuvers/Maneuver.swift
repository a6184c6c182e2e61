import Routing

/// What to do at one place of a route, with OSRM's meanings.
package struct Maneuver: Sendable, Equatable {
    package var type: ManeuverType
    /// Where to turn; the side of the road for an arrival; `nil` where there is nothing to say.
    package var modifier: ManeuverModifier?
    /// The direction of travel on the way in, whole degrees in `0..<360`; 0 when departing.
    package var bearingBefore: Int
    /// The direction of travel on the way out, whole degrees in `0..<360`; 0 when arriving.
    package var bearingAfter: Int
    package var location: Coordinate
    /// Which exit of the roundabout to take, counted from 1.
    package var exit: Int?
    /// What to do as a sentence in the traveler's language.
    package var instruction: String

    package init(
        type: ManeuverType, modifier: ManeuverModifier? = nil, bearingBefore: Int, bearingAfter: Int,
        location: Coordinate, exit: Int? = nil, instruction: String
    ) {
        self.type = type
        self.modifier = modifier
        self.bearingBefore = bearingBefore
        self.bearingAfter = bearingAfter
        self.location = location
        self.exit = exit
        self.instruction = instruction
    }
}

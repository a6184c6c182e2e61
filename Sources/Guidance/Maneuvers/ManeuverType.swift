/// The kinds of maneuver; raw values are OSRM's spelling.
package enum ManeuverType: String, Sendable, CaseIterable {
    case depart
    case arrive
    case turn
    /// The road goes on under another name.
    case newName = "new name"
    /// Staying on the road takes a turn.
    case `continue`
    case merge
    case onRamp = "on ramp"
    case offRamp = "off ramp"
    case fork
    /// The road ends at another one that crosses it.
    case endOfRoad = "end of road"
    case roundabout
    /// A roundabout that has a name of its own.
    case rotary
    /// A roundabout so small that going through it reads as a turn.
    case roundaboutTurn = "roundabout turn"
    case exitRoundabout = "exit roundabout"
    case exitRotary = "exit rotary"
    /// Something changes that isn't a turn, such as the mode of travel.
    case notification
}

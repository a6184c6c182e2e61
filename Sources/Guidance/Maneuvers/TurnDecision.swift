import Routing

/// That there is something to do on the way from one arc to the next, and what it is.
struct TurnDecision {
    /// The place among the path's arcs of the one that the maneuver leads into.
    var place: Int
    var type: ManeuverType
    var modifier: ManeuverModifier
    /// Which exit of the roundabout, counted from 1.
    var exit: Int?
    /// The place of the arc by whose name the maneuver is called: the exit's, when entering a roundabout.
    var namedPlace: Int
    /// The last place that it takes: a slip road's end. Elsewhere its own.
    var end: Int
    /// Whether the road that one comes along ends here at one that runs across.
    var isAtEndOfRoad = false
    /// What the roundabout is called, where that is a name of its own.
    var rotaryName: NameID?
    /// The way through a roundabout as a direction and in whole degrees.
    var passage: (modifier: ManeuverModifier, degrees: Int)?

    init(
        place: Int, type: ManeuverType, modifier: ManeuverModifier, exit: Int? = nil, namedPlace: Int? = nil,
        passage: (modifier: ManeuverModifier, degrees: Int)? = nil
    ) {
        self.place = place
        self.type = type
        self.modifier = modifier
        self.exit = exit
        self.namedPlace = namedPlace ?? place
        end = place
        self.passage = passage
    }

    /// A turn at a crossing, onto whichever road.
    var isPlainTurn: Bool { type == .turn || type == .continue || type == .endOfRoad }
}

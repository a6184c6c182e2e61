/// Everything that a language must be able to say. One value for each language, in a file of its own.
///
/// A language that lacks a phrase doesn't compile. Which gaps each template may have stands with it; `{road}` may be
/// `{onto}` or `{along}` wherever a language has `roads`. See docs/languages.md.
package struct Phrasebook: Sendable, Equatable {
    /// Fills `{direction}`.
    package var directions: Directions
    /// Fills `{side}`: where to keep, on which side a ramp leaves.
    package var sides: Sides
    /// Fills `{heading}`: north, north-east and so on, clockwise; eight.
    package var compass: [String]
    /// Fills `{exit}`: first, second and so on; higher ones by `laterExit` with `{count}`.
    package var exits: [String]
    package var laterExit: Template
    /// Fill `{onto}` and `{along}`.
    package var roads: NameForms
    /// Fill `{rotary}`: in `rotary` as what one is in, in `enterRotary` as what one gets into.
    package var rotaries: NameForms

    /// `{heading}`.
    package var depart: Phrase
    /// `{direction}`.
    package var turn: Phrase
    /// Where one goes straight ahead while others turn.
    package var straight: Phrase
    /// `{direction}`: where there is nothing but to turn.
    package var endOfRoad: Phrase
    /// `{direction}`: the road that one is on turns.
    package var stayOn: Phrase
    package var stayStraight: Phrase
    package var uTurn: Phrase
    /// The same road under another name; the plain one may have `{direction}`.
    package var newName: Phrase
    /// `{side}` or `{direction}`, left or right if anything; so with ramps.
    package var merge: Phrase
    package var onRamp: Phrase
    package var offRamp: Phrase
    /// Before an exit's number on a banner.
    package var exitSign: String
    /// An off ramp with its `{exitNumber}`.
    package var numberedExit: Phrase
    /// `{side}` or `{direction}`.
    package var fork: Phrase
    package var forkMiddle: Phrase

    /// `{exit}`.
    package var roundabout: Phrase
    /// Into a roundabout in which the way ends.
    package var enterRoundabout: Template
    /// `{exit}` of a roundabout that has a name, `{rotary}`.
    package var rotary: Phrase
    /// `{rotary}`.
    package var enterRotary: Template
    /// `{direction}`: a roundabout so small that one turns.
    package var roundaboutTurn: Phrase
    package var roundaboutStraight: Phrase
    package var exitRoundabout: Phrase

    package var ferry: Phrase
    package var notices: Notices

    package var arrived: Arrival
    package var arriving: Arrival
    /// Behind a sentence about an arrival: where the stop lies.
    package var arrivalSides: ArrivalSides

    /// `{distance}`, `{instruction}`.
    package var inDistance: Template
    /// `{instruction}`, `{next}`: one right after the other.
    package var then: Template
    /// `{instruction}`, `{distance}`, `{next}`: one soon after the other.
    package var thenInDistance: Template
    /// `{distance}`, alone and with `{road}`.
    package var continueFor: Continuing
    /// `{instruction}`, `{next}`: two sentences.
    package var sequence: Template
    package var lanes: Lanes
    package var distances: DistanceWords
    package var abbreviations: Abbreviations
}

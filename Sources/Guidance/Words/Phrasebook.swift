/// Everything that a language must be able to say. One value for each language, in a file of its own.
///
/// A language that lacks a phrase doesn't compile. Which gaps each template may have stands with it.
package struct Phrasebook: Sendable, Equatable {
    /// Fills `{direction}`.
    package var directions: Directions
    /// Fills `{heading}`: north, north-east and so on, clockwise; eight.
    package var compass: [String]
    /// Fills `{exit}`: first, second and so on; higher ones by `laterExit` with `{count}`.
    package var exits: [String]
    package var laterExit: Template

    /// `{heading}`.
    package var depart: Phrase
    package var turn: Phrase
    /// Where the road goes straight ahead while others turn off it.
    package var straight: Phrase
    /// The road that one is on turns.
    package var stayOn: Phrase
    package var uTurn: Phrase
    package var newName: Phrase
    package var merge: Phrase
    package var onRamp: Phrase
    package var offRamp: Phrase
    package var fork: Phrase
    package var forkMiddle: Phrase
    /// `{exit}`.
    package var roundabout: Phrase
    /// Into a roundabout in which the way ends.
    package var enterRoundabout: Phrase
    package var roundaboutTurn: Phrase
    package var exitRoundabout: Phrase
    package var ferry: Phrase

    package var arrived: Arrival
    package var arriving: Arrival
    /// Fill `{place}` where the stop has no name.
    package var destination: String
    package var stop: String

    /// `{distance}`, `{instruction}`.
    package var inDistance: Template
    /// `{instruction}`, `{next}`: one right after the other.
    package var then: Template
    /// `{distance}`.
    package var continueFor: Phrase
    /// `{instruction}`, `{next}`: two sentences.
    package var sequence: Template
    /// Whether an instruction begins with a small letter within a sentence.
    package var lowercasesWithinSentence: Bool
    package var distances: DistanceWords
}

extension Phrasebook {
    /// A sentence in as many forms as there may be things to name: alone, with `{road}`, with `{destination}`.
    package struct Phrase: Sendable, Equatable {
        package var plain: Template
        package var road: Template
        package var destination: Template
    }

    /// A sentence about a `{place}`: alone, and with the side of the road as `{direction}`.
    package struct Arrival: Sendable, Equatable {
        package var plain: Template
        package var side: Template
    }

    /// One text for each modifier.
    package struct Directions: Sendable, Equatable {
        package var uTurn: String
        package var sharpRight: String
        package var right: String
        package var slightRight: String
        package var straight: String
        package var slightLeft: String
        package var left: String
        package var sharpLeft: String

        package subscript(_ modifier: ManeuverModifier) -> String {
            switch modifier {
            case .uTurn: uTurn
            case .sharpRight: sharpRight
            case .right: right
            case .slightRight: slightRight
            case .straight: straight
            case .slightLeft: slightLeft
            case .left: left
            case .sharpLeft: sharpLeft
            }
        }
    }

    /// Distances as they are spoken. Templates have `{count}`.
    package struct DistanceWords: Sendable, Equatable {
        package var meters: Template
        package var kilometer: Template
        package var kilometers: Template
        package var feet: Template
        package var mile: Template
        package var miles: Template
        package var quarterMile: String
        package var halfMile: String
        package var threeQuarterMiles: String
        /// `{count}` whole miles and a fraction.
        package var milesAndQuarter: Template
        package var milesAndHalf: Template
        package var milesAndThreeQuarters: Template
        package var decimalSeparator: String
    }
}

// The parts of a phrasebook.

extension Phrasebook {
    /// A sentence in as many forms as there may be things to name: alone, with `{road}`, with `{destination}`.
    package struct Phrase: Sendable, Equatable {
        package var plain: Template
        package var road: Template
        package var destination: Template
    }

    /// A sentence about the way until the next maneuver: alone, and with `{road}`.
    package struct Continuing: Sendable, Equatable {
        package var plain: Template
        package var road: Template
    }

    /// Sentences about changes that aren't turns.
    package struct Notices: Sendable, Equatable {
        /// Here one may not ride: push the bicycle.
        package var dismount: Template
        package var remount: Template
        package var stairs: Template
    }

    /// A sentence about the end of the way.
    package struct Arrival: Sendable, Equatable {
        package var destination: Template
        package var stop: Template
        /// With the stop's number as `{count}`.
        package var numberedStop: Template
        /// With the stop's name as `{place}`.
        package var named: Template
    }

    /// Texts that go on with a sentence about an arrival, with the comma and space that they need.
    package struct ArrivalSides: Sendable, Equatable {
        package var left: String
        package var right: String
        package var ahead: String
    }

    package struct Sides: Sendable, Equatable {
        package var left: String
        package var right: String
    }

    /// A whole sentence for each hint of lanes.
    package struct Lanes: Sendable, Equatable {
        package var left: Counted
        package var middle: Counted
        package var right: Counted

        package struct Counted: Sendable, Equatable {
            package var one: String
            package var two: String
            package var more: String

            package subscript(_ count: Int) -> String { count <= 1 ? one : count == 2 ? two : more }
        }

        subscript(_ hint: LaneHint) -> String {
            switch hint {
            case .left(let count): left[count]
            case .middle(let count): middle[count]
            case .right(let count): right[count]
            }
        }
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
}

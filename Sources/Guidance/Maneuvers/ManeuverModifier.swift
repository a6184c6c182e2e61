import Routing

/// The direction that a maneuver takes; raw values are OSRM's spelling.
package enum ManeuverModifier: String, Sendable, CaseIterable {
    case uTurn = "uturn"
    case sharpRight = "sharp right"
    case right
    case slightRight = "slight right"
    case straight
    case slightLeft = "slight left"
    case left
    case sharpLeft = "sharp left"
}

extension ManeuverModifier {
    /// The modifier of a turn by its angle: 0 is straight on, positive to the right.
    ///
    /// OSRM's bins: straight up to 20°, slight to 40°, plain to 120°, sharp to 175°, beyond that a U-turn.
    package init(turn angle: Double) {
        let isRight = angle > 0
        switch abs(angle) {
        case ...20: self = .straight
        case ...40: self = isRight ? .slightRight : .slightLeft
        case ...120: self = isRight ? .right : .left
        case ...175: self = isRight ? .sharpRight : .sharpLeft
        default: self = .uTurn
        }
    }

    package var isLeft: Bool { self == .slightLeft || self == .left || self == .sharpLeft }
    package var isRight: Bool { self == .slightRight || self == .right || self == .sharpRight }

    /// Whether the way turns so much that it must be said even where there is no choice but a new name.
    var isBend: Bool {
        switch self {
        case .straight, .slightLeft, .slightRight: false
        case .uTurn, .sharpRight, .right, .left, .sharpLeft: true
        }
    }
}

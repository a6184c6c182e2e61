import Routing

/// On which side of the road traffic keeps.
enum DrivingSide: Hashable, Sendable {
    case left
    case right

    /// The value of a `driving_side` tag.
    init?(_ value: String) {
        switch value {
        case "left": self = .left
        case "right": self = .right
        default: return nil
        }
    }

    /// By country, for ways that don't say.
    init(at place: FixedCoordinate) {
        self = LeftHandCountries.boxes.contains { $0.contains(place) } ? .left : .right
    }
}

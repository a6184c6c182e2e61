import Routing

/// A word of OpenStreetMap's `turn:lanes`; raw values are its spelling.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:turn
enum LaneArrow: String, CaseIterable {
    case none
    case reverse
    case sharpLeft = "sharp_left"
    case left
    case slightLeft = "slight_left"
    case through
    case slightRight = "slight_right"
    case right
    case sharpRight = "sharp_right"
    /// The lane ends, and its traffic moves over.
    case mergeToLeft = "merge_to_left"
    case mergeToRight = "merge_to_right"

    var indication: LaneIndication {
        switch self {
        case .none: .none
        case .reverse: .uTurn
        case .sharpLeft: .sharpLeft
        case .left: .left
        case .slightLeft, .mergeToLeft: .slightLeft
        case .through: .straight
        case .slightRight, .mergeToRight: .slightRight
        case .right: .right
        case .sharpRight: .sharpRight
        }
    }

    var isMerge: Bool { self == .mergeToLeft || self == .mergeToRight }

    /// Degrees off straight on, positive to the right. Without an arrow a lane leads on; one turns around toward the
    /// oncoming traffic.
    func angle(on side: DrivingSide) -> Double {
        switch self {
        case .reverse: side == .right ? -180 : 180
        case .sharpLeft: -135
        case .left: -90
        case .slightLeft, .mergeToLeft: -45
        case .none, .through: 0
        case .slightRight, .mergeToRight: 45
        case .right: 90
        case .sharpRight: 135
        }
    }
}

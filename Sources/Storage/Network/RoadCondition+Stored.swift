import Routing

extension RoadCondition.Effect {
    /// The columns `effect` and `value`.
    var stored: (effect: String, value: UInt8) {
        switch self {
        case .opened(let modes): ("opened", modes.rawValue)
        case .restricted(let modes): ("restricted", modes.rawValue)
        case .closed(let modes): ("closed", modes.rawValue)
        case .speedLimit(let speed): ("speed_limit", speed)
        }
    }

    init?(stored effect: String, _ value: UInt8) {
        switch effect {
        case "opened": self = .opened(TravelModes(rawValue: value))
        case "restricted": self = .restricted(TravelModes(rawValue: value))
        case "closed": self = .closed(TravelModes(rawValue: value))
        case "speed_limit": self = .speedLimit(value)
        default: return nil
        }
    }
}

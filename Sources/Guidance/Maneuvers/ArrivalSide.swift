import Routing

extension ManeuverModifier {
    /// The side of the road on which a stop lies, seen by who arrives; `nil` where it is on the road or straight ahead.
    init?(sideOf stop: Coordinate, from arrival: Coordinate, course: Double) {
        guard stop.isValid, arrival.distance(to: stop) >= Self.besideTheRoad else { return nil }
        switch Bearing.turn(from: course, to: arrival.bearing(to: stop)) {
        case 20...160: self = .right
        case -160 ... -20: self = .left
        default: return nil
        }
    }

    /// A stop nearer to the middle of the road than this, in meters, is on the road.
    private static let besideTheRoad = 3.0
}

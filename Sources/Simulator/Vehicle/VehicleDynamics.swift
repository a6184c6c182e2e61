import Protocol

/// How a vehicle moves. Meters per second, and meters per second squared.
struct VehicleDynamics: Sendable, Equatable {
    var acceleration: Double
    var braking: Double
    /// The sideways acceleration that is borne in a bend.
    var cornering: Double
    /// No bend is taken slower than this.
    var slowestCorner: Double
    var topSpeed: Double
    /// Where neither a limit nor a usual speed is known.
    var usualSpeed: Double

    static let car = VehicleDynamics(
        acceleration: 2, braking: 2.5, cornering: 2, slowestCorner: 1.5, topSpeed: 36, usualSpeed: 50 / 3.6)
    static let bicycle = VehicleDynamics(
        acceleration: 0.8, braking: 1.5, cornering: 1.5, slowestCorner: 1.2, topSpeed: 6, usualSpeed: 4.5)
    static let walker = VehicleDynamics(
        acceleration: 1, braking: 1.5, cornering: 2, slowestCorner: 0.8, topSpeed: 1.4, usualSpeed: 1.4)

    /// What travels by a profile.
    static func of(_ profile: TravelProfile) -> VehicleDynamics {
        switch profile {
        case .car: .car
        case .bicycle: .bicycle
        case .foot: .walker
        }
    }

    /// The highest speed in a bend of `turn` radians that is stretched over `length` meters of line.
    func cornerSpeed(turn: Double, over length: Double) -> Double {
        guard turn > 0.02 else { return .infinity }
        let radius = min(length, Self.longestBend) / turn
        return max((cornering * radius).squareRoot(), slowestCorner)
    }

    /// However long the segments that meet at a street corner, the turn itself is no longer than this.
    private static let longestBend = 12.0
}

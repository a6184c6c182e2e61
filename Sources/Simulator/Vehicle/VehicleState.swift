import Routing

/// Where a simulated vehicle truly is, whatever its receiver says.
package struct VehicleState: Sendable, Equatable {
    package var coordinate: Coordinate
    /// Degrees clockwise from north; `nil` where it stands without a way to go.
    package var heading: Double?
    /// Meters per second.
    package var speed: Double
    /// Simulated seconds since the drive began.
    package var seconds: Double
    package var metersDriven: Double
    /// Whether it has taken a wrong turn and no new route has come yet.
    package var isAstray = false
    /// Whether there is no sky above it.
    package var isInTunnel = false
}

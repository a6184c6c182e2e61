import Protocol
import Routing

/// What happens on a drive, for whoever watches it.
package enum DriveEvent: Sendable {
    case connected(url: String)
    case disconnected(reason: String)
    /// With the message's text as it came.
    case received(ServerMessage, text: String)
    case moved(VehicleState)
    case finished(DriveReport)
}

/// Where the simulated vehicle is.
package struct VehicleState: Sendable, Equatable {
    package var coordinate: Coordinate
    /// Metres per second.
    package var speed: Double
    /// Simulated seconds since the drive began.
    package var seconds: Double
    package var metersDriven: Double
}

import Protocol

/// What happens on a drive, for whoever watches it.
package enum DriveEvent: Sendable {
    case connected(url: String)
    /// The connection was lost, or can't be made again; told once for each reason in a row.
    case disconnected(reason: String)
    /// With the message's text as it came.
    case received(ServerMessage, text: String)
    case moved(VehicleState)
    /// The simulated driver left the route.
    case strayed(Straying)
    /// The last event, however the drive ended.
    case finished(DriveReport)
}

import Protocol
import Routing

/// What is to be simulated.
package struct DriveOptions: Sendable {
    /// The server's WebSocket, such as `ws://127.0.0.1:8080/v1/navigate`.
    package var url: String
    package var token: String?
    package var from: Coordinate
    /// Stops in order, the destination last; at least one.
    package var stops: [Place]
    package var profile: TravelProfile = .car
    package var units: DistanceUnits = .metric
    package var language: String?
    package var reference: String?
    /// Simulated seconds for each second of the wall's clock.
    package var speed = 1.0
    /// The standard deviation of the GPS error, in metres on each axis.
    package var noise = 4.0
    /// The share of fixes that get lost, `0...1`.
    package var dropout = 0.0
    /// The chance of taking the wrong road at a manoeuvre, `0...1`.
    package var wrongTurns = 0.0
    package var seed: UInt64 = 1
    /// How often a lost connection is made anew before the drive gives up.
    package var reconnects = 60

    package init(url: String, from: Coordinate, stops: [Place]) {
        self.url = url
        self.from = from
        self.stops = stops
    }
}

import Routing

/// One position from the vehicle, in the units of the W3C Geolocation API.
package struct Fix: Hashable, Sendable {
    package var coordinate: Coordinate
    /// By the device's clock. Everything a trip decides about time between fixes goes by it.
    package var timestamp: Instant
    /// The radius in metres within which the position lies with 68 % probability.
    package var accuracy: Double?
    /// Degrees clockwise from north.
    package var heading: Double?
    /// Metres per second.
    package var speed: Double?

    package init(
        coordinate: Coordinate, timestamp: Instant, accuracy: Double? = nil, heading: Double? = nil,
        speed: Double? = nil
    ) {
        self.coordinate = coordinate
        self.timestamp = timestamp
        self.accuracy = accuracy
        self.heading = heading
        self.speed = speed
    }
}

/// A position that a receiver reported: evidence of where a vehicle is.
package struct Observation: Sendable, Equatable {
    package var coordinate: Coordinate
    /// Seconds on the receiver's clock; `nil` where a track has no times.
    package var time: Double?
    /// The standard deviation of its error on each axis, in metres; the matcher's own where it isn't known.
    package var deviation: Double?
    /// Degrees from north; `nil` for a vehicle that stands.
    package var heading: Double?

    package init(coordinate: Coordinate, time: Double? = nil, deviation: Double? = nil, heading: Double? = nil) {
        self.coordinate = coordinate
        self.time = time
        self.deviation = deviation
        self.heading = heading
    }
}

/// A position that a receiver reported: evidence of where a vehicle is.
package struct Observation: Sendable, Equatable {
    package var coordinate: Coordinate
    /// Seconds on the receiver's clock; `nil` where a track has no times.
    package var time: Double?
    /// The standard deviation of its error on each axis, in metres; the matcher's own where it isn't known.
    package var deviation: Double?
    /// Degrees from north; `nil` for a vehicle that stands.
    package var heading: Double?
    /// Degrees from the heading beyond which no road is considered; `nil` where the heading is evidence alone.
    package var headingTolerance: Double?
    /// The side of the road that is considered.
    package var approach = Approach.unrestricted

    package init(coordinate: Coordinate, time: Double? = nil, deviation: Double? = nil, heading: Double? = nil) {
        self.coordinate = coordinate
        self.time = time
        self.deviation = deviation
        self.heading = heading
    }

    /// Whether a road may lead there on which travel heads for `bearing`.
    func allows(_ bearing: Double?) -> Bool {
        guard let headingTolerance, let heading, let bearing else { return true }
        return Bearing.difference(bearing, heading) <= headingTolerance
    }
}

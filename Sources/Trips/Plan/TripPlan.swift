import Routing

/// A place to go to.
package struct Stop: Hashable, Sendable {
    package var coordinate: Coordinate
    package var name: String?
    /// Metres within which one has arrived; the rules' default where absent.
    package var radius: Double?

    package init(coordinate: Coordinate, name: String? = nil, radius: Double? = nil) {
        self.coordinate = coordinate
        self.name = name
        self.radius = radius
    }
}

/// What a trip is about: set when it begins, the same until it ends.
package struct TripPlan: Hashable, Sendable {
    /// In order, the destination last; at least one.
    package var stops: [Stop]
    /// Where the route begins; the first usable fix where absent.
    package var origin: Coordinate?
    package var mode: TravelMode
    /// Seconds between progress messages at the least.
    package var progressInterval: Double
    package var announcesVoice: Bool
    package var announcesBanners: Bool

    package init(
        stops: [Stop], origin: Coordinate? = nil, mode: TravelMode = .car, progressInterval: Double = 1,
        announcesVoice: Bool = true, announcesBanners: Bool = true
    ) {
        self.stops = stops
        self.origin = origin
        self.mode = mode
        self.progressInterval = progressInterval
        self.announcesVoice = announcesVoice
        self.announcesBanners = announcesBanners
    }
}

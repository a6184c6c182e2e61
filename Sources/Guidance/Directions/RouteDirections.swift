/// How to travel a route, from the first place to the last stop: everything that a client of OSRM or Mapbox parses,
/// as values.
package struct RouteDirections: Sendable, Equatable {
    /// One for each stop; at least one.
    package var legs: [LegDirections]
    /// The language of all words, a BCP 47 tag.
    package var language: String
    package var units: Units

    /// Meters.
    package var distance: Double { legs.reduce(0) { $0 + $1.distance } }
    /// Seconds.
    package var duration: Double { legs.reduce(0) { $0 + $1.duration } }

    package init(legs: [LegDirections], language: String, units: Units) {
        self.legs = legs
        self.language = language
        self.units = units
    }
}

/// The units in which distances are spoken.
package enum Units: String, Sendable, CaseIterable {
    case metric
    case imperial
}

import Routing

/// A road in one direction of travel by what survives an import: OpenStreetMap's way, and its nodes at both ends.
package struct ObservedStretch: Hashable, Sendable {
    package var way: Int64
    package var from: Int64
    package var to: Int64

    package init(way: Int64, from: Int64, to: Int64) {
        self.way = way
        self.from = from
        self.to = to
    }
}

/// What several trips say of one stretch at one hour of the week. Sums, so that others can be added.
package struct ObservedSpeed: Sendable, Equatable {
    package var stretch: ObservedStretch
    package var mode: TravelMode
    package var hour: HourOfWeek
    /// Each counted once; those of earlier weeks less than once.
    package var trips: Double
    /// Of seconds per metre, and of its square.
    package var slowness: Double
    package var squares: Double

    /// Of fewer trips nothing is told to anybody, the database included.
    package static let fewestTrips = 5

    package init(
        stretch: ObservedStretch, mode: TravelMode, hour: HourOfWeek, trips: Double, slowness: Double, squares: Double
    ) {
        self.stretch = stretch
        self.mode = mode
        self.hour = hour
        self.trips = trips
        self.slowness = slowness
        self.squares = squares
    }
}

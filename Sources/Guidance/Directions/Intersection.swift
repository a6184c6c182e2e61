import Routing

/// A place on the route where roads meet.
package struct Intersection: Sendable, Equatable {
    package var location: Coordinate
    /// Meters from the leg's start.
    package var offset: Double
    /// Whole degrees of every road here, clockwise from north.
    package var bearings: [Int]
    /// For each bearing, whether the traveler may go that way.
    package var entry: [Bool]
    /// Index in `bearings` of the road that the route comes in on, seen looking back; `nil` when departing.
    package var incoming: Int?
    /// Index in `bearings` of the road that the route goes out on; `nil` when arriving.
    package var outgoing: Int?
    /// OSRM's classes of the road going out, such as `motorway`, `tunnel`, `toll`, `ferry`, `restricted`.
    package var classes: [String]
    /// The lanes of the road coming in, from left to right; empty where nothing is known of them.
    package var lanes: [Lane]

    package init(
        location: Coordinate, offset: Double, bearings: [Int], entry: [Bool], incoming: Int?, outgoing: Int?,
        classes: [String] = [], lanes: [Lane] = []
    ) {
        self.location = location
        self.offset = offset
        self.bearings = bearings
        self.entry = entry
        self.incoming = incoming
        self.outgoing = outgoing
        self.classes = classes
        self.lanes = lanes
    }
}

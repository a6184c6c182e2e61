import Routing

/// A stop of the route as it was asked for: where it really is says on which side of the road it lies.
package struct Waypoint: Hashable, Sendable {
    package var coordinate: Coordinate
    package var name: String?
    /// Which of a trip's stops it is, counted from 1, where they are counted.
    package var number: Int?

    package init(coordinate: Coordinate, name: String? = nil, number: Int? = nil) {
        self.coordinate = coordinate
        self.name = name
        self.number = number
    }
}

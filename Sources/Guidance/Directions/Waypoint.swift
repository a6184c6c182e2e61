import Routing

/// A stop of the route as it was asked for: where it really is says on which side of the road it lies.
package struct Waypoint: Hashable, Sendable {
    package var coordinate: Coordinate
    package var name: String?

    package init(coordinate: Coordinate, name: String? = nil) {
        self.coordinate = coordinate
        self.name = name
    }
}

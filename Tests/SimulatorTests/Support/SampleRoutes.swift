import Protocol
import Routing

/// Routes of a made-up town, in the shape in which a server sends them.
enum SampleRoutes {
    static let origin = Coordinate(latitude: 60.17, longitude: 24.94)

    /// 400 m east and, after a right turn at a crossing of four roads, 300 m south.
    static let corner = route([[origin, bend, destination]], crossing: bend)
    static let bend = origin.moved(by: 400, bearing: 90)
    static let destination = bend.moved(by: 300, bearing: 180)

    /// From south of the bend on: what a driver gets who went straight on or left there.
    static func onward(from place: Coordinate) -> RouteObject { route([[place, destination]]) }

    /// One leg for each list of coordinates; the last of one is the first of the next.
    ///
    /// - Parameters:
    ///   - limit: km/h on every segment; unknown when absent.
    ///   - crossing: where the route turns, and other roads lead north and on to the east.
    static func route(_ legs: [[Coordinate]], limit: Int? = 50, crossing: Coordinate? = nil) -> RouteObject {
        let line = legs.enumerated().flatMap { $0.offset == 0 ? $0.element[...] : $0.element.dropFirst() }
        let built = legs.map { leg($0, limit: limit, crossing: crossing) }
        return RouteObject(
            distance: built.reduce(0) { $0 + $1.distance }, duration: built.reduce(0) { $0 + $1.duration },
            weight: 1, geometry: .polyline(Polyline.encode(line)), legs: built)
    }

    private static func leg(_ places: [Coordinate], limit: Int?, crossing: Coordinate?) -> RouteLeg {
        let lengths = zip(places, places.dropFirst()).map { $0.distance(to: $1) }
        let meters = lengths.reduce(0, +)
        let turn = crossing.map { place in
            step(
                "turn", "right", at: place,
                Intersection(
                    location: location(place), bearings: [0, 90, 180, 270], entry: [true, true, true, true],
                    incoming: 3,
                    outgoing: 2))
        }
        let ends = [places.first, places.last].compactMap(\.self)
        let depart = ends.prefix(1).map {
            step(
                "depart", nil, at: $0, Intersection(location: location($0), bearings: [90], entry: [true], outgoing: 0))
        }
        let arrive = ends.suffix(1).map {
            step("arrive", nil, at: $0, Intersection(location: location($0), bearings: [0], entry: [true], incoming: 0))
        }
        return RouteLeg(
            distance: meters, duration: meters / 10, weight: 1, summary: "",
            steps: depart + (turn.map { [$0] } ?? []) + arrive,
            annotation: RouteAnnotation(
                distance: lengths,
                maxspeed: lengths.map { _ in limit.map { .limit(speed: $0, unit: "km/h") } ?? .unknown }))
    }

    private static func step(
        _ type: String, _ modifier: String?, at place: Coordinate, _ intersection: Intersection
    ) -> RouteStep {
        RouteStep(
            distance: 0, duration: 0, weight: 0, name: "", mode: "driving", drivingSide: "right",
            geometry: .polyline(""),
            maneuver: Maneuver(
                type: type, modifier: modifier, bearingBefore: 0, bearingAfter: 0, location: location(place),
                instruction: type),
            intersections: [intersection])
    }

    static func location(_ place: Coordinate) -> Location {
        Location(longitude: place.longitude, latitude: place.latitude)
    }
}

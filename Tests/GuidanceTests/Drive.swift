import Guidance
import Routing
import TestSupport

/// The directions of one drive over a drawn map, in the short form that tests compare.
struct Drive {
    let directions: RouteDirections

    /// From place to place, the first stop of which is where it begins.
    init(
        _ map: MapSketch, _ places: String, mode: TravelMode = .car, units: Units = .metric, names: [String?] = []
    ) throws {
        let stops = Array(places)
        let paths = try zip(stops, stops.dropFirst()).map { try map.route(from: $0, to: $1, mode: mode) }
        let waypoints = try stops.dropFirst().enumerated().map { index, stop in
            Waypoint(coordinate: try map.coordinate(stop), name: index < names.count ? names[index] : nil)
        }
        directions = RouteGuide(metric: map.metric(for: mode), units: units).directions(along: paths, to: waypoints)
    }

    /// Along given nodes, whether or not that is the best way.
    init(_ map: MapSketch, along walk: String, mode: TravelMode = .car) throws {
        let stop = Waypoint(coordinate: try map.coordinate(walk[walk.index(before: walk.endIndex)]))
        directions = RouteGuide(metric: map.metric(for: mode)).directions(along: [try map.path(walk)], to: [stop])
    }

    var steps: [Step] { directions.legs.flatMap(\.steps) }

    /// The maneuvers of the steps between departure and arrival: `"turn left Mill Lane"`.
    var turns: [String] {
        directions.legs.flatMap { $0.steps.dropFirst().dropLast() }.map { step in
            let maneuver = step.maneuver
            let exit = maneuver.exit.map { "exit-\($0)" }
            return [maneuver.type.rawValue, maneuver.modifier?.rawValue, exit, step.name]
                .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    var instructions: [String] { steps.map(\.maneuver.instruction) }

    /// What is said on a step, with the distance in whole meters.
    func voice(_ step: Int) -> [String] {
        steps[step].voice.map { "\($0.kind) \(Int($0.distanceAlongGeometry.rounded())): \($0.announcement)" }
    }
}

extension Drive {
    /// The same as `turns`, with the roads' numbers behind their names: `"merge slight left |E 75"`.
    var turnsWithNumbers: [String] {
        let numbers = directions.legs.flatMap { $0.steps.dropFirst().dropLast() }.map(\.ref)
        return zip(turns, numbers).map { turn, number in
            guard let number else { return turn }
            return "\(turn) |\(number)"
        }
    }
}

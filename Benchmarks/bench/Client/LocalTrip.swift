import Foundation
import Guidance
import Protocol
import Routing
import Trips

/// A trip without a server: the core alone, on this thread, from the bytes of a fix to the bytes of its progress.
struct LocalTrip {
    private var machine: Trip
    private let now: Instant
    /// The route's geometry.
    let line: MeasuredLine

    /// Begins the trip and follows its route.
    init(_ journey: Journey, _ metric: Metric) throws {
        let waypoint = Waypoint(coordinate: journey.destination, name: "Kauppatori")
        let directions = RouteGuide(metric: metric).directions(along: [journey.path], to: [waypoint])
        guard let route = TripRoute(directions, on: metric) else { throw BenchFailure("a path has no directions") }
        line = route.legs[0].directions.line
        now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        machine = Trip(plan: TripPlan(stops: [Stop(coordinate: journey.destination)], progressInterval: 0))
        _ = machine.handle(.driverConnected, at: now)
        let first = Fix(Fixes.first(at: journey.origin))
        for case .findRoute(let request) in machine.handle(.positionReceived(first), at: now) {
            _ = machine.handle(.routeFound(route, request: request.id), at: now)
        }
    }

    static func decode(_ message: [UInt8]) throws -> Fix {
        guard case .position(let position) = try ClientMessage.decode(message) else {
            throw BenchFailure("a fix is no position")
        }
        return Fix(position)
    }

    /// What the trip makes of a fix; `nil` where it sends no progress.
    mutating func progress(after fix: Fix) -> TripProgress? {
        for case .send(.progress(let progress)) in machine.handle(.positionReceived(fix), at: now) { return progress }
        return nil
    }

    static func encode(_ progress: TripProgress) -> [UInt8] {
        ServerMessage.progress(ServerMessage.Progress(progress)).encoded()
    }
}

// MARK: - As the server maps them

extension Fix {
    init(_ position: Position) {
        self.init(
            coordinate: Coordinate(latitude: position.latitude, longitude: position.longitude),
            timestamp: Instant(milliseconds: position.timestamp), accuracy: position.accuracy,
            heading: position.heading, speed: position.speed)
    }
}

extension ServerMessage.Progress {
    init(_ progress: TripProgress) {
        self.init(
            matched: .init(
                latitude: progress.matched.latitude, longitude: progress.matched.longitude, heading: progress.heading,
                roadName: progress.roadName.isEmpty ? nil : progress.roadName),
            leg: progress.leg, step: progress.step, distanceRemaining: progress.metersRemaining,
            durationRemaining: progress.secondsRemaining, eta: progress.eta.milliseconds,
            distanceToManeuver: progress.metersToManeuver,
            maneuver: .init(
                type: progress.maneuver.type.rawValue, modifier: progress.maneuver.modifier?.rawValue,
                instruction: progress.maneuver.instruction),
            speedLimit: progress.speedLimit, offset: progress.offset)
    }
}

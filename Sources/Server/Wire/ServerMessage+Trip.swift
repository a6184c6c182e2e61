import Guidance
import Protocol
import Routing
import Trips

// What a trip tells its driver, as messages of the protocol.

extension ServerMessage {
    init(_ message: TripMessage, at now: Instant) {
        switch message {
        case .route(let route, let reason, let revision, let sequence):
            self = .route(Route(route.directions, reason: reason, revision: revision, sequence: sequence, at: now))
        case .update(let update, let sequence): self = .update(Update(update, sequence: sequence))
        case .offer(let id, let saves, let route, let sequence):
            self = .offer(
                Offer(sequence: sequence, offer: id.name, saves: saves, route: RouteObject(route.directions)))
        case .progress(let progress): self = .progress(Progress(progress))
        case .instruction(let due, let sequence):
            self = .instruction(
                Instruction(
                    sequence: sequence, voice: due.voice.map { Protocol.VoiceInstruction($0) },
                    banner: due.banner.map { Protocol.BannerInstruction($0) },
                    distanceAlongGeometry: due.metersToManeuver))
        case .deviation(let deviation, let sequence):
            self = .deviation(
                Deviation(
                    sequence: sequence, distance: deviation.distance, since: deviation.since.milliseconds,
                    offNetwork: deviation.isOnRoad ? nil : true))
        case .stopEvent(let event, let sequence): self.init(event, sequence: sequence)
        case .ended(let reason, let sequence): self = .ended(Ended(sequence: sequence, reason: reason.name))
        case .problem(let problem): self = .error(Failure(ProtocolError(problem)))
        }
    }

    init(_ event: Trips.StopEvent, sequence: Int) {
        let message = StopEvent(
            sequence: sequence, waypoint: event.waypoint, name: event.stop.name, at: event.at.milliseconds,
            distance: event.distance, side: event.side.flatMap { RoadSide($0) }, reasons: event.reasons)
        switch event.kind {
        case .approaching: self = .approaching(message)
        case .waypointReached: self = .waypointReached(message)
        case .arrived: self = .arrived(message)
        }
    }
}

extension ServerMessage.Route {
    init(_ directions: RouteDirections, reason: Trips.RouteReason, revision: Int, sequence: Int, at now: Instant) {
        self.init(
            sequence: sequence, revision: revision, reason: Protocol.RouteReason(reason),
            route: RouteObject(directions), waypoints: directions.snappedWaypoints,
            summary: .init(
                distance: directions.distance, duration: directions.duration,
                eta: now.advanced(bySeconds: directions.duration).milliseconds, roads: directions.roadSummary))
    }
}

extension ServerMessage.Update {
    init(_ update: RouteUpdate, sequence: Int) {
        self.init(
            sequence: sequence, revision: update.revision, durationRemaining: update.secondsRemaining,
            eta: update.eta.milliseconds,
            legs: update.route.directions.legs.enumerated().map { place, leg in
                .init(
                    duration: leg.duration, steps: leg.steps.map(\.duration),
                    annotation: update.changedLegs.contains(place)
                        ? RouteAnnotation(leg, [.duration, .speed, .congestion]) : nil)
            })
    }
}

extension OfferID {
    private static let prefix = "off_"

    /// As clients name it.
    var name: String { Self.prefix + String(number) }

    init?(name: String) {
        guard name.hasPrefix(Self.prefix), let number = Int(name.dropFirst(Self.prefix.count)) else { return nil }
        self.init(number: number)
    }
}

extension RouteDirections {
    /// Where each leg begins and the last one ends.
    var snappedWaypoints: [RouteWaypoint] {
        let starts = legs.map { (coordinate: $0.line.coordinates[0], name: $0.steps.first?.name ?? "") }
        let last = legs[legs.count - 1]
        let end = (
            coordinate: last.line.coordinates[last.line.coordinates.count - 1], name: last.steps.last?.name ?? ""
        )
        return (starts + [end]).map { RouteWaypoint(location: Location($0.coordinate), name: $0.name, distance: 0) }
    }

    fileprivate var roadSummary: String? {
        let summaries = legs.map(\.summary).filter { !$0.isEmpty }
        return summaries.isEmpty ? nil : summaries.joined(separator: ", ")
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
            speedLimit: progress.speedLimit, offset: progress.offset, estimated: progress.isEstimated ? true : nil)
    }
}

extension Protocol.RouteReason {
    init(_ reason: Trips.RouteReason) {
        switch reason {
        case .start: self = .start
        case .deviation: self = .deviation
        case .traffic: self = .traffic
        case .request: self = .request
        case .resume: self = .resume
        }
    }
}

extension RoadSide {
    /// The side that an arrival's modifier names; `nil` for any other modifier.
    init?(_ modifier: ManeuverModifier) {
        if modifier.isLeft {
            self = .left
        } else if modifier.isRight {
            self = .right
        } else {
            return nil
        }
    }
}

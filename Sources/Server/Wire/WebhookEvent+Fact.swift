import Protocol
import Routing
import Trips

// What a trip's facts are to a backend.

extension WebhookEvent {
    /// The event of a fact about the trip that was asked for with `request`.
    init(_ fact: TripFact, trip: String, request: TripRequest) {
        self.init(
            type: Kind(fact.kind), timestamp: fact.at.milliseconds,
            data: Fact(
                trip: Trip(id: trip, reference: request.reference, metadata: request.metadata),
                sequence: fact.sequence, stop: fact.stop, position: fact.fix.map { Position($0) },
                at: fact.at.milliseconds, eta: fact.eta?.milliseconds,
                previousEta: fact.delay?.promised.milliseconds, delay: fact.delay?.seconds,
                distance: fact.metersDriven, reasons: fact.reasons))
    }

    /// The event of a trip that was made or begun.
    init(_ kind: Kind, trip: String, request: TripRequest, sequence: Int, at now: Instant) {
        self.init(
            type: kind, timestamp: now.milliseconds,
            data: Fact(
                trip: Trip(id: trip, reference: request.reference, metadata: request.metadata), sequence: sequence,
                at: now.milliseconds))
    }
}

extension WebhookEvent.Kind {
    init(_ kind: TripFact.Kind) {
        switch kind {
        case .rerouted: self = .tripRerouted
        case .delayed: self = .tripDelayed
        case .ended: self = .tripEnded
        case .lost: self = .tripLost
        case .found: self = .tripFound
        case .stop(let event):
            switch event.kind {
            case .approaching: self = .tripApproaching
            case .waypointReached: self = .tripWaypointReached
            case .arrived: self = .tripArrived
            }
        }
    }
}

extension TripFact {
    fileprivate var stop: WebhookEvent.Stop? {
        guard case .stop(let event) = kind else { return nil }
        return WebhookEvent.Stop(
            waypoint: event.waypoint, name: event.stop.name, latitude: event.stop.coordinate.latitude,
            longitude: event.stop.coordinate.longitude, side: event.side.flatMap { RoadSide($0) })
    }

    fileprivate var delay: Delay? { if case .delayed(let delay) = kind { delay } else { nil } }

    fileprivate var reasons: [String] {
        switch kind {
        case .rerouted(let reason): [reason.rawValue]
        case .delayed(let delay): delay.cause.map { [$0.rawValue] } ?? []
        case .stop(let event): event.reasons
        case .lost, .found: []
        case .ended(.completed): [EndReason.completed.name]
        case .ended(.cancelled(let words)): [EndReason.cancelled(nil).name] + (words.map { [$0] } ?? [])
        }
    }
}

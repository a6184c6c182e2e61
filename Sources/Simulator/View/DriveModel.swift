import Protocol

/// What one can know of a drive at one time; views draw it.
package struct DriveModel: Sendable {
    /// In one word, for a table.
    package enum Stage: String, Sendable {
        case connecting, waiting, driving, offRoute = "off route", offline, arrived, ended, failed
    }

    package private(set) var stage = Stage.connecting
    package private(set) var trip: String?
    package private(set) var progress: ServerMessage.Progress?
    package private(set) var routeMeters = 0.0
    package private(set) var vehicle: VehicleState?
    package private(set) var instructions = 0
    package private(set) var reroutes = 0
    package private(set) var report: DriveReport?

    package init() {}

    /// Simulated seconds since the drive began.
    package var seconds: Double { vehicle?.seconds ?? 0 }
    package var hasArrived: Bool { stage == .arrived }

    /// Of the present route, `0...1`.
    package var share: Double {
        if hasArrived { return 1 }
        guard let progress, routeMeters > 0 else { return 0 }
        return min(max(1 - progress.distanceRemaining / routeMeters, 0), 1)
    }

    package mutating func take(_ event: DriveEvent) {
        switch event {
        case .connected: if !hasArrived { stage = .waiting }
        case .disconnected: if report == nil, !hasArrived { stage = .offline }
        case .strayed: break
        case .moved(let state): vehicle = state
        case .finished(let report):
            self.report = report
            stage = report.hasArrived ? .arrived : report.endReason == nil ? .failed : .ended
        case .received(let message, _): take(message)
        }
    }

    private mutating func take(_ message: ServerMessage) {
        switch message {
        case .started(let started): trip = started.trip
        case .route(let route):
            routeMeters = route.route.distance
            progress = nil
            stage = .driving
            if route.reason != .start, route.reason != .resume { reroutes += 1 }
        case .progress(let progress):
            self.progress = progress
            if !hasArrived { stage = .driving }
        case .instruction(let instruction): if instruction.voice != nil { instructions += 1 }
        case .deviation: stage = .offRoute
        case .arrived: stage = .arrived
        case .ended: if !hasArrived { stage = .ended }
        case .welcome, .offer, .update, .approaching, .waypointReached, .reconnect, .error: break
        }
    }
}

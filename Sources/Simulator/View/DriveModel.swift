import Protocol

/// What one can know of a drive at one time; views draw it.
package struct DriveModel: Sendable {
    package private(set) var trip: String?
    package private(set) var progress: ServerMessage.Progress?
    package private(set) var routeMeters = 0.0
    package private(set) var vehicle: VehicleState?
    package private(set) var hasArrived = false
    package private(set) var report: DriveReport?
    /// What was pushed lately, newest last: simulated second and words.
    package private(set) var log: [(seconds: Double, text: String)] = []

    /// How many pushed lines are kept.
    private static let logLength = 8

    package init() {}

    package mutating func take(_ event: DriveEvent) {
        switch event {
        case .connected, .disconnected: break
        case .moved(let state): vehicle = state
        case .finished(let report): self.report = report
        case .received(let message, _):
            take(message)
        }
        if let line = DriveLine.text(for: event) { note(line) }
    }

    private mutating func take(_ message: ServerMessage) {
        switch message {
        case .started(let started): trip = started.trip
        case .route(let route): routeMeters = route.route.distance
        case .progress(let progress): self.progress = progress
        case .arrived: hasArrived = true
        default: break
        }
    }

    private mutating func note(_ line: String) {
        log.append((vehicle?.seconds ?? 0, line))
        if log.count > Self.logLength { log.removeFirst(log.count - Self.logLength) }
    }
}

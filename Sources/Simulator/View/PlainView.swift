import Foundation
import Protocol

/// The drive where there is no terminal: one line for each event, and now and then one on progress.
struct PlainView: Sendable {
    var units = DistanceUnits.metric
    private var lastProgress = -Double.infinity

    /// Simulated seconds between two lines on progress.
    private static let interval = 10.0

    init(units: DistanceUnits = .metric) { self.units = units }

    /// The event's line; `nil` for what has none.
    mutating func line(for event: DriveEvent, _ model: DriveModel) -> String? {
        let time = Measures.elapsed(model.seconds)
        if let text = DriveLine.text(for: event, next: model.progress?.maneuver, units: units) {
            return "\(time)  \(text)"
        }
        guard case .received(.progress(let progress), _) = event, model.seconds - lastProgress >= Self.interval
        else { return nil }
        lastProgress = model.seconds
        return "\(time)  \(text(for: progress, model))"
    }

    private func text(for progress: ServerMessage.Progress, _ model: DriveModel) -> String {
        let measures = Measures(units: units, timeZone: .current)
        let road = TerminalText.safe(progress.matched.roadName ?? "unnamed road")
        return
            "… \(measures.distance(progress.distanceRemaining)) and \(Measures.duration(progress.durationRemaining)) "
            + "to go, \(measures.speed(model.vehicle?.speed ?? 0)) \(measures.speedUnit) on \(road)"
    }
}

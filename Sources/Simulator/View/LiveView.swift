import Foundation
import Protocol

/// The drive on a terminal, redrawn in place: what was pushed, the next manoeuvre, and how far it still is.
package struct LiveView: Sendable {
    package var width: Int
    package var hasColor: Bool

    package init(width: Int = 80, hasColor: Bool = true) {
        self.width = max(width, 20)
        self.hasColor = hasColor
    }

    /// The lines of the picture, none wider than the terminal.
    package func lines(of model: DriveModel) -> [String] {
        let log = model.log.map { dim("\(Self.clock($0.seconds))  ") + fit($0.text, in: width - 8) }
        guard let progress = model.progress, let vehicle = model.vehicle else { return log }
        let maneuver = "\(arrow(progress)) \(Distance.text(progress.distanceToManeuver))  \(progress.maneuver.instruction)"
        let road = progress.matched.roadName ?? "unnamed road"
        let limit = progress.speedLimit.map { " (limit \(Int(($0 * 3.6).rounded())))" } ?? ""
        let speed = "\(Int((vehicle.speed * 3.6).rounded())) km/h\(limit) on \(road)"
        let rest = "\(Distance.text(progress.distanceRemaining)) and \(TravelTime.text(progress.durationRemaining)) to go"
        return log + ["", bold(fit(maneuver, in: width)), fit("\(speed) · \(rest)", in: width), bar(model, progress)]
    }

    private func arrow(_ progress: ServerMessage.Progress) -> String {
        progress.maneuver.type == "arrive" ? "⚑" : Arrow.glyph(of: progress.maneuver.modifier)
    }

    private func bar(_ model: DriveModel, _ progress: ServerMessage.Progress) -> String {
        let share = model.routeMeters > 0 ? 1 - progress.distanceRemaining / model.routeMeters : 1
        let percent = Int((min(max(share, 0), 1) * 100).rounded())
        let cells = width - 7
        let filled = min(max(cells * percent / 100, 0), cells)
        return String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled) + " \(percent) %"
    }

    private func fit(_ text: String, in width: Int) -> String {
        text.count <= width ? text : String(text.prefix(max(width - 1, 1))) + "…"
    }

    private func bold(_ text: String) -> String { hasColor ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
    private func dim(_ text: String) -> String { hasColor ? "\u{1b}[2m\(text)\u{1b}[0m" : text }

    static func clock(_ seconds: Double) -> String {
        let whole = Int(max(seconds, 0))
        let rest = whole % 60
        return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}

import Foundation
import Protocol

/// The drive on a terminal: what is pushed scrolls by above, and below stays a panel that tells where one is.
package struct LiveView: Sendable {
    package let width: Int
    package let hasColor: Bool
    private let measures: Measures

    package init(
        width: Int = 80, hasColor: Bool = true, units: DistanceUnits = .metric, timeZone: TimeZone = .current
    ) {
        self.width = max(width, 20)
        self.hasColor = hasColor
        measures = Measures(units: units, timeZone: timeZone)
    }

    /// An event's line, with the simulated time in front; `nil` for what has none.
    package func line(for event: DriveEvent, _ model: DriveModel) -> String? {
        guard let text = DriveLine.text(for: event, next: model.progress?.maneuver, units: measures.units)
        else { return nil }
        let time = TerminalText.column(Measures.elapsed(model.seconds), 6, alignRight: true)
        return dim(time) + "  " + styled(TerminalText.fit(text, in: width - 8), event)
    }

    /// The panel; no line is wider than the terminal.
    package func panel(of model: DriveModel) -> [String] {
        guard let progress = model.progress else { return waiting(model) }
        return ["", next(progress), road(progress, model.vehicle), rest(progress, model), bar(model)]
    }

    private func waiting(_ model: DriveModel) -> [String] {
        switch model.stage {
        case .arrived, .ended, .failed: []
        default: ["", dim(TerminalText.fit("\(model.stage.rawValue) …", in: width))]
        }
    }

    private func next(_ progress: ServerMessage.Progress) -> String {
        let arrow = Arrow.glyph(type: progress.maneuver.type, modifier: progress.maneuver.modifier)
        let distance = TerminalText.column(measures.distance(progress.distanceToManeuver), 7, alignRight: true)
        let text = " \(arrow) \(distance)  \(TerminalText.safe(progress.maneuver.instruction))"
        return bold(TerminalText.fit(text, in: width))
    }

    private func road(_ progress: ServerMessage.Progress, _ vehicle: VehicleState?) -> String {
        let speed = TerminalText.column(measures.speed(vehicle?.speed ?? 0), 5, alignRight: true)
        let limit = progress.speedLimit.map { " (limit \(measures.speed($0)))" } ?? ""
        let name = TerminalText.safe(progress.matched.roadName ?? "unnamed road")
        return TerminalText.fit("   \(speed) \(measures.speedUnit)\(limit)  \(name)", in: width)
    }

    private func rest(_ progress: ServerMessage.Progress, _ model: DriveModel) -> String {
        let distance = TerminalText.column(measures.distance(progress.distanceRemaining), 7, alignRight: true)
        var parts = [
            "   \(distance)", Measures.duration(progress.durationRemaining), "ETA \(measures.timeOfDay(progress.eta))",
        ]
        if progress.estimated == true { parts.append("estimated") }
        if model.stage == .offRoute || model.stage == .offline { parts.append(model.stage.rawValue) }
        return TerminalText.fit(parts.joined(separator: " · "), in: width)
    }

    private func bar(_ model: DriveModel) -> String {
        let percent = Int((model.share * 100).rounded(.down))
        let cells = width - 10
        let filled = min(max(cells * percent / 100, 0), cells)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
        return "   " + color(bar, "32") + TerminalText.column("\(percent) %", 7, alignRight: true)
    }

    private func styled(_ text: String, _ event: DriveEvent) -> String {
        switch event {
        case .received(.instruction, _): bold(text)
        case .received(.arrived, _): color(text, "1;32")
        case .received(.deviation, _), .strayed: color(text, "33")
        case .received(.error, _), .disconnected: color(text, "31")
        case .connected, .received, .moved, .finished: text
        }
    }

    private func bold(_ text: String) -> String { color(text, "1") }
    private func dim(_ text: String) -> String { color(text, "2") }

    private func color(_ text: String, _ code: String) -> String {
        hasColor ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}

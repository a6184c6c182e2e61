import Foundation
import Protocol

/// Many vehicles on a terminal: a table of the first, and what all of them are doing.
package struct FleetView: Sendable {
    package let width: Int
    /// Lines at most.
    package let height: Int
    private let measures: Measures

    package init(width: Int = 80, height: Int = 24, units: DistanceUnits = .metric) {
        self.width = max(width, 20)
        self.height = max(height, 4)
        measures = Measures(units: units, timeZone: .current)
    }

    /// The table; no line is wider than the terminal, and there are no more of them than it has.
    package func lines(of models: [DriveModel]) -> [String] {
        let shown = models.prefix(height - 3)
        let rows = shown.enumerated().map { row($0.offset + 1, $0.element) }
        let hidden = models.count - shown.count
        let summary = FleetView.summary(of: models) + (hidden > 0 ? "  (\(hidden) not shown)" : "")
        return ([header] + rows + [summary]).map { TerminalText.fit($0, in: width) }
    }

    /// How many are in which stage.
    static func summary(of models: [DriveModel]) -> String {
        let stages: [DriveModel.Stage] = [
            .connecting, .waiting, .driving, .offRoute, .offline, .arrived, .ended, .failed,
        ]
        return stages.compactMap { stage in
            let count = models.count { $0.stage == stage }
            return count > 0 ? "\(count) \(stage.rawValue)" : nil
        }.joined(separator: ", ")
    }

    private var header: String {
        TerminalText.column("#", 4, alignRight: true) + "  " + TerminalText.column("state", 10)
            + TerminalText.column("done", 6, alignRight: true) + TerminalText.column("left", 9, alignRight: true)
            + TerminalText.column(measures.speedUnit, 6, alignRight: true) + "  next"
    }

    private func row(_ number: Int, _ model: DriveModel) -> String {
        let left = model.progress.map { measures.distance($0.distanceRemaining) } ?? ""
        let speed = model.vehicle.map { measures.speed($0.speed) } ?? ""
        let next = model.progress.map { progress in
            Arrow.glyph(type: progress.maneuver.type, modifier: progress.maneuver.modifier) + " "
                + TerminalText.safe(progress.maneuver.instruction)
        }
        return TerminalText.column("\(number)", 4, alignRight: true) + "  "
            + TerminalText.column(model.stage.rawValue, 10)
            + TerminalText.column("\(Int(model.share * 100)) %", 6, alignRight: true)
            + TerminalText.column(left, 9, alignRight: true) + TerminalText.column(speed, 6, alignRight: true)
            + "  " + (next ?? "")
    }
}

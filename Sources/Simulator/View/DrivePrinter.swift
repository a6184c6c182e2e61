import Foundation
import Synchronization

/// Shows a drive as it happens: redrawn in place on a terminal, a line for each event elsewhere, or as JSON lines.
package final class DrivePrinter: Sendable {
    package enum Style: Sendable {
        case live(LiveView)
        case plain
        case json
    }

    private struct State {
        var model = DriveModel()
        /// How many lines of the last picture stand on the terminal.
        var drawn = 0
        var lastProgress = -1e9
    }

    private let style: Style
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// Seconds of the drive between two plain lines about progress.
    private static let plainInterval = 10.0

    package init(_ style: Style, write: @escaping @Sendable (String) -> Void = { print($0, terminator: ""); fflush(nil) }) {
        self.style = style
        self.write = write
    }

    package func show(_ event: DriveEvent) {
        state.withLock { state in
            state.model.take(event)
            switch style {
            case .live(let view): redraw(view, &state)
            case .plain: writePlain(event, &state)
            case .json: writeJSON(event)
            }
        }
    }

    private func redraw(_ view: LiveView, _ state: inout State) {
        let lines = view.lines(of: state.model)
        let up = state.drawn > 0 ? "\u{1b}[\(state.drawn)A" : ""
        write(up + lines.map { "\u{1b}[2K\($0)\n" }.joined() + "\u{1b}[J")
        state.drawn = lines.count
    }

    private func writePlain(_ event: DriveEvent, _ state: inout State) {
        let seconds = state.model.vehicle?.seconds ?? 0
        if let line = DriveLine.text(for: event) { write("\(LiveView.clock(seconds))  \(line)\n") }
        guard case .received(.progress(let progress), _) = event, seconds - state.lastProgress >= Self.plainInterval
        else { return }
        state.lastProgress = seconds
        let speed = Int(((state.model.vehicle?.speed ?? 0) * 3.6).rounded())
        write(
            "\(LiveView.clock(seconds))  … \(Distance.text(progress.distanceRemaining)) to go, \(speed) km/h on "
                + "\(progress.matched.roadName ?? "unnamed road")\n")
    }

    private func writeJSON(_ event: DriveEvent) {
        switch event {
        case .received(_, let text): write(text + "\n")
        case .finished(let report): write(report.json + "\n")
        case .connected, .disconnected, .moved: break
        }
    }
}

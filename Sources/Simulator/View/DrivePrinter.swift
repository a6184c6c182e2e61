import Foundation
import Protocol
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
        var plain: PlainView
        var panel = PanelWriter()
    }

    private let style: Style
    private let write: @Sendable (String) -> Void
    private let state: Mutex<State>

    /// - Parameter units: of plain lines; a live view has its own.
    package init(
        _ style: Style, units: DistanceUnits = .metric, write: @escaping @Sendable (String) -> Void = writeAtOnce
    ) {
        self.style = style
        self.write = write
        state = Mutex(State(plain: PlainView(units: units)))
    }

    /// To standard output, whoever reads it.
    package static let writeAtOnce: @Sendable (String) -> Void = { text in
        print(text, terminator: "")
        fflush(nil)
    }

    package func show(_ event: DriveEvent) {
        state.withLock { state in
            state.model.take(event)
            switch style {
            case .live(let view): draw(event, view, &state)
            case .plain: if let line = state.plain.line(for: event, state.model) { write(line + "\n") }
            case .json: if let line = JSONLine.text(for: event) { write(line + "\n") }
            }
        }
    }

    /// Progress is drawn with the next move, so that a second is one picture.
    private func draw(_ event: DriveEvent, _ view: LiveView, _ state: inout State) {
        if case .received(.progress, _) = event { return }
        let line = view.line(for: event, state.model)
        let panel = state.model.report == nil ? view.panel(of: state.model) : []
        write(state.panel.text(above: line.map { [$0] } ?? [], panel: panel))
    }
}

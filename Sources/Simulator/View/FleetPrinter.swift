import Foundation
import Protocol
import Synchronization

/// Shows many drives as they happen: a table redrawn in place, lines of what matters, or as JSON lines.
package final class FleetPrinter: Sendable {
    package enum Style: Sendable {
        case live(FleetView)
        case plain
        case json
    }

    private struct State {
        var models: [DriveModel]
        var panel = PanelWriter()
        /// By the vehicle that has driven longest, in simulated seconds.
        var lastDrawn = -Double.infinity
    }

    private let style: Style
    private let write: @Sendable (String) -> Void
    private let state: Mutex<State>

    package init(
        _ style: Style, vehicles: Int, write: @escaping @Sendable (String) -> Void = DrivePrinter.writeAtOnce
    ) {
        self.style = style
        self.write = write
        state = Mutex(State(models: Array(repeating: DriveModel(), count: max(vehicles, 0))))
    }

    /// - Parameter vehicle: its number, from 0.
    package func show(_ vehicle: Int, _ event: DriveEvent) {
        state.withLock { state in
            guard state.models.indices.contains(vehicle) else { return }
            let before = state.models[vehicle].stage
            state.models[vehicle].take(event)
            switch style {
            case .live(let view): draw(view, vehicle, event, &state)
            case .plain: writePlain(vehicle, event, before, &state)
            case .json: if let line = JSONLine.text(for: event, vehicle: vehicle) { write(line + "\n") }
            }
        }
    }

    /// One picture for each simulated second of the one that is ahead, and one whenever a drive ends.
    private func draw(_ view: FleetView, _ vehicle: Int, _ event: DriveEvent, _ state: inout State) {
        guard isDue(vehicle, event, every: 1, &state) else { return }
        write(state.panel.text(above: [], panel: view.lines(of: state.models)))
    }

    /// Changes of state, and every ten simulated seconds what all are doing.
    private func writePlain(_ vehicle: Int, _ event: DriveEvent, _ before: DriveModel.Stage, _ state: inout State) {
        let model = state.models[vehicle]
        if model.stage != before {
            write("\(Measures.elapsed(model.seconds))  vehicle \(vehicle + 1): \(model.stage.rawValue)\n")
        }
        if case .moved = event, isDue(vehicle, event, every: 10, &state) {
            write("\(Measures.elapsed(model.seconds))  \(FleetView.summary(of: state.models))\n")
        }
    }

    private func isDue(_ vehicle: Int, _ event: DriveEvent, every seconds: Double, _ state: inout State) -> Bool {
        if case .finished = event { return true }
        let now = state.models[vehicle].seconds
        guard now - state.lastDrawn >= seconds else { return false }
        state.lastDrawn = now
        return true
    }
}

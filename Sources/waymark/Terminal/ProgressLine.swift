import Foundation
import Synchronization

/// How far something is: a bar redrawn in place on a terminal, a line every so often elsewhere.
final class ProgressLine: Sendable {
    private struct State {
        var stage = ""
        var percent = -1
    }

    private let state = Mutex(State())
    private let isInteractive = Terminal.isInteractive
    private static let barWidth = 30

    func report(_ stage: String, done: Int, total: Int) {
        let percent = total > 0 ? min(done * 100 / total, 100) : 100
        let isNew = state.withLock { state in
            let step = isInteractive ? 1 : 25
            guard state.stage != stage || percent / step != state.percent / step else { return false }
            state.stage = stage
            state.percent = percent
            return true
        }
        if isNew { draw(stage, percent) }
    }

    /// Ends the bar, so that what follows stands on a line of its own.
    func finish() {
        if isInteractive, state.withLock({ $0.percent >= 0 }) { print("\r\u{1b}[2K", terminator: "") }
        fflush(nil)
    }

    private func draw(_ stage: String, _ percent: Int) {
        guard isInteractive else { return Terminal.say("\(stage): \(percent) %") }
        let filled = Self.barWidth * percent / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
        print("\r\u{1b}[2K\(stage)  \(bar) \(percent) %", terminator: "")
        fflush(nil)
    }
}

import Protocol
import Synchronization

@testable import Simulator

/// Remembers a drive's events, and lets the drive's clock go on once the server has answered the last fix.
final class Watcher: Sendable {
    let clock = StepClock()
    private let seen = Mutex<[DriveEvent]>([])

    var events: [DriveEvent] { seen.withLock { $0 } }
    var received: [ServerMessage.Kind] {
        events.compactMap { if case .received(let message, _) = $0 { message.kind } else { nil } }
    }
    var disconnections: [String] {
        events.compactMap { if case .disconnected(let reason) = $0 { reason } else { nil } }
    }
    var finalReport: DriveReport? {
        guard case .finished(let report)? = events.last else { return nil }
        return report
    }

    func see(_ event: DriveEvent) {
        let isResumed = disconnections.isEmpty == false
        seen.withLock { $0.append(event) }
        switch event {
        case .received(.progress, _): clock.passSecond()
        case .received(.started, _) where isResumed: clock.passSecond()
        default: break
        }
    }
}

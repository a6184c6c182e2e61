import Protocol
import Routing
import Synchronization

@testable import Simulator

/// What a server says on a trip along the sample route: progress for each fix, one instruction, the arrival.
final class TripScript: Sendable {
    private struct State {
        var sequence = 0
        var hasInstructed = false
        var fixes = 0
    }

    private let state = Mutex(State())

    var fixes: Int { state.withLock { $0.fixes } }
    var lastSequence: Int { state.withLock { $0.sequence } }

    func answer(_ message: ClientMessage) -> ScriptedServer.Answer {
        switch message {
        case .start: .say(Said.started(next()), Said.route(SampleRoutes.corner, next()))
        case .resume: .say(Said.started(lastSequence))
        case .position(let fix): progress(fix)
        case .positions(let batch): batch.positions.last.map(progress) ?? .say()
        case .cancel: .say(.ended(.init(sequence: next(), reason: "cancelled")))
        case .reroute, .accept, .decline, .skip, .arrive: .say()
        }
    }

    private func next() -> Int {
        state.withLock { state in
            state.sequence += 1
            return state.sequence
        }
    }

    private func progress(_ fix: Position) -> ScriptedServer.Answer {
        state.withLock { $0.fixes += 1 }
        let place = Coordinate(latitude: fix.latitude, longitude: fix.longitude)
        let left = place.distance(to: SampleRoutes.destination)
        if left < 15, (fix.speed ?? 9) < 0.5 { return .say(Said.arrived(next()), Said.ended(next())) }
        guard left < 400, !hasInstructed() else { return .say(Said.progress(remaining: left)) }
        return .say(Said.instruction("Turn right", next()), Said.progress(remaining: left))
    }

    private func hasInstructed() -> Bool {
        state.withLock { state in
            defer { state.hasInstructed = true }
            return state.hasInstructed
        }
    }
}

import NIOCore
import NIOPosix
import Protocol
import Synchronization

/// Drives scenarios against a server.
package enum ScenarioRun {
    /// - Parameters:
    ///   - base: the server, the token, the speed and the like; the scenario says everything else.
    ///   - observe: told everything that happens, in order; must not block.
    /// - Throws: `DriveFailure` where there is no server to drive against; `CancellationError`.
    package static func drive(
        _ scenario: Scenario, like base: DriveOptions,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        clock: any DriveClock = SystemDriveClock(), observe: @escaping @Sendable (DriveEvent) -> Void = { _ in }
    ) async throws -> ScenarioOutcome {
        let notes = Mutex((witness: DriveWitness(stops: scenario.stops), report: DriveReport()))
        let run = DriveRun(scenario.options(like: base), group: group, clock: clock) { event in
            notes.withLock { notes in
                notes.witness.see(event)
                if case .finished(let report) = event { notes.report = report }
            }
            observe(event)
        }
        var failure: DriveFailure?
        do {
            _ = try await run.run()
        } catch let error as DriveFailure where !Self.endsAll.contains(error.code) {
            failure = error
        }
        let (witness, report) = notes.withLock { $0 }
        return ScenarioOutcome(scenario: scenario, report: report, failure: failure, witness: witness)
    }

    /// What is no outcome of a scenario.
    private static let endsAll: Set<DriveFailure.Code> = [.badOptions, .unreachable, .unauthorized]
}

extension Scenario {
    /// Simulated seconds after which a vehicle that stands at the destination is not expected to arrive any more.
    private static let standingSeconds = 90.0

    func options(like base: DriveOptions) -> DriveOptions {
        var options = base
        options.from = from
        options.stops = stops.map { Place(latitude: $0.latitude, longitude: $0.longitude) }
        options.profile = profile
        options.receiver = receiver
        options.habits = habits
        options.recording = nil
        options.seed = seed
        options.standingSeconds = Self.standingSeconds
        return options
    }
}

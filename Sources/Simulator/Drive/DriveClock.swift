import Foundation

/// The wall's clock as a drive sees it; tests put one of their own in its place.
package protocol DriveClock: Sendable {
    /// Since the epoch, 1970-01-01 00:00 UTC.
    var now: Duration { get }

    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The machine's own clock, which doesn't jump while a drive lasts.
package struct SystemDriveClock: DriveClock {
    private let start = ContinuousClock.now
    private let epoch = Duration.milliseconds(Int64((Date().timeIntervalSince1970 * 1000).rounded()))

    package init() {}

    package var now: Duration { epoch + (ContinuousClock.now - start) }

    package func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
    /// Whole ones; the rest is dropped.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}

/// How a simulated trip went.
package struct DriveReport: Sendable, Equatable {
    package var trip: String?
    package var hasArrived = false
    /// Why the trip ended, as the server said; `nil` where the drive broke off.
    package var endReason: String?
    package var stopsReached = 0
    package var fixes = 0
    package var lostFixes = 0
    package var instructions = 0
    package var routes = 0
    package var deviations = 0
    package var wrongTurns = 0
    package var reconnects = 0
    package var errors = 0
    /// Metres.
    package var meters = 0.0
    /// Simulated, and by the wall's clock.
    package var seconds = 0.0
    package var wallSeconds = 0.0

    package init() {}
}

/// Why a drive could not be finished.
package struct DriveFailure: Error, CustomStringConvertible, Sendable {
    package let description: String
}

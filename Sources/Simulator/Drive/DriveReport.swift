/// How a simulated trip went.
package struct DriveReport: Sendable, Equatable {
    package var trip: String?
    package var hasArrived = false
    /// When the server says that it was, in milliseconds since the epoch.
    package var arrivedAt: Int64?
    /// Why the trip ended, as the server said; `nil` where the drive broke off.
    package var endReason: String?
    package var stopsReached = 0
    /// Sent.
    package var fixes = 0
    /// Lost on the way by the simulated receiver.
    package var lostFixes = 0
    /// Announcements.
    package var instructions = 0
    package var routes = 0
    /// Of the routes, those that replaced another while driving.
    package var reroutes = 0
    package var deviations = 0
    package var wrongTurns = 0
    package var reconnects = 0
    package var errors = 0
    /// Driven.
    package var meters = 0.0
    /// Simulated, and by the wall's clock.
    package var seconds = 0.0
    package var wallSeconds = 0.0
    /// From `start` to the first instruction, by the wall's clock.
    package var firstInstructionSeconds: Double?
    /// From a fix to the progress that came after it.
    package var progressLatency: LatencySummary?

    package init() {}
}

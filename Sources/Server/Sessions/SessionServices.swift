import Foundation
import Logging
import NIOCore
import Routing
import Storage
import Trips
import WebSockets

/// What every session works with: one value, made when the server starts.
struct SessionServices: Sendable {
    var network: NetworkKeeper
    var finder: RouteFinder
    var trips: TripStore
    var recorder: TripRecorder
    /// `nil` where nothing is learned.
    var traversals: TraversalCollector?
    var registry: SessionRegistry
    var authority: TokenAuthority
    var limits: SessionLimits
    var rules: TripRules
    var logger: Logger
    /// Called after a commit that may have made a webhook due.
    var wakeDeliveries: @Sendable () -> Void

    /// The server's clock.
    var now: Instant { .now }
}

/// What one connection may do.
package struct SessionLimits: Sendable {
    /// A longer message is answered with an error.
    package var messageBytes = 64 * 1024
    /// Fixes a second, sustained, and at once after a silence.
    package var positionRate = RateLimit(sustained: 10, burst: 600)
    /// Fixes and wishes that may wait while the trip is being opened.
    package var waitingEvents = 1_000
    /// How long guidance waits for a fact before it to be committed.
    package var factPatience = TimeAmount.milliseconds(250)
    /// How long a lost driver may come back with the token of `started`, in seconds.
    package var resumeLifetime: TimeInterval = 7 * 86_400

    package init() {}
}

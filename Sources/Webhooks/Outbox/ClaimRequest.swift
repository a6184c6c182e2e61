import Foundation

/// How many deliveries a worker can take on now, and how it wants to hold them.
package struct ClaimRequest: Sendable {
    package var now: Date
    /// In seconds; the claim's deadline is `now + lease`.
    package var lease: TimeInterval
    /// At most this many deliveries altogether.
    package var limit: Int
    /// At most this many of one endpoint, those in `inFlight` included, so that a slow endpoint can't fill the worker.
    package var limitPerEndpoint: Int
    /// What the worker carries already; endpoints that aren't named carry nothing.
    package var inFlight: [EndpointID: Int]

    package init(now: Date, lease: TimeInterval, limit: Int, limitPerEndpoint: Int, inFlight: [EndpointID: Int]) {
        self.now = now
        self.lease = lease
        self.limit = limit
        self.limitPerEndpoint = limitPerEndpoint
        self.inFlight = inFlight
    }

    /// How many more deliveries of that endpoint may be claimed.
    package func room(for endpoint: EndpointID) -> Int {
        max(0, limitPerEndpoint - inFlight[endpoint, default: 0])
    }
}

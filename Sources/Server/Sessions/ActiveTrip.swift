import NIOCore
import Protocol
import Routing
import Storage
import Trips

/// The trip that a connection drives.
struct ActiveTrip {
    let id: String
    let request: TripRequest
    let wording: RouteFinder.Wording
    let epoch: DriverEpoch
    var machine: Trip
    /// What its routes keep away from where they can.
    var avoidance: Routing.Avoidance
    /// Set for the machine's next deadline.
    var timer: (deadline: Instant, scheduled: Scheduled<Void>)?
    var order = MessageOrder()
    /// Set while messages wait for a fact.
    var patience: Scheduled<Void>?
    /// The latest progress, kept back while the client doesn't read.
    var heldProgress: TripProgress?
}

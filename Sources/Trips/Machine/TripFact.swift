/// Something that has happened and must never be lost: one transaction, at most once for each kind and stop.
package struct TripFact: Sendable {
    package enum Kind: Sendable, Equatable {
        case rerouted(RouteReason)
        case delayed(Delay)
        case stop(StopEvent)
        /// Nothing has been heard of the vehicle for too long to say where it is.
        case lost
        case found
        case ended(EndReason)
    }

    package var kind: Kind
    /// Orders the facts of a trip; the driver's message about it has the same number.
    package var sequence: Int
    package var at: Instant
    /// The fix that made it so.
    package var fix: Fix?
    package var eta: Instant?
    package var metersDriven: Double
    /// The trip as it is once this has happened.
    package var snapshot: TripSnapshot

    /// What the driver is told after the commit; a reroute or a delay has been shown already.
    package var message: TripMessage? {
        switch kind {
        case .rerouted, .delayed, .lost, .found: nil
        case .stop(let event): .stopEvent(event, sequence: sequence)
        case .ended(let reason): .ended(reason, sequence: sequence)
        }
    }
}

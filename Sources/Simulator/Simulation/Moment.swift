import Protocol

/// One simulated second.
package struct Moment: Sendable, Equatable {
    /// Where the vehicle truly is at its end.
    package var truth: VehicleState
    /// What the receiver measured; `nil` where it got no fix.
    package var fix: Position?
    /// What comes to the server in it: fixes may be late, out of order, or there twice.
    package var sent: [Position]
    /// How the driver left the route in it, where he did.
    package var strayed: Straying?
}

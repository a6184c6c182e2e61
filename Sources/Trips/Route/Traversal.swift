import Routing

/// An arc that a vehicle has driven along from end to end.
package struct Traversal: Sendable, Equatable {
    package var arc: ArcID
    /// The arc that it turned into at the end.
    package var next: ArcID
    /// By the device's clock.
    package var enteredAt: Instant
    /// From one end to the other, with the wait at the light there.
    package var seconds: Double

    package init(arc: ArcID, next: ArcID, enteredAt: Instant, seconds: Double) {
        self.arc = arc
        self.next = next
        self.enteredAt = enteredAt
        self.seconds = seconds
    }
}

/// How a receiver errs, and what becomes of its fixes on the way to the server. What isn't set doesn't happen.
package struct ReceiverModel: Sendable, Equatable {
    /// Meters driven.
    package typealias Stretch = ClosedRange<Double>

    /// A slow error: stays for a while and wanders (a Gauss–Markov process of first order).
    package struct Drift: Sendable, Equatable {
        /// The standard deviation on each axis, in meters.
        package var meters: Double
        /// After so many seconds an e-th of it is left.
        package var seconds: Double

        package init(meters: Double, seconds: Double) {
            self.meters = meters
            self.seconds = seconds
        }
    }

    /// Signals that come by way of a wall: the place jumps to one side of the road and comes back slowly.
    package struct Canyon: Sendable, Equatable {
        /// Where it happens for sure, again and again.
        package var stretches: [Stretch] = []
        /// The chance that it happens in any second elsewhere, `0...1`.
        package var chance = 0.0
        /// How far it jumps; each time between half and one and a half of it.
        package var meters: Double
        /// After so many seconds an e-th of it is left.
        package var decay: Double
        /// What the receiver says of its accuracy meanwhile; `nil` where it notices nothing.
        package var accuracy: Double?

        package init(meters: Double, decay: Double) {
            self.meters = meters
            self.decay = decay
        }
    }

    /// Fixes that get lost.
    package struct Dropouts: Sendable, Equatable {
        /// Of all fixes, one by one, `0...1`.
        package var share = 0.0
        /// Some in a row: how many seconds there are between two bursts on average, and how many a burst lasts.
        package var burst: (every: Double, seconds: Double)?
        package var stretches: [Stretch] = []

        package init() {}

        package static func == (one: Dropouts, other: Dropouts) -> Bool {
            one.share == other.share && one.stretches == other.stretches && one.burst?.every == other.burst?.every
                && one.burst?.seconds == other.burst?.seconds
        }
    }

    /// A device's clock that is wrong.
    package struct ClockError: Sendable, Equatable {
        /// Seconds ahead of the right time.
        package var offset = 0.0
        /// Seconds gained in each.
        package var drift = 0.0
        /// Set once: after so many seconds by so many.
        package var jump: (at: Double, seconds: Double)?

        package init() {}

        package static func == (one: ClockError, other: ClockError) -> Bool {
            one.offset == other.offset && one.drift == other.drift && one.jump?.at == other.jump?.at
                && one.jump?.seconds == other.jump?.seconds
        }
    }

    /// White noise: its standard deviation on each axis, in meters.
    package var noise = 4.0
    package var drift: Drift?
    package var canyon: Canyon?
    package var dropouts = Dropouts()
    /// Without a sky, beside the tunnels that the route names.
    package var tunnels: [Stretch] = []
    package var clock = ClockError()
    /// The share of fixes without a heading, without a speed, without an accuracy.
    package var withoutHeading = 0.0
    package var withoutSpeed = 0.0
    package var withoutAccuracy = 0.0
    /// What the told accuracy is multiplied by: below 1 the receiver is too sure of itself.
    package var accuracyFactor = 1.0
    /// What the speed is multiplied by before it is told: 0 for a device that never tells another, 3.6 for one that tells
    /// kilometers per hour.
    package var speedFactor = 1.0
    /// The heading that is told, whichever way the vehicle goes; degrees.
    package var stuckHeading: Double?
    /// The share of fixes that are sent twice.
    package var duplicates = 0.0
    /// Seconds by which a fix may be late, so that later ones overtake it.
    package var reordering = 0

    package init() {}
}

extension [ReceiverModel.Stretch] {
    func contains(meters: Double) -> Bool { contains { $0.contains(meters) } }
}

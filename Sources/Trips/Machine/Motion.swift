/// How the vehicle came from one fix to the next.
struct Motion: Sendable, Equatable {
    /// Metres and seconds since the fix before; 0 for the first.
    var meters: Double
    var seconds: Double
    /// Metres per second.
    var speed: Double
    /// The same by the device's own measurement, where it gives one that is believed.
    var measuredSpeed: Double?
    /// Degrees clockwise from north, where that can be told: a standing vehicle heads nowhere.
    var heading: Double?
}

/// Whether a fix comes about at all: receivers lose one now and then, some in a row, and all without a sky.
struct Reception: Sendable {
    private let model: ReceiverModel
    private var burstEnds = -Double.infinity
    private var single: SeededRandom
    private var bursts: SeededRandom

    init(_ model: ReceiverModel, seed: UInt64) {
        self.model = model
        single = SeededRandom(seed: seed, stream: "dropouts")
        bursts = SeededRandom(seed: seed, stream: "bursts")
    }

    mutating func isLost(_ vehicle: VehicleState) -> Bool {
        let isSingle = single.unit() < model.dropouts.share
        let isBurst = isInBurst(at: vehicle.seconds)
        return isSingle || isBurst || vehicle.isInTunnel || model.tunnels.contains(meters: vehicle.metersDriven)
            || model.dropouts.stretches.contains(meters: vehicle.metersDriven)
    }

    /// One chance in each second, so that the pauses are exponentially distributed.
    private mutating func isInBurst(at seconds: Double) -> Bool {
        guard let burst = model.dropouts.burst else { return false }
        let begins = bursts.unit() < 1 / burst.every
        if begins, seconds >= burstEnds { burstEnds = seconds + burst.seconds }
        return seconds < burstEnds
    }
}

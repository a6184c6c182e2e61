import Foundation

/// Signals that came by way of a wall: the place jumps to one side of the road and comes back slowly.
struct Multipath: Sendable {
    private let model: ReceiverModel.Canyon
    private var bias = Displacement()
    private var seconds = 0.0
    private var wasInside = false
    private var random: SeededRandom

    init(_ model: ReceiverModel.Canyon, seed: UInt64) {
        self.model = model
        random = SeededRandom(seed: seed, stream: "multipath")
    }

    /// A smaller bias is nothing that one could tell from noise, in meters.
    private static let noticeable = 1.0
    /// Where walls stand for sure, the next jump comes when so much of one is left.
    private static let worn = 1.0 / 3

    /// What the receiver says of its accuracy; `nil` where it says what it always says.
    var accuracy: Double? { bias.meters > Self.noticeable ? model.accuracy : nil }

    /// Draws the same numbers whether or not the place jumps.
    mutating func place(of vehicle: VehicleState) -> Displacement {
        bias = exp(-max(vehicle.seconds - seconds, 0) / model.decay) * bias
        seconds = vehicle.seconds
        let isInside = model.stretches.contains(meters: vehicle.metersDriven)
        let isByChance = random.unit() < model.chance
        let meters = model.meters * (0.5 + random.unit())
        let side = random.unit() < 0.5 ? -90.0 : 90
        if isByChance || isInside && (!wasInside || bias.meters < model.meters * Self.worn) {
            bias = Displacement(meters: meters, bearing: (vehicle.heading ?? 0) + side)
        }
        wasInside = isInside
        return bias
    }
}

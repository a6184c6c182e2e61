import Foundation

extension Profile {
    /// What it costs to get from one arc into another at a junction, in seconds.
    ///
    /// - Parameters:
    ///   - angle: degrees, positive to the right; -180 for a U-turn.
    ///   - hasChoice: whether the junction offers more than going on; a bend costs nothing.
    func turnSeconds(angle: Double, control: JunctionControl, hasChoice: Bool, isUTurn: Bool, isLeftHand: Bool)
        -> Double
    {
        let turning = isUTurn ? uTurnDelay : hasChoice ? angleSeconds(angle, isLeftHand: isLeftHand) : 0
        return turning + controlSeconds(control)
    }

    /// A sigmoid over the angle, cheaper along the kerb than across the oncoming lane (OSRM's `process_turn`).
    private func angleSeconds(_ angle: Double, isLeftHand: Bool) -> Double {
        guard turnDelay > 0 else { return 0 }
        let bias = isLeftHand ? 1 / turnBias : turnBias
        let sided = angle >= 0 ? bias : 1 / bias
        return turnDelay / (1 + exp(-((13 / sided) * abs(angle) / 180 - 6.5 * sided)))
    }

    private func controlSeconds(_ control: JunctionControl) -> Double {
        switch control {
        case .signals: signalDelay
        case .stop: stopDelay
        case .giveWay: giveWayDelay
        case .gate: gateDelay
        case .none, .miniRoundabout, .barrier, .motorwayJunction: 0
        }
    }
}

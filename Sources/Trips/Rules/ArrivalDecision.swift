import Routing

/// Why somebody counts as arrived; each reason held when the decision was made.
package enum ArrivalReason: String, Sendable, CaseIterable {
    case withinRadius = "within-radius"
    case slow
    case endOfRoute = "end-of-route"
    case standing
    /// Near the stop, slow, and on no road: in a car park.
    case offNetwork = "off-network"
    /// The driver says so.
    case reported
}

/// Decides whether the vehicle has arrived at the stop of its leg. Passing by at speed is not arriving.
struct ArrivalDecision: Sendable, Equatable {
    /// Since when the vehicle has been standing near the stop, by the device's clock.
    private(set) var standingSince: Instant?

    /// - Parameters:
    ///   - distance: metres from the fix to the stop's place on its road.
    ///   - remaining: metres left on the leg.
    /// - Returns: the reasons; empty where it is not an arrival.
    mutating func consider(
        _ fix: Fix, speed: Double, distance: Double, remaining: Double, radius: Double?, rules: TripRules
    ) -> [ArrivalReason] {
        let wanted = max(radius ?? rules.arrivalRadius, min(fix.accuracy ?? 0, rules.arrivalRadiusMaximum))
        noteStanding(fix, speed: speed, isNear: distance <= max(rules.dwellDistance, wanted), rules: rules)

        var reasons: [ArrivalReason] = []
        if distance <= wanted, remaining <= wanted, speed <= rules.arrivalSpeed {
            reasons = [.withinRadius, .slow]
            if remaining <= Self.endOfRoute { reasons.append(.endOfRoute) }
        }
        if hasDwelled(at: fix.timestamp, rules: rules) { reasons.append(.standing) }
        return reasons
    }

    /// The same for a vehicle that has left its route: it looks for a place to park.
    ///
    /// - Parameter isOnRoad: whether it is on another road.
    mutating func considerParking(
        _ fix: Fix, speed: Double, distance: Double, isOnRoad: Bool, rules: TripRules
    ) -> [ArrivalReason] {
        let isNear = distance <= rules.dwellDistance
        noteStanding(fix, speed: speed, isNear: isNear, rules: rules)
        var reasons: [ArrivalReason] = []
        if isNear, !isOnRoad, speed <= rules.parkingSpeed { reasons = [.offNetwork, .slow] }
        if hasDwelled(at: fix.timestamp, rules: rules) { reasons.append(.standing) }
        return reasons
    }

    private mutating func noteStanding(_ fix: Fix, speed: Double, isNear: Bool, rules: TripRules) {
        standingSince = isNear && speed <= rules.standingSpeed ? standingSince ?? fix.timestamp : nil
    }

    func hasDwelled(at time: Instant, rules: TripRules) -> Bool {
        standingSince.map { time.seconds(since: $0) >= rules.dwellSeconds } ?? false
    }

    /// How near to the end of its line a vehicle has nothing left to drive.
    private static let endOfRoute = 8.0
}

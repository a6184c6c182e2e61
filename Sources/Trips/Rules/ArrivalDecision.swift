import Routing

/// Why somebody counts as arrived; each reason held when the decision was made.
package enum ArrivalReason: String, Sendable, CaseIterable {
    case withinRadius = "within-radius"
    case slow
    case endOfRoute = "end-of-route"
    case standing
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
        let isStanding = speed <= rules.standingSpeed && distance <= max(rules.dwellDistance, wanted)
        standingSince = isStanding ? standingSince ?? fix.timestamp : nil

        var reasons: [ArrivalReason] = []
        if distance <= wanted, remaining <= wanted, speed <= rules.arrivalSpeed {
            reasons = [.withinRadius, .slow]
            if remaining <= Self.endOfRoute { reasons.append(.endOfRoute) }
        }
        if hasDwelled(at: fix.timestamp, rules: rules) { reasons.append(.standing) }
        return reasons
    }

    func hasDwelled(at time: Instant, rules: TripRules) -> Bool {
        standingSince.map { time.seconds(since: $0) >= rules.dwellSeconds } ?? false
    }

    /// How near to the end of its line a vehicle has nothing left to drive.
    private static let endOfRoute = 8.0
}

/// At which distances to a step's end something is to be said on it. Falls from field to field.
struct AnnouncementPlan: Equatable {
    /// Whether something is said as soon as the step begins, at `distance`.
    enum Opening: Equatable {
        case none
        /// "Continue for 3 kilometers."
        case continuing
        /// "In 200 meters, turn left": there is no room for it later.
        case preparing
        /// "Turn left": there is room for nothing else. Only when setting out; else the final word does it.
        case immediate
    }

    var opening = Opening.none
    var far: Double?
    var prepare: Double?
    /// `nil` only where the opening says it.
    var final: Double?

    init(
        distance: Double, duration: Double, isDeparture: Bool, endsInArrival: Bool, isChained: Bool,
        isMotorway: Bool, rules: AnnouncementRules
    ) {
        let speed = duration > 0 ? distance / duration : 0
        let wanted =
            endsInArrival ? rules.arrivalDistance : max(rules.finalMinimum, speed * rules.finalSeconds)
        let final = min(wanted, distance)
        self.final = final
        let prepare = min(max(speed * rules.prepareSeconds, rules.prepareRange.lowerBound), rules.prepareRange.upperBound)
        let hasRoomToPrepare = distance >= prepare * rules.spacing && prepare >= final * rules.spacing
        if hasRoomToPrepare {
            self.prepare = prepare
            let far = isMotorway ? rules.farOnMotorway : rules.far
            if let far, distance >= far * rules.spacing { self.far = far }
            if isDeparture || distance >= 2 * prepare { opening = .continuing }
        } else if isDeparture {
            opening = distance <= final ? .immediate : .preparing
            if opening == .immediate, !endsInArrival { self.final = nil }
        } else if !isChained, distance >= 2 * final {
            opening = .preparing
        }
    }
}

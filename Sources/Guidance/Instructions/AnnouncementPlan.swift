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

    /// What a plan depends on. Meters, seconds.
    struct Stretch: Equatable {
        var distance: Double
        var duration: Double
        var isDeparture = false
        var endsInArrival = false
        /// Whether its end was spoken of together with the maneuver before it.
        var isChained = false
        /// Whether nothing is to be done at its end: the road gets another name.
        var isJustANewName = false
        var isMotorway = false
    }

    init(_ stretch: Stretch, rules: AnnouncementRules) {
        let distance = stretch.distance
        let speed = stretch.duration > 0 ? distance / stretch.duration : 0
        let wanted =
            stretch.endsInArrival ? rules.arrivalDistance : max(rules.finalMinimum, speed * rules.finalSeconds)
        let final = min(wanted, distance)
        self.final = final
        let range = rules.prepareRange
        let prepare = min(max(speed * rules.prepareSeconds, range.lowerBound), range.upperBound)
        let hasRoom = distance >= prepare * rules.spacing && prepare >= final * rules.spacing
        if hasRoom, stretch.isDeparture || distance >= 2 * prepare { opening = .continuing }
        if hasRoom, !stretch.isJustANewName {
            self.prepare = prepare
            let far = stretch.isMotorway ? rules.farOnMotorway : rules.far
            if let far, distance >= far * rules.spacing { self.far = far }
        }
        guard !hasRoom else { return }
        if stretch.isDeparture {
            setOut(distance: distance, final: final, stretch)
        } else if !stretch.isChained, !stretch.isJustANewName, distance >= 2 * final {
            opening = .preparing
        }
    }

    /// On a first stretch that is too short to be prepared later: with two sentences where there is time for two.
    private mutating func setOut(distance: Double, final: Double, _ stretch: Stretch) {
        let isTooShort = distance < (stretch.endsInArrival ? 1 : 1.5) * final || distance <= final
        opening = isTooShort ? .immediate : stretch.isJustANewName ? .continuing : .preparing
        if opening == .immediate, !stretch.endsInArrival { self.final = nil }
    }
}

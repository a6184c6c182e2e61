/// Which of the lanes that lead on are best for what follows at once.
enum LanesAhead {
    /// What comes next.
    enum Next {
        /// A crossing whose lanes are known.
        case lanes(ChosenLanes)
        case maneuver(ManeuverModifier)
    }

    /// - Returns: the lanes to choose, some of those that are valid; all of them where none is better.
    static func best(of lanes: ChosenLanes, before next: Next) -> [Int] {
        let valid = lanes.valid
        guard valid.count > 1 else { return valid }
        let best =
            switch next {
            case .lanes(let behind): self.best(of: valid, before: behind)
            case .maneuver(let modifier): self.best(of: valid, toward: modifier)
            }
        return best.isEmpty ? valid : best
    }

    /// As many lanes behind the crossing as lead there are the same lanes; else those of a side stay on their side.
    private static func best(of valid: [Int], before behind: ChosenLanes) -> [Int] {
        let wanted = behind.valid
        let count = behind.arrows.count
        if count == valid.count { return wanted.map { valid[$0] } }
        switch (wanted.first == 0, wanted.last == count - 1) {
        case (true, false): return Array(valid.prefix(wanted.count))
        case (false, true): return Array(valid.suffix(wanted.count))
        case (true, true), (false, false): return valid
        }
    }

    private static func best(of valid: [Int], toward modifier: ManeuverModifier) -> [Int] {
        if modifier.isLeft { return Array(valid.prefix(1)) }
        return modifier.isRight ? Array(valid.suffix(1)) : valid
    }
}

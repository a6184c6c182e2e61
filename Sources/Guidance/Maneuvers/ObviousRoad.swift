extension Crossing {
    /// Whether going into `chosen` is what anybody would do who has no directions.
    ///
    /// Without another choice it is, unless it is a real turn off a crossing. With choices it must lead on more or less
    /// straight and win against each of them, by angle, by class, or because it is the road that one is on.
    func isObvious(_ chosen: Branch) -> Bool {
        guard hasChoice(besides: chosen) else {
            let isEndOfSlipRoad = arrivalClass.isLink && chosen.deviation <= Angle.slipRoad
            return chosen.deviation <= Angle.gentle || chosen.continuesRoad || isEndOfSlipRoad
                || !hasRoad(besides: chosen)
        }
        guard chosen.deviation <= (chosen.continuesRoad ? Angle.bend : Angle.gentle) else { return false }
        return allChoices(besides: chosen) { wins(chosen, over: $0) }
    }

    private enum Angle {
        /// As far as a road may bend and still lead on.
        static let gentle = 45.0
        /// The same for a road that keeps its name.
        static let bend = 60.0
        /// As far as a slip road may turn into the road that it ends on.
        static let slipRoad = 80.0
        /// The width of what looks straight when something less important goes off.
        static let narrow = 30.0
        /// How much straighter than the other a road must be to be told from it.
        static let distinct = 25.0
        static let distinctForSameRoad = 15.0
        /// Where a main road parts, the other leg leads on too when it leaves within this.
        static let beside = 25.0
        /// The same for one that leads straight ahead and is no lesser one.
        static let distinctAhead = 14.0
        /// Less than this off straight, the other road could be meant.
        static let sideways = 40.0
        /// Around a square, a road's name turns off while the road leads on.
        static let across = 60.0
        static let backwards = 100.0
        static let straight = 20.0
        /// How much straighter than the main road a lesser one may lead on, and the main road is still followed.
        static let bentAside = 15.0
    }

    private func wins(_ chosen: Branch, over other: Branch) -> Bool {
        if arrivalClass.hasRamps, chosen.roadClass.isLink != other.roadClass.isLink { return other.roadClass.isLink }
        if staysOffSlipRoad(chosen, other) { return true }
        let straighter = other.deviation - chosen.deviation
        let classes = other.rank.below(chosen.rank)
        switch (chosen.continuesRoad, other.continuesRoad) {
        case (true, false):
            // Where the road bends, another one may look like the way ahead.
            let isAhead =
                chosen.deviation <= Angle.straight || other.deviation >= 2 * chosen.deviation || classes >= 2
            let isDistinct = straighter >= Angle.distinctForSameRoad || classes >= 1
            return isAhead && isDistinct && !isSplitOfMainRoad(chosen, other)
        case (false, true):
            let leadsAcross = other.deviation >= Angle.across && chosen.rank <= max(other.rank, arrivalRank)
            return chosen.deviation <= Angle.straight && (leadsAcross || other.deviation >= Angle.backwards)
        case (true, true), (false, false):
            let isDistinct =
                straighter >= Angle.distinct && other.deviation >= max(2 * chosen.deviation, Angle.sideways)
                || classes >= 0 && !chosen.roadClass.isLink && chosen.deviation <= Angle.straight
                    && straighter >= Angle.distinctAhead && other.deviation >= 2 * chosen.deviation
            let staysOnMainRoad =
                classes >= 2 && chosen.deviation <= Angle.narrow && straighter >= -Angle.bentAside
            return staysOnMainRoad || (isDistinct && !leavesMainRoad(for: chosen, instead: other))
        }
    }

    /// Whether a slip road goes off while the road itself goes on.
    private func staysOffSlipRoad(_ chosen: Branch, _ other: Branch) -> Bool {
        !arrivalClass.isLink && !chosen.roadClass.isLink && other.roadClass.isLink && chosen.rank <= arrivalRank
            && chosen.deviation <= Angle.narrow
    }

    /// Whether a main road parts in two that both lead on, as its lanes do, though only one has its name.
    private func isSplitOfMainRoad(_ chosen: Branch, _ other: Branch) -> Bool {
        arrivalRank <= .mainRoad && other.rank <= chosen.rank && other.deviation < Angle.beside
            && !branches.contains { $0.arc != other.arc && isRoad($0, besides: chosen) }
    }

    /// Whether the more important road turns off while `chosen` is a lesser one that happens to lie straight ahead.
    private func leavesMainRoad(for chosen: Branch, instead other: Branch) -> Bool {
        chosen.rank.below(arrivalRank) >= 2 && other.rank <= arrivalRank && other.deviation <= Angle.bend
    }
}

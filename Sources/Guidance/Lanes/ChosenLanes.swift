/// The lanes before a crossing from which the route can be followed.
struct ChosenLanes {
    let markings: LaneMarkings
    /// For each lane the arrow that the route follows; `nil` where the lane leads elsewhere.
    let arrows: [LaneArrow?]

    /// From left to right.
    var valid: [Int] { arrows.indices.filter { arrows[$0] != nil } }
    var areAllValid: Bool { arrows.allSatisfy { $0 != nil } }

    /// - Parameter taken: the exit that the route takes, as its place among `exits`.
    /// - Returns: `nil` where the arrows don't say from which lane.
    init?(_ markings: LaneMarkings, of exits: [LaneExit], taking taken: Int, side: DrivingSide) {
        let directions = markings.directions(on: side)
        // Where there is only one way, all lanes lead there but those that end.
        let meant =
            exits.count == 1
            ? directions : LaneAlignment(of: directions, with: exits).directions[taken].map { directions[$0] }
        let angle = exits[taken].angle
        self.markings = markings
        if meant.isEmpty {
            arrows = Self.unmarked(markings, of: exits, taking: taken)
        } else {
            arrows = markings.lanes.map { arrows in
                arrows.filter { !$0.isMerge && meant.contains($0.angle(on: side)) }
                    .min { abs($0.angle(on: side) - angle) < abs($1.angle(on: side) - angle) }
            }
        }
        guard arrows.contains(where: { $0 != nil }), exits.count > 1 || !areAllValid else { return nil }
    }

    /// Turning around: from the lane next to the oncoming traffic, if it has an arrow to that side.
    init?(turningAroundFrom markings: LaneMarkings, side: DrivingSide) {
        let lanes = markings.lanes
        self.markings = markings
        if lanes.contains(where: { $0.contains(.reverse) }) {
            arrows = lanes.map { $0.contains(.reverse) ? .reverse : nil }
        } else {
            let innermost = side == .right ? lanes.startIndex : lanes.endIndex - 1
            let arrow = lanes[innermost].filter { !$0.isMerge && $0.turns(to: side == .right ? -1 : 1) }
                .max { abs($0.angle(on: side)) < abs($1.angle(on: side)) }
            arrows = lanes.indices.map { $0 == innermost ? arrow : nil }
        }
        guard arrows.contains(where: { $0 != nil }) else { return nil }
    }

    /// For an exit that no arrow means: the outermost lane, if it has no arrow and nothing else lies beyond.
    private static func unmarked(_ markings: LaneMarkings, of exits: [LaneExit], taking taken: Int) -> [LaneArrow?] {
        let lanes = markings.lanes
        let isOutermost = { (beyond: [LaneExit]) in beyond.allSatisfy(\.isMinor) }
        let outer =
            exits[taken].angle < 0
            ? (lane: lanes.startIndex, isFree: isOutermost(Array(exits[..<taken])))
            : (lane: lanes.endIndex - 1, isFree: isOutermost(Array(exits[(taken + 1)...])))
        return lanes.indices.map { $0 == outer.lane && outer.isFree && lanes[$0] == [.none] ? LaneArrow.none : nil }
    }

    /// - Parameter active: those of the valid lanes to choose.
    func lanes(active: [Int]) -> [Lane] {
        arrows.indices.map { lane in
            Lane(
                indications: markings.lanes[lane].map(\.indication), isValid: arrows[lane] != nil,
                isActive: active.contains(lane),
                validIndication: arrows[lane].flatMap { $0 == LaneArrow.none ? nil : $0.indication })
        }
    }
}

extension LaneArrow {
    /// - Parameter sign: negative for the left.
    fileprivate func turns(to sign: Double) -> Bool { angle(on: .right) * sign > 0 && self != .reverse }
}

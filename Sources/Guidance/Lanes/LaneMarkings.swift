import Routing

/// What is painted on a road's lanes in one direction, from left to right.
struct LaneMarkings: Equatable {
    /// Each lane's arrows in the order in which they are written; `none` alone where there are none.
    let lanes: [[LaneArrow]]

    /// More than any road has, and more than a text of OpenStreetMap's 255 characters says of one.
    private static let mostLanes = 20
    private static let mostBytes = 255

    /// Reads OpenStreetMap's `turn:lanes`, such as `left|through;right|`.
    ///
    /// - Parameter modes: who may use each lane, a digit each (`RareSigns.laneModes`); empty where all may. Where it isn't
    ///   about as many lanes nobody knows which it means.
    /// - Returns: `nil` where there is a word that isn't known, or no arrow on any lane.
    init?(_ text: String, modes: String = "", mode: TravelMode = .car) {
        guard text.utf8.count <= Self.mostBytes else { return nil }
        let texts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard texts.count <= Self.mostLanes else { return nil }
        var lanes: [[LaneArrow]] = []
        for text in texts {
            guard let arrows = Self.arrows(text) else { return nil }
            lanes.append(arrows)
        }
        if modes.utf8.count == lanes.count {
            lanes = zip(lanes, modes.utf8).filter { Self.isOpen($1, to: mode) }.map { $0.0 }
        }
        guard lanes.contains(where: { $0 != [.none] }) else { return nil }
        self.lanes = lanes
    }

    private static func arrows(_ text: Substring) -> [LaneArrow]? {
        var arrows: [LaneArrow] = []
        for word in text.split(separator: ";") {
            let word = word.drop { $0 == " " }.prefix { $0 != " " }
            guard let arrow = LaneArrow(rawValue: String(word)) else { return nil }
            if arrow != .none, !arrows.contains(arrow) { arrows.append(arrow) }
        }
        return arrows.isEmpty ? [.none] : arrows
    }

    private static func isOpen(_ digit: UInt8, to mode: TravelMode) -> Bool {
        TravelModes(rawValue: digit &- UInt8(ascii: "0")).contains(mode)
    }
}

extension LaneMarkings {
    /// The directions that there are arrows for, from left to right. Arrows that only end a lane have none.
    func directions(on side: DrivingSide) -> [Double] {
        Set(lanes.joined().filter { !$0.isMerge }.map { $0.angle(on: side) }).sorted()
    }
}

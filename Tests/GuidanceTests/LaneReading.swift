import Guidance
import Routing
import TestSupport

extension Intersection {
    /// Each lane from left to right by its arrows, with `+` where it is to be chosen and `-` where it is valid only:
    /// `"left", "straight;right+"`.
    var shownLanes: [String] {
        lanes.map { lane in
            lane.indications.map(\.rawValue).joined(separator: ";") + (lane.isActive ? "+" : lane.isValid ? "-" : "")
        }
    }
}

extension Drive {
    /// The lanes before a step's maneuver.
    func lanes(before step: Int = 1) -> [String] { steps[step].intersections[0].shownLanes }

    /// The lanes before the intersections that are passed on a step, of those that have any.
    func lanesPassed(on step: Int = 0) -> [[String]] {
        steps[step].intersections.dropFirst().map(\.shownLanes).filter { !$0.isEmpty }
    }
}

/// Crossroads to which one comes from the west, with lanes painted on the way there.
func crossroads(_ lanes: String, modes: String = "", leftHand: Bool = false) throws -> MapSketch {
    let way = SketchRoad.named("High Street").lanes(lanes).laneModes(modes)
    return try MapSketch(
        """
                    N
                    |
                    |
        W-----------X-----------E
                    |
                    |
                    S
        """,
        [
            "WX": leftHand ? way.leftHand() : way, "XE": .named("High Street"), "XN": .named("Hill Road"),
            "XS": .named("Mill Lane"),
        ])
}

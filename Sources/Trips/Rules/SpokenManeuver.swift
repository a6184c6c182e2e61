import Guidance
import Routing

/// The announcement that was made last: what a new route over the same manoeuvre need not say again.
package struct SpokenManeuver: Sendable, Equatable {
    package var coordinate: Coordinate
    package var kind: VoiceInstruction.Kind

    package init(coordinate: Coordinate, kind: VoiceInstruction.Kind) {
        self.coordinate = coordinate
        self.kind = kind
    }

    /// Two manoeuvres nearer to each other than this are the same.
    private static let sameManeuver = 10.0

    /// Whether `kind` about the manoeuvre at `coordinate` has been said, or something later about it.
    func covers(_ kind: VoiceInstruction.Kind, at coordinate: Coordinate) -> Bool {
        self.coordinate.distance(to: coordinate) <= Self.sameManeuver && kind.rank <= self.kind.rank
    }
}

extension VoiceInstruction.Kind {
    /// Later announcements about one manoeuvre rank higher.
    fileprivate var rank: Int {
        switch self {
        case .far: 0
        case .prepare: 1
        case .final: 2
        }
    }
}

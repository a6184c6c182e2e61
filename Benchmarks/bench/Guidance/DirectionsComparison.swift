import Guidance
import Routing

/// What two guides say along the same ways, place by place.
struct DirectionsComparison {
    private(set) var routes = 0
    private(set) var kilometers = 0.0
    /// Maneuvers between departure and arrival.
    private(set) var counts = Pair()
    /// Those of them at which one turns, merges or takes a ramp: no new names.
    private(set) var turns = Pair()
    /// Turns where the other guide says something too.
    private(set) var shared = Pair()
    /// At the same place the same type and modifier; and the same exit of a roundabout.
    private(set) var alike = Share()
    private(set) var exits = Share()

    struct Pair {
        var ours = 0
        var theirs = 0
    }

    struct Share {
        var count = 0
        var of = 0

        var percent: String { Double(100 * count).formatted(dividedBy: of) }
    }

    /// Farther apart, in meters, it isn't the same place: by the crow, and along the way.
    private static let apart = (direct: 30.0, along: 120.0)

    mutating func add(_ leg: LegDirections, _ directions: OSRMDirections) {
        let ours = leg.steps.dropFirst().dropLast()
        let theirs = directions.steps.dropFirst().dropLast()
        routes += 1
        kilometers += leg.distance / 1000
        counts.ours += ours.count
        counts.theirs += theirs.count
        turns.ours += ours.count { Self.isTurn($0.maneuver.type.rawValue) }
        turns.theirs += theirs.count { Self.isTurn($0.type) }
        var rest = Array(theirs)
        for step in ours {
            guard let place = nearest(to: step, in: rest) else { continue }
            compare(step, rest.remove(at: place))
        }
    }

    private func nearest(to step: Step, in others: [OSRMDirections.Step]) -> Int? {
        let distances = others.indices.map { ($0, step.maneuver.location.distance(to: others[$0].location)) }
        return distances.filter { place, distance in
            distance <= Self.apart.direct && abs(others[place].offset - step.startOffset) <= Self.apart.along
        }.min { $0.1 < $1.1 }?.0
    }

    private mutating func compare(_ step: Step, _ other: OSRMDirections.Step) {
        let maneuver = step.maneuver
        if Self.isTurn(maneuver.type.rawValue) { shared.ours += 1 }
        if Self.isTurn(other.type) { shared.theirs += 1 }
        alike.of += 1
        if maneuver.type.rawValue == other.type, maneuver.modifier?.rawValue == other.modifier { alike.count += 1 }
        guard let exit = maneuver.exit, let otherExit = other.exit else { return }
        exits.of += 1
        if exit == otherExit { exits.count += 1 }
    }

    private static func isTurn(_ type: String) -> Bool { type != "new name" && type != "notification" }
}

extension Double {
    /// A share as `97.9 %`.
    fileprivate func formatted(dividedBy count: Int) -> String {
        count == 0 ? "–" : ((self / Double(count) * 10).rounded() / 10).figure + " %"
    }
}

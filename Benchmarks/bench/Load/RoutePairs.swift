import Foundation
import Routing

/// Between which places routes are asked for.
enum RoutePairs {
    typealias Positions = (start: RoadPosition, end: RoadPosition)

    struct Places: Sendable {
        let start: Coordinate
        let end: Coordinate
    }

    /// Farther apart by the crow than this, in meters, no pair is: a file may hold many cities.
    static let reach = 20_000.0

    /// Random places on random roads, the same with the same numbers.
    static func positions(_ count: Int, in metric: Metric, using random: inout SeededRandom) -> [Positions] {
        (0..<count).map { _ in
            let start = metric.randomPosition(using: &random)
            return (start, metric.randomPosition(within: reach, of: start, using: &random))
        }
    }

    static func places(_ count: Int, in metric: Metric, seed: UInt64) -> [Places] {
        var random = SeededRandom(seed: seed)
        return positions(count, in: metric, using: &random).map {
            Places(start: metric.network.coordinate(of: $0.start), end: metric.network.coordinate(of: $0.end))
        }
    }

    /// Places of which no two are farther apart than a pair may be.
    static func group(_ count: Int, in metric: Metric, using random: inout SeededRandom) -> [RoadPosition] {
        let center = metric.randomPosition(using: &random)
        return (0..<count).map { _ in metric.randomPosition(within: reach / 2, of: center, using: &random) }
    }
}

extension Metric {
    /// A place at most so many meters from another by the crow; that one itself is near enough.
    func randomPosition(
        within reach: Double, of other: RoadPosition, using random: inout SeededRandom
    ) -> RoadPosition {
        let place = network.coordinate(of: other)
        while true {
            let position = randomPosition(using: &random)
            if network.coordinate(of: position).distance(to: place) <= reach { return position }
        }
    }
}

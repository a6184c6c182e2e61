import Foundation
import Guidance
import Routing

/// A drive whose way is known: a random route over a map, and what a receiver with errors would have said on it.
struct SimulatedDrive {
    let line: MeasuredLine
    /// Seconds from the start at each point of the line.
    private let times: [Double]

    /// Meters that a route may have.
    private static let lengths = 5_000.0...15_000.0

    /// Routes between random places, the same with the same seed.
    static func all(_ count: Int, on hierarchy: HierarchyMetric, seed: UInt64) -> [SimulatedDrive] {
        var random = SeededRandom(seed: seed)
        var search = HierarchySearch(metric: hierarchy)
        let guide = RouteGuide(metric: hierarchy.metric)
        var drives: [SimulatedDrive] = []
        for _ in 0..<count * attempts where drives.count < count {
            let pair = RoutePairs.positions(1, in: hierarchy.metric, using: &random)[0]
            guard let path = search.route(from: RouteEndpoint(position: pair.start), to: .init(position: pair.end)),
                lengths.contains(path.length(in: hierarchy.metric.network))
            else { continue }
            let leg = guide.outline(along: [path]).legs[0]
            drives.append(SimulatedDrive(line: leg.line, times: leg.times))
        }
        return drives
    }

    /// Random pairs that are tried for each drive.
    private static let attempts = 200

    /// Fixes every so many seconds, each axis wrong by a deviation: half of its variance wanders slowly, as reflections
    /// and the sky do, half is new with each fix.
    func track(every seconds: Double, deviation: Double, seed: UInt64) -> [Observation] {
        var random = SeededRandom(seed: seed)
        let part = deviation / 2.0.squareRoot()
        let memory = exp(-seconds / Self.wandering)
        var wander = (north: random.normal() * part, east: random.normal() * part)
        return stride(from: 0, through: times.last ?? 0, by: seconds).map { time in
            let fresh = part * (1 - memory * memory).squareRoot()
            wander.north = wander.north * memory + random.normal() * fresh
            wander.east = wander.east * memory + random.normal() * fresh
            let error = (north: wander.north + random.normal() * part, east: wander.east + random.normal() * part)
            let place = line.coordinate(at: offset(at: time))
                .moved(by: error.north, bearing: 0).moved(by: error.east, bearing: 90)
            return Observation(coordinate: place, time: time.rounded(), deviation: deviation)
        }
    }

    /// Seconds after which an error has forgotten most of itself.
    private static let wandering = 60.0

    private func offset(at time: Double) -> Double {
        guard let after = times.firstIndex(where: { $0 >= time }), after > 0 else { return time > 0 ? line.length : 0 }
        let (start, end) = (times[after - 1], times[after])
        let fraction = end > start ? (time - start) / (end - start) : 1
        return line.distances[after - 1] + fraction * (line.distances[after] - line.distances[after - 1])
    }
}

extension SeededRandom {
    /// Normally distributed with deviation 1 (Box, Muller 1958).
    fileprivate mutating func normal() -> Double {
        let (one, other) = (
            Double.random(in: .leastNonzeroMagnitude...1, using: &self), Double.random(in: 0..<1, using: &self)
        )
        return (-2 * log(one)).squareRoot() * cos(2 * .pi * other)
    }
}

import Foundation
import Routing
import TestSupport
import Testing

/// Fixes of a drive over a drawn map, one every so many meters, ten meters a second.
struct DrawnTrack {
    var fixes: [Observation]

    init(fixes: [Observation]) { self.fixes = fixes }

    init(_ map: MapSketch, _ walk: String, every meters: Double = 20) throws {
        let corners = try walk.map { try map.coordinate($0) }
        let line = try #require(MeasuredLine(corners))
        fixes = stride(from: 0, through: line.length, by: meters).map { offset in
            Observation(coordinate: line.coordinate(at: offset), time: offset / 10, deviation: 5)
        }
    }

    /// With errors of a receiver, in any direction.
    func scattered(by deviation: Double, seed: UInt64) -> DrawnTrack {
        var generator = SeededGenerator(seed: seed)
        var copy = self
        for place in copy.fixes.indices {
            let error = deviation * sqrt(-2 * log(Double.random(in: 0.001...1, using: &generator)))
            let bearing = Double.random(in: 0..<360, using: &generator)
            copy.fixes[place].coordinate = copy.fixes[place].coordinate.moved(by: error, bearing: bearing)
            copy.fixes[place].deviation = max(deviation, 5)
        }
        return copy
    }

    /// With one fix that lies far beside the way.
    func straying(at place: Int, by meters: Double, bearing: Double) -> DrawnTrack {
        var copy = self
        copy.fixes[place].coordinate = copy.fixes[place].coordinate.moved(by: meters, bearing: bearing)
        return copy
    }

    /// With a pause of so many seconds before a fix.
    func pausing(before place: Int, for seconds: Double) -> DrawnTrack {
        var copy = self
        for later in place..<fixes.count { copy.fixes[later].time = fixes[later].time.map { $0 + seconds } }
        return copy
    }

    /// How a matcher sees it.
    func matches(on map: MapSketch, splitting: Bool = true, mode: TravelMode = .car) -> [TrackMatch] {
        var ways = WaySearch(metric: map.metric(for: mode))
        var matcher = TrackMatcher()
        matcher.splitsAtSilence = splitting
        return matcher.matches(of: fixes, by: &ways)
    }
}

extension [TrackMatch] {
    /// The arcs of each, by the nodes at their ends.
    func labels(on sketch: MapSketch) -> [[String]] { map { $0.arcs.map(sketch.label) } }

    func length(on map: MapSketch) -> Double {
        flatMap(\.legs).reduce(0) { $0 + $1.length(in: map.network) }
    }
}

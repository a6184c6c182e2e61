import Routing

/// A way that was driven, by the names of its roads.
package struct DrivenWay: Sendable {
    package struct Stretch: Sendable, Equatable {
        /// The road's name, or its number; empty where it has neither.
        package var name: String
        package var meters: Double
        /// `nil` for a track without times.
        package var seconds: Double?
    }

    package var stretches: [Stretch] = []
    package var confidence: Double
    /// The numbers of its first and last fix.
    package var fixes: ClosedRange<Int>

    package var meters: Double { stretches.reduce(0) { $0 + $1.meters } }

    init(_ match: TrackMatch, of track: [Observation], in network: RoadNetwork) {
        confidence = match.confidence
        let numbers = match.points.map(\.observation)
        fixes = numbers[0]...max(numbers[numbers.count - 1], numbers[0])
        for (place, leg) in match.legs.enumerated() {
            let (start, end) = (track[numbers[place]].time, track[numbers[place + 1]].time)
            let seconds = start.flatMap { start in end.map { max($0 - start, 0) } }
            append(leg, taking: seconds, in: network)
        }
    }

    /// A leg's time goes to its roads by their lengths.
    private mutating func append(_ leg: RoutePath, taking seconds: Double?, in network: RoadNetwork) {
        let whole = leg.length(in: network)
        for (place, arc) in leg.arcs.enumerated() {
            let road = network.road(of: arc)
            let start = place == 0 ? leg.startOffset : 0
            let end = place == leg.arcs.count - 1 ? leg.endOffset : Double(road.length)
            let share = whole > 0 ? (end - start) / whole : place == 0 ? 1 : 0
            let name = network.name(of: road)
            append(
                Stretch(
                    name: name.isEmpty ? network.names[road.ref] : name, meters: end - start,
                    seconds: seconds.map { $0 * share }))
        }
    }

    private mutating func append(_ stretch: Stretch) {
        guard let last = stretches.last, last.name == stretch.name else { return stretches.append(stretch) }
        stretches[stretches.count - 1].meters += stretch.meters
        stretches[stretches.count - 1].seconds = last.seconds.flatMap { old in stretch.seconds.map { old + $0 } }
    }
}

import Routing

/// A path laid out in space and time: the ground on which a leg's directions stand.
///
/// A class, for all parts of the guide hold it and none changes it.
final class LegTrace {
    let path: RoutePath
    let metric: Metric
    let network: RoadNetwork
    /// At least two coordinates.
    let line: MeasuredLine
    /// For each arc the index of the line's coordinate at which it begins.
    let arcStarts: [Int]
    let timetable: Timetable
    /// For each arc its road.
    let roads: [TravelledRoad]

    var arcs: [ArcID] { path.arcs }

    init(_ path: RoutePath, metric: Metric) {
        self.path = path
        self.metric = metric
        network = metric.network
        let laid = PathLine(path, in: metric.network)
        let point = laid.line.coordinates[0]
        line = laid.line.coordinates.count > 1 ? laid.line : MeasuredLine([point, point]) ?? laid.line
        arcStarts = laid.arcStarts
        roads = path.arcs.map {
            TravelledRoad(metric.network.road(of: $0), $0.direction, for: metric.profile.mode)
        }
        timetable = Timetable(of: path, along: line, arcStarts: laid.arcStarts, metric: metric)
    }

    /// The index of the line's coordinate at which the arc ends.
    func end(ofArc place: Int) -> Int {
        place + 1 < arcStarts.count ? arcStarts[place + 1] : line.coordinates.count - 1
    }

    /// Meters from the leg's start to the start of its arc number `place`.
    func offset(ofArc place: Int) -> Double { line.distances[arcStarts[place]] }

    func length(ofArc place: Int) -> Double { line.distances[end(ofArc: place)] - offset(ofArc: place) }

    func signs(ofArc place: Int) -> RoadSigns { roads[place].signs }

    var spans: [RoadSpan] {
        let states = metric.circumstances.states
        return arcs.indices.map { place in
            RoadSpan(
                arc: arcs[place], segments: arcStarts[place]..<end(ofArc: place), startOffset: offset(ofArc: place),
                name: network.names.shown(roads[place].signs), speedLimit: roads[place].speedLimit,
                isReported: !states.isEmpty && states[arcs[place]] != nil)
        }
    }

    /// The two names that cover most of the leg, in the order in which they come.
    var summary: String {
        var spans: [(signs: RoadSigns, length: Double)] = []
        for place in arcs.indices {
            let signs = signs(ofArc: place)
            guard !signs.isEmpty else { continue }
            if let known = spans.lastIndex(where: { $0.signs.shown == signs.shown }) {
                spans[known].length += length(ofArc: place)
            } else {
                spans.append((signs, length(ofArc: place)))
            }
        }
        let longest = spans.indices.sorted { one, other in
            let lengths = (spans[one].length, spans[other].length)
            return lengths.0 == lengths.1 ? one < other : lengths.0 > lengths.1
        }
        return longest.prefix(2).sorted().map { network.names.shown(spans[$0].signs) }.joined(separator: ", ")
    }
}

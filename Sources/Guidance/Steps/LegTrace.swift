import Routing

/// A path laid out in space and time: the ground on which a leg's directions stand.
struct LegTrace {
    let path: RoutePath
    let metric: Metric
    /// At least two coordinates.
    let line: MeasuredLine
    /// For each arc the index of the line's coordinate at which it begins.
    let arcStarts: [Int]
    private(set) var times: [Double]
    private(set) var segments: [LegSegment] = []

    var network: RoadNetwork { metric.network }
    var arcs: [ArcID] { path.arcs }

    init(_ path: RoutePath, metric: Metric) {
        self.path = path
        self.metric = metric
        let laid = PathLine(path, in: metric.network)
        let point = laid.line.coordinates[0]
        line = laid.line.coordinates.count > 1 ? laid.line : MeasuredLine([point, point]) ?? laid.line
        arcStarts = laid.arcStarts
        times = [0]
        times.reserveCapacity(line.coordinates.count)
        segments.reserveCapacity(line.coordinates.count)
        for place in path.arcs.indices { travel(alongArc: place) }
        // A path without arcs is a place without a road: no time passes there.
        while times.count < line.coordinates.count { append(seconds: 0, limit: .unknown) }
    }

    /// Spreads the arc's cost over its segments by their length; the delay of the turn behind it is spent before it.
    private mutating func travel(alongArc place: Int) {
        let range = arcStarts[place]..<end(ofArc: place)
        let length = line.distances[range.upperBound] - line.distances[range.lowerBound]
        let duration = seconds(ofArc: place)
        let limit = speedLimit(on: path.arcs[place])
        for index in range {
            let share =
                length > 0
                ? (line.distances[index + 1] - line.distances[index]) / length : 1 / Double(range.count)
            append(seconds: duration * share, limit: limit)
        }
        guard place + 1 < path.arcs.count, !range.isEmpty else { return }
        times[times.count - 1] += Self.seconds(metric.turnCost(from: path.arcs[place], to: path.arcs[place + 1]))
    }

    private mutating func append(seconds: Double, limit: SpeedLimit) {
        let index = segments.count
        segments.append(
            LegSegment(
                distance: line.distances[index + 1] - line.distances[index], duration: seconds, speedLimit: limit))
        times.append(times[index] + seconds)
    }

    private func seconds(ofArc place: Int) -> Double {
        let arc = path.arcs[place]
        let isFirst = place == 0
        let isLast = place == path.arcs.count - 1
        guard isFirst || isLast else { return Self.seconds(metric.cost(of: arc)) }
        let end = isLast ? path.endOffset : Double(network.road(of: arc).length)
        return Self.seconds(metric.cost(of: arc, from: isFirst ? path.startOffset : 0, to: end))
    }

    /// What was closed after the path had been found costs no time here; another path is on its way.
    private static func seconds(_ cost: Milliseconds) -> Double { cost == .impassable ? 0 : Double(cost) / 1000 }

    /// What the law says; a recommended speed is none that anybody may be shown as a limit.
    func speedLimit(on arc: ArcID) -> SpeedLimit {
        let road = network.road(of: arc)
        guard !road.attributes.contains(.advisoryLimit) else { return .unknown }
        return switch road.speedLimit[arc.direction] {
        case 0: .unknown
        case Profile.noLimit: .none
        case let limit: .kilometersPerHour(Int(limit))
        }
    }
}

extension LegTrace {
    /// The index of the line's coordinate at which the arc ends.
    func end(ofArc place: Int) -> Int {
        place + 1 < arcStarts.count ? arcStarts[place + 1] : line.coordinates.count - 1
    }

    /// Meters from the leg's start to the start of its arc number `place`.
    func offset(ofArc place: Int) -> Double { line.distances[arcStarts[place]] }

    func length(ofArc place: Int) -> Double { line.distances[end(ofArc: place)] - offset(ofArc: place) }

    func labels(ofArc place: Int) -> RoadLabels { RoadLabels(of: arcs[place], in: network) }

    var roads: [RoadSpan] {
        arcs.indices.map { place in
            RoadSpan(
                arc: arcs[place], startOffset: offset(ofArc: place), name: labels(ofArc: place).shown,
                speedLimit: speedLimit(on: arcs[place]))
        }
    }

    /// The two names that cover most of the leg, in the order in which they come.
    var summary: String {
        var order: [String] = []
        var lengths: [String: Double] = [:]
        for place in arcs.indices {
            let name = labels(ofArc: place).shown
            guard !name.isEmpty else { continue }
            if lengths[name] == nil { order.append(name) }
            lengths[name, default: 0] += length(ofArc: place)
        }
        let longest = order.indices.sorted { one, other in
            let lengths = (lengths[order[one]] ?? 0, lengths[order[other]] ?? 0)
            return lengths.0 == lengths.1 ? one < other : lengths.0 > lengths.1
        }
        return longest.prefix(2).sorted().map { order[$0] }.joined(separator: ", ")
    }
}

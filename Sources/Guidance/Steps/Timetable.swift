import Routing

/// When a leg is where: each arc's cost is spread over its segments by their length, and the delay of the turn behind it
/// is spent before its end.
struct Timetable {
    /// Seconds from the start to each coordinate of the line. The last one is the path's cost.
    private(set) var times: [Double] = [0]
    /// Seconds of travel between each two coordinates, without delays at turns.
    private(set) var travelTimes: [Double] = []

    /// - Parameter former: the leg as it was planned before; what is closed by now takes the time there that it took then.
    init(
        of path: RoutePath, along line: MeasuredLine, arcStarts: [Int], metric: Metric, former: LegDirections? = nil
    ) {
        times.reserveCapacity(line.coordinates.count)
        travelTimes.reserveCapacity(line.coordinates.count)
        // Counted in whole milliseconds, as the search does it.
        var elapsed = 0
        for place in path.arcs.indices {
            let end = place + 1 < arcStarts.count ? arcStarts[place + 1] : line.coordinates.count - 1
            let segments = arcStarts[place]..<end
            let cost = Self.cost(ofArc: place, of: path, metric) ?? former?.milliseconds(along: segments) ?? 0
            travel(segments, of: line, from: elapsed, cost: cost)
            elapsed += cost + (Self.delay(behindArc: place, of: path, metric) ?? former?.delay(behind: segments) ?? 0)
            times[times.count - 1] = Self.seconds(elapsed)
        }
        // A path without arcs is a place without a road: no time passes there.
        while times.count < line.coordinates.count { append(elapsed: Self.seconds(elapsed), travelTime: 0) }
    }

    private mutating func travel(_ range: Range<Int>, of line: MeasuredLine, from elapsed: Int, cost: Int) {
        let start = line.distances[range.lowerBound]
        let length = line.distances[range.upperBound] - start
        let (begin, duration, end) = (Self.seconds(elapsed), Self.seconds(cost), Self.seconds(elapsed + cost))
        for place in range {
            let (from, to) = (line.distances[place], line.distances[place + 1])
            let count = Double(range.count)
            let passed = length > 0 ? (to - start) / length : Double(place + 1 - range.lowerBound) / count
            let share = length > 0 ? (to - from) / length : 1 / count
            append(elapsed: min(begin + duration * passed, end), travelTime: duration * share)
        }
    }

    private mutating func append(elapsed: Double, travelTime: Double) {
        times.append(elapsed)
        travelTimes.append(travelTime)
    }

    /// `nil` for an arc that is closed.
    private static func cost(ofArc place: Int, of path: RoutePath, _ metric: Metric) -> Int? {
        let arc = path.arcs[place]
        let (isFirst, isLast) = (place == 0, place == path.arcs.count - 1)
        guard isFirst || isLast else { return open(metric.cost(of: arc)) }
        let end = isLast ? path.endOffset : Double(metric.network.road(of: arc).length)
        return open(metric.cost(of: arc, from: isFirst ? path.startOffset : 0, to: end))
    }

    /// `nil` for a turn that can't be made.
    private static func delay(behindArc place: Int, of path: RoutePath, _ metric: Metric) -> Int? {
        guard place + 1 < path.arcs.count else { return 0 }
        return open(metric.turnCost(from: path.arcs[place], to: path.arcs[place + 1]))
    }

    private static func open(_ cost: Milliseconds) -> Int? { cost == .impassable ? nil : Int(cost) }

    private static func seconds(_ milliseconds: Int) -> Double { Double(milliseconds) / 1000 }
}

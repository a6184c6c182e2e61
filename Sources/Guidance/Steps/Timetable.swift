import Routing

/// When a leg is where: each arc's cost is spread over its segments by their length, and the delay of the turn behind it
/// is spent before its end.
struct Timetable {
    /// Seconds from the start to each coordinate of the line. The last one is the path's cost.
    private(set) var times: [Double]
    /// Seconds of travel between each two coordinates, without delays at turns.
    private(set) var travelTimes: [Double]

    /// - Parameter former: the leg as it was planned before; what is closed by now takes the time there that it took then.
    init(
        of path: RoutePath, along line: MeasuredLine, arcStarts: [Int], metric: Metric, former: LegDirections? = nil
    ) {
        let last = line.coordinates.count - 1
        // A path without arcs is a place without a road: no time passes there.
        times = Array(repeating: 0, count: last + 1)
        travelTimes = Array(repeating: 0, count: last)
        // Counted in whole milliseconds, as the search does it.
        var elapsed = 0
        for place in path.arcs.indices {
            let segments = arcStarts[place]..<(place + 1 < arcStarts.count ? arcStarts[place + 1] : last)
            let cost = Self.cost(ofArc: place, of: path, metric) ?? former?.milliseconds(along: segments) ?? 0
            travel(segments, of: line, from: elapsed, cost: cost)
            elapsed += cost + (Self.delay(behindArc: place, of: path, metric) ?? former?.delay(behind: segments) ?? 0)
            times[segments.upperBound] = Self.seconds(elapsed)
        }
    }

    private mutating func travel(_ segments: Range<Int>, of line: MeasuredLine, from elapsed: Int, cost: Int) {
        let start = line.distances[segments.lowerBound]
        let length = line.distances[segments.upperBound] - start
        let (begin, duration, end) = (Self.seconds(elapsed), Self.seconds(cost), Self.seconds(elapsed + cost))
        guard length > 0 else { return travel(segments, from: begin, duration: duration) }
        let pace = duration / length
        for place in segments {
            let (from, to) = (line.distances[place], line.distances[place + 1])
            times[place + 1] = min(begin + (to - start) * pace, end)
            travelTimes[place] = (to - from) * pace
        }
    }

    /// Segments without extent share the time alike.
    private mutating func travel(_ segments: Range<Int>, from begin: Double, duration: Double) {
        let share = duration / Double(segments.count)
        for (passed, place) in segments.enumerated() {
            times[place + 1] = begin + share * Double(passed + 1)
            travelTimes[place] = share
        }
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

import Routing

/// A vehicle that really drives: along arcs, as fast as the metric says by its driver's own pace, slowing down and standing at
/// junctions for as long as turns cost.
struct TrueDrive {
    private let metric: Metric
    /// Arcs that are being driven, and those planned after them.
    private(set) var arcs: [ArcID]
    /// The place in `arcs` of the one being driven.
    private(set) var place = 0
    /// Metres from its tail.
    private(set) var offset: Double
    /// Where on the last arc it stops; `nil` for a vehicle that goes on.
    var end: Double?
    /// Seconds to stand before the next turn; `nil` on the way there.
    private var waiting: Double?
    /// Metres per second.
    private(set) var speed = 0.0
    /// How much faster than planned.
    let pace: Double
    private(set) var meters = 0.0

    init(along path: RoutePath, pace: Double, in metric: Metric) {
        self.metric = metric
        arcs = path.arcs
        offset = path.startOffset
        end = path.endOffset
        self.pace = pace
    }

    var arc: ArcID { arcs[place] }
    var isAtEnd: Bool { place == arcs.count - 1 && end != nil && offset >= limit }
    /// Whether it knows no way beyond the arc that it is on.
    private var isAimless: Bool { place == arcs.count - 1 && end == nil }
    var coordinate: Coordinate { metric.network.line(of: arc).coordinate(at: offset) }
    var heading: Double? { metric.network.line(of: arc).bearing(at: offset) }
    private var limit: Double { place == arcs.count - 1 ? end ?? length(of: place) : length(of: place) }

    /// Goes on along a route, if it leads on from where the vehicle is or will be.
    ///
    /// - Returns: whether it does.
    mutating func follow(_ path: RoutePath) -> Bool {
        guard let first = path.arcs.firstIndex(of: arc), first > 0 || offset >= path.startOffset - 30 else {
            return false
        }
        arcs = Array(path.arcs[first...])
        if arcs.count == 1 { waiting = nil }
        place = 0
        end = path.endOffset
        return true
    }

    /// Takes another arc after the present one, and goes on from there.
    mutating func turn(into other: ArcID) {
        arcs = [arc, other]
        place = 0
        end = nil
    }

    /// Takes whichever arc leads most nearly straight on; turns around where none does.
    private mutating func goStraightOn() {
        let ahead = metric.network.arrivalBearing(of: arc)
        let next = metric.exits(of: arc).min {
            Bearing.difference(metric.network.departureBearing(of: $0), ahead)
                < Bearing.difference(metric.network.departureBearing(of: $1), ahead)
        }
        turn(into: next ?? arc.reversed)
    }

    /// Lets time pass.
    mutating func step(_ seconds: Double) {
        var rest = seconds
        while rest > 0.001 {
            let tick = min(rest, Self.tick)
            rest -= tick
            if isAimless { goStraightOn() }
            if isAtEnd { speed = 0 } else if let left = waiting { wait(left - tick) } else { roll(tick) }
        }
    }

    private mutating func wait(_ left: Double) {
        waiting = left > 0 ? left : nil
        if left <= 0 { pass() }
    }

    private mutating func pass() {
        place += 1
        offset = 0
    }

    private mutating func roll(_ seconds: Double) {
        speed = min(speed + Self.acceleration * seconds, allowedSpeed)
        let way = min(speed * seconds, max(limit - offset, 0))
        offset += way
        meters += way
        guard offset >= limit, place < arcs.count - 1 else { return }
        let wait = turn(at: place).wait
        if wait > 0 { (waiting, speed) = (wait, 0) } else { pass() }
    }
}

// MARK: - Speed

extension TrueDrive {
    /// Seconds in which nothing changes.
    private static let tick = 0.2
    /// Up and down, in metres per second squared: as people drive.
    private static let acceleration = 2.0
    /// Seconds to turn around where nobody plans to.
    private static let turnaround = 3.0
    /// Nobody creeps up to a line slower than this.
    private static let creeping = 1.0

    private func cruise(on place: Int) -> Double {
        max(length(of: place), 0.1) / max(Double(metric.cost(of: arcs[place])) / 1000, 0.01) * pace
    }

    /// The speed of the arc, unless something ahead asks to brake for it.
    private var allowedSpeed: Double {
        var allowed = cruise(on: place)
        var distance = limit - offset
        var next = place
        while distance < allowed * allowed / (2 * Self.acceleration) {
            let goal = next == arcs.count - 1 ? 0 : min(turn(at: next).speed, cruise(on: next + 1))
            allowed = min(allowed, (goal * goal + 2 * Self.acceleration * max(distance, 0)).squareRoot())
            guard next < arcs.count - 1, goal > 0 else { break }
            next += 1
            distance += next == arcs.count - 1 ? end ?? length(of: next) : length(of: next)
        }
        return max(allowed, Self.creeping)
    }

    private func length(of place: Int) -> Double { Double(metric.network.road(of: arcs[place]).length) }

    /// How fast the turn behind an arc is driven, and how long one stands before it, so that it costs what the metric says:
    /// slowing from v to w and getting as fast again takes (v - w)² / (a v) longer than going on.
    private func turn(at place: Int) -> (speed: Double, wait: Double) {
        let cost = metric.turnCost(from: arcs[place], to: arcs[place + 1])
        guard cost != .impassable else { return (0, Self.turnaround) }
        let seconds = Double(cost) / 1000 / pace
        let usual = cruise(on: place)
        let stop = usual / Self.acceleration
        guard seconds < stop else { return (0, seconds - stop) }
        return (usual - (seconds * Self.acceleration * usual).squareRoot(), 0)
    }
}

extension Metric {
    /// Where one may go at the end of an arc but back, and get out again.
    func exits(of arc: ArcID) -> [ArcID] {
        network.departures(from: network.head(of: arc)).filter {
            $0 != arc.reversed && isPassable($0) && turnCost(from: arc, to: $0) != .impassable
                && isConnected($0, .departure)
        }
    }
}

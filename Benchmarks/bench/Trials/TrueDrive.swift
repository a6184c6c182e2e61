import Routing

/// A vehicle that really drives: along arcs, as fast as the metric says by its driver's own pace, standing at junctions for
/// as long as turns cost.
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
    var isAtEnd: Bool { place == arcs.count - 1 && offset >= limit }
    var coordinate: Coordinate { metric.network.line(of: arc).coordinate(at: offset) }
    var heading: Double? { metric.network.line(of: arc).bearing(at: offset) }
    private var limit: Double { place == arcs.count - 1 ? end ?? length : length }
    private var length: Double { Double(metric.network.road(of: arc).length) }
    /// Metres per second.
    var speed: Double {
        guard waiting == nil, !isAtEnd else { return 0 }
        return max(length, 0.1) / max(Double(metric.cost(of: arc)) / 1000, 0.01) * pace
    }

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
    mutating func goStraightOn() {
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
        while rest > 0, !isAtEnd {
            if let left = waiting {
                guard left <= rest else {
                    waiting = left - rest
                    return
                }
                rest -= left
                waiting = nil
                place += 1
                offset = 0
                continue
            }
            let needed = max(limit - offset, 0) / speed
            if needed > rest {
                offset += speed * rest
                meters += speed * rest
                return
            }
            meters += max(limit - offset, 0)
            offset = limit
            rest -= needed
            guard place < arcs.count - 1 else { return }
            let turn = metric.turnCost(from: arc, to: arcs[place + 1])
            waiting = turn == .impassable ? 0 : Double(turn) / 1000 / pace
        }
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

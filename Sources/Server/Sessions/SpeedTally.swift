import Routing
import Storage
import Trips

/// Counts how fast roads are driven, and gives out only what enough trips have in common.
///
/// A road's hour stays here until five different trips have driven it; only then their sum is given out, and the count
/// begins anew. So whatever changes in the database changes by five trips at least: even who compares it from minute to
/// minute learns what five took together, never what one took. While a count is open it knows which trips it has, by
/// numbers that mean nothing outside this process.
struct SpeedTally: Sendable {
    /// One direction of a road, at one hour of the week.
    struct Cell: Hashable, Sendable {
        var stretch: ObservedStretch
        var mode: TravelMode
        var hour: HourOfWeek
    }

    struct Limits: Sendable {
        /// Counts that are open, and sums that wait to be written. Beyond these no more are begun.
        var cells = 200_000
        /// Seconds after which a count that isn't complete is given up: an hour has come round five times.
        var patience = 35 * 86_400.0
    }

    fileprivate struct Count {
        var begunAt: Instant
        var trips: [Int] = []
        var slowness = 0.0
        var squares = 0.0
    }

    private let limits: Limits
    private var counts: [Cell: Count] = [:]
    private var complete: [Cell: ObservedSpeed] = [:]

    init(limits: Limits = Limits()) { self.limits = limits }

    /// How many counts are open, and how many sums wait to be written.
    var backlog: (open: Int, complete: Int) { (counts.count, complete.count) }

    /// - Parameters:
    ///   - slowness: seconds per metre.
    ///   - trip: a number that only this process can tell from the trip. Of one that is counted already nothing is added.
    mutating func add(_ slowness: Double, to cell: Cell, by trip: Int, at now: Instant) {
        guard counts[cell] != nil || counts.count < limits.cells else { return }
        let trips = counts[cell, default: Count(begunAt: now)].add(slowness, by: trip)
        guard trips >= ObservedSpeed.fewestTrips, let count = counts.removeValue(forKey: cell) else { return }
        putBack([
            ObservedSpeed(
                stretch: cell.stretch, mode: cell.mode, hour: cell.hour, trips: Double(count.trips.count),
                slowness: count.slowness, squares: count.squares)
        ])
    }

    /// Gives out what is complete.
    mutating func takeComplete() -> [ObservedSpeed] {
        defer { complete = [:] }
        return Array(complete.values)
    }

    /// Gives up what has been open for too long.
    mutating func giveUpStale(at now: Instant) {
        counts = counts.filter { now.seconds(since: $0.value.begunAt) < limits.patience }
    }

    /// Takes back what couldn't be written, for the next time.
    mutating func putBack(_ speeds: [ObservedSpeed]) {
        for speed in speeds {
            let cell = Cell(stretch: speed.stretch, mode: speed.mode, hour: speed.hour)
            guard complete[cell] != nil || complete.count < limits.cells else { continue }
            complete[cell] = complete[cell]?.adding(speed) ?? speed
        }
    }
}

extension SpeedTally.Count {
    /// - Returns: how many trips it has now.
    mutating func add(_ slowness: Double, by trip: Int) -> Int {
        guard !trips.contains(trip) else { return trips.count }
        trips.append(trip)
        self.slowness += slowness
        squares += slowness * slowness
        return trips.count
    }
}

extension ObservedSpeed {
    fileprivate func adding(_ other: ObservedSpeed) -> ObservedSpeed {
        var sum = self
        sum.trips += other.trips
        sum.slowness += other.slowness
        sum.squares += other.squares
        return sum
    }
}

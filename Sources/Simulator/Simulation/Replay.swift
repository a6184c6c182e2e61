import Protocol
import Routing

/// A recorded track, driven again: the same fixes with the same pauses between them.
package struct Replay: Sendable, Equatable {
    /// A fix with its turn and its own time, both in milliseconds since the first one.
    private struct Entry: Sendable, Equatable {
        var turn: Int64
        var time: Int64
        var fix: RecordedFix
    }

    /// In the recording's order, with rising turns.
    private let entries: [Entry]
    private var next = 0
    private var last: VehicleState

    /// Recordings that stopped for longer go on after this many milliseconds.
    static let longestPause: Int64 = 60_000

    /// - Returns: `nil` where there is no fix.
    package init?(_ segments: [[RecordedFix]]) {
        let recorded = segments.flatMap(\.self)
        guard let first = recorded.first else { return nil }
        var latest = first.time
        var turn: Int64 = 0
        entries = recorded.map { fix in
            // Late fixes stay late: they keep their place in the file and come at once.
            turn += min(max(fix.time - latest, 0), Self.longestPause)
            latest = max(latest, fix.time)
            return Entry(turn: turn, time: turn - (latest - fix.time), fix: fix)
        }
        last = VehicleState(coordinate: first.coordinate, heading: first.heading, speed: 0, seconds: 0, metersDriven: 0)
    }

    var state: VehicleState { last }
    var isAtEnd: Bool { next >= entries.count }
    /// How long it lasts.
    var seconds: Double { Double(entries.last?.turn ?? 0) / 1_000 }
    /// Where the recording begins and ends.
    package var start: Coordinate { entries.first?.fix.coordinate ?? last.coordinate }
    package var end: Coordinate { entries.last?.fix.coordinate ?? last.coordinate }

    /// The fixes of the next second; none where the recording has none. After the last one the vehicle stands there.
    ///
    /// - Parameter timestamp: the second's end, in milliseconds since the epoch.
    mutating func step(at timestamp: Int64) -> [Position] {
        let end = Int64(last.seconds * 1_000)
        last.seconds += 1
        guard !isAtEnd else {
            last.speed = 0
            return entries.last.map { [standing(at: $0.fix, timestamp)] } ?? []
        }
        var positions: [Position] = []
        while next < entries.count, entries[next].turn <= end {
            let entry = entries[next]
            positions.append(Position(entry.fix, timestamp: timestamp - end + entry.time))
            move(to: entry.fix)
            next += 1
        }
        return positions
    }

    private mutating func move(to fix: RecordedFix) {
        let meters = last.coordinate.distance(to: fix.coordinate)
        last.heading = fix.heading ?? (meters > 1 ? last.coordinate.bearing(to: fix.coordinate) : last.heading)
        last.metersDriven += meters
        last.coordinate = fix.coordinate
        last.speed = fix.speed ?? meters
    }

    private func standing(at fix: RecordedFix, _ timestamp: Int64) -> Position {
        var position = Position(fix, timestamp: timestamp)
        position.speed = 0
        position.heading = nil
        return position
    }
}

extension Position {
    fileprivate init(_ fix: RecordedFix, timestamp: Int64) {
        self.init(
            latitude: fix.coordinate.latitude, longitude: fix.coordinate.longitude, timestamp: timestamp,
            accuracy: fix.accuracy, heading: fix.heading, speed: fix.speed)
    }
}

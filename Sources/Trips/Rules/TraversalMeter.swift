/// Tells how long a vehicle takes from one end of each stretch of its way to the other.
///
/// It passes the ends between two fixes; when, follows from where those are. What isn't known isn't told: nothing of a
/// stretch that began before the first fix, or that a silence, a jump or a rest falls into. Between two ends nothing is
/// looked up and nothing allocated.
struct TraversalMeter: Sendable, Equatable {
    /// A stretch that has been driven through.
    struct Passage: Sendable, Equatable {
        /// Its number along the way.
        var stretch: Int
        var enteredAt: Instant
        var seconds: Double
    }

    private struct Place: Sendable, Equatable {
        /// Metres along the way.
        var offset: Double
        var time: Instant
    }

    private var last: Place?
    /// Where the vehicle came to when it last moved on.
    private var rest = Place(offset: 0, time: Instant(milliseconds: 0))
    private var stretch = 0
    /// Where the present stretch ends, in metres along the way.
    private var end = Double.infinity
    /// When the present stretch was entered; `nil` where it isn't going to be told.
    private var enteredAt: Instant?

    /// The vehicle has gone on.
    ///
    /// - Parameters:
    ///   - before: metres along the way where it was; elsewhere than it went to last after a jump.
    ///   - fastest: metres per second that nobody exceeds.
    ///   - starts: metres along the way at which the stretches begin, ascending. Asked for where another one has begun.
    mutating func advance(
        from before: Double, to offset: Double, at time: Instant, fastest: Double,
        over starts: @autoclosure () -> some RandomAccessCollection<Double>
    ) -> [Passage] {
        let place = Place(offset: offset, time: time)
        guard let last, last.offset == before, Self.isSeamless(from: last, to: place, fastest: fastest) else {
            begin(at: place, over: starts())
            return []
        }
        self.last = place
        noteRest(at: place)
        return offset < end ? [] : pass(from: last, to: place, over: starts())
    }

    private static func isSeamless(from last: Place, to place: Place, fastest: Double) -> Bool {
        let seconds = place.time.seconds(since: last.time)
        return 0...longestGap ~= seconds && place.offset - last.offset <= fastest * seconds
    }

    /// Somewhere within a stretch, of which nothing can be told.
    private mutating func begin(at place: Place, over starts: some RandomAccessCollection<Double>) {
        (last, rest, enteredAt) = (place, place, nil)
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[starts.index(starts.startIndex, offsetBy: middle)] <= place.offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        stretch = max(low - 1, 0)
        end = Self.start(of: stretch + 1, starts)
    }

    /// A wait at a light is part of the way, and so is a jam, which moves on now and then. A coffee is not.
    private mutating func noteRest(at place: Place) {
        if place.offset - rest.offset >= Self.restDistance {
            rest = place
        } else if place.time.seconds(since: rest.time) > Self.longestWait {
            enteredAt = nil
        }
    }

    /// Past the end of the present stretch, and perhaps of some more.
    private mutating func pass(
        from last: Place, to place: Place, over starts: some RandomAccessCollection<Double>
    ) -> [Passage] {
        var passages: [Passage] = []
        let seconds = place.time.seconds(since: last.time)
        let meters = place.offset - last.offset
        while end <= place.offset {
            let share = meters > 0 ? (end - last.offset) / meters : 1
            let passedAt = last.time.advanced(bySeconds: seconds * share)
            if let enteredAt {
                passages.append(
                    Passage(stretch: stretch, enteredAt: enteredAt, seconds: passedAt.seconds(since: enteredAt)))
            }
            enteredAt = passedAt
            stretch += 1
            end = Self.start(of: stretch + 1, starts)
        }
        return passages
    }

    private static func start(of stretch: Int, _ starts: some RandomAccessCollection<Double>) -> Double {
        stretch < starts.count ? starts[starts.index(starts.startIndex, offsetBy: stretch)] : .infinity
    }

    /// Whoever is silent for longer, in seconds, may have been anywhere.
    private static let longestGap = 20.0
    /// Whoever moves on by less, in metres, stands.
    private static let restDistance = 10.0
    /// Seconds; lights are hardly red for longer (as `Pace` has it).
    private static let longestWait = 90.0
}

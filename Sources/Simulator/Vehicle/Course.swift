import Routing

/// What a driver follows: a line, with the limits on it, the stops along it, and where one might go wrong.
struct Course: Sendable, Equatable {
    /// A place where the vehicle stands for a while.
    struct Stop: Sendable, Equatable {
        /// Meters from the start.
        var offset: Double
        var seconds: Double

        /// How long one stands at a stop of the trip.
        static let usualSeconds = 8.0
    }

    /// A place where other roads lead away.
    struct Choice: Sendable, Equatable {
        /// Meters from the start.
        var offset: Double
        /// Degrees clockwise from north of the legal ways that are not the route's.
        var bearings: [Double]
    }

    let line: MeasuredLine
    /// For each segment of the line, in meters per second, above zero.
    let limits: [Double]
    /// Those on the way, in order; the end is one too and not listed.
    let stops: [Stop]
    let choices: [Choice]
    /// Stretches without a sky, in meters from the start.
    let tunnels: [ClosedRange<Double>]

    /// Anything slower is taken for a mistake of the map.
    private static let slowestLimit = 1.0

    init(
        line: MeasuredLine, limits: [Double], stops: [Stop] = [], choices: [Choice] = [],
        tunnels: [ClosedRange<Double>] = []
    ) {
        self.line = line
        self.limits = (0..<max(line.coordinates.count - 1, 0)).map { segment in
            max(limits.indices.contains(segment) ? limits[segment] : Self.slowestLimit, Self.slowestLimit)
        }
        self.stops = stops.filter { $0.offset > 0 && $0.offset < line.length }.sorted { $0.offset < $1.offset }
        self.choices = choices
        self.tunnels = tunnels
    }

    /// To stand at a place.
    init(standingAt place: Coordinate) { self.init(line: MeasuredLine(point: place), limits: []) }

    /// The limit at `offset` meters; infinite where there is no segment.
    func limit(at offset: Double) -> Double {
        let segment = line.segment(at: offset)
        return limits.indices.contains(segment) ? limits[segment] : .infinity
    }

    func isTunnel(at offset: Double) -> Bool { tunnels.contains { $0.contains(offset) } }

    /// The course with more stops on it.
    func stopping(at more: [Stop]) -> Course {
        Course(line: line, limits: limits, stops: stops + more, choices: choices, tunnels: tunnels)
    }
}

// MARK: - Parts of courses, put together

extension Course {
    /// The course from one offset to another, which becomes its end.
    func part(from start: Double, to end: Double) -> Course {
        let offsets = [start] + line.distances.filter { $0 > start && $0 < end } + [max(end, start)]
        let between = zip(offsets, offsets.dropFirst())
        return Course(
            line: MeasuredLine(offsets.map(line.coordinate(at:))) ?? line,
            limits: between.map { limit(at: ($0 + $1) / 2) },
            stops: stops.filter { $0.offset > start && $0.offset < end }
                .map { Stop(offset: $0.offset - start, seconds: $0.seconds) },
            choices: choices.filter { $0.offset > start && $0.offset < end }
                .map { Choice(offset: $0.offset - start, bearings: $0.bearings) },
            tunnels: tunnels.compactMap { tunnel in
                let (first, last) = (max(tunnel.lowerBound, start), min(tunnel.upperBound, end))
                return first < last ? first - start...last - start : nil
            })
    }

    /// The course with a way to its start before it.
    func preceded(by places: [Coordinate], limit: Double) -> Course {
        guard let lead = MeasuredLine(places + line.coordinates.prefix(1)) else { return self }
        let way = Course(line: lead, limits: places.map { _ in limit })
        return way.followed(by: self)
    }

    /// The course, and then another from where that begins: by a straight line where it begins elsewhere.
    func followed(by next: Course) -> Course {
        let isGap = (line.coordinates.last?.distance(to: next.line.coordinates[0]) ?? 0) > Self.resolution
        guard let whole = MeasuredLine(line.coordinates + next.line.coordinates.dropFirst(isGap ? 0 : 1)) else {
            return self
        }
        let shift = whole.length - next.line.length
        return Course(
            line: whole, limits: limits + (isGap ? [next.limits.first ?? Self.slowestLimit] : []) + next.limits,
            stops: stops + next.stops.map { Stop(offset: $0.offset + shift, seconds: $0.seconds) },
            choices: choices + next.choices.map { Choice(offset: $0.offset + shift, bearings: $0.bearings) },
            tunnels: tunnels + next.tunnels.map { $0.lowerBound + shift...$0.upperBound + shift })
    }

    /// Straight on in a direction of one's own.
    static func straight(from place: Coordinate, bearing: Double, meters: Double, limit: Double) -> Course {
        let line = MeasuredLine([place, place.moved(by: meters, bearing: bearing)]) ?? MeasuredLine(point: place)
        return Course(line: line, limits: [limit])
    }

    /// Back along the course, from `offset` on, for some meters or to its start.
    func back(from offset: Double, meters: Double) -> Course {
        let way = part(from: max(offset - meters, 0), to: offset)
        guard let line = MeasuredLine(way.line.coordinates.reversed()) else { return way }
        return Course(
            line: line, limits: way.limits.reversed(),
            tunnels: way.tunnels.map { line.length - $0.upperBound...line.length - $0.lowerBound })
    }

    /// Points nearer to each other than this are one.
    private static let resolution = 0.01
}

import Routing

/// What a driver follows: a line, with the limits on it, the stops along it, and where one might go wrong.
struct Course: Sendable, Equatable {
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
    /// Meters from the start of the stops on the way; the end is one too and not listed.
    let stops: [Double]
    let choices: [Choice]

    /// Anything slower is taken for a mistake of the map.
    private static let slowestLimit = 1.0

    init(line: MeasuredLine, limits: [Double], stops: [Double] = [], choices: [Choice] = []) {
        self.line = line
        self.limits = (0..<max(line.coordinates.count - 1, 0)).map { segment in
            max(limits.indices.contains(segment) ? limits[segment] : Self.slowestLimit, Self.slowestLimit)
        }
        self.stops = stops.filter { $0 > 0 && $0 < line.length }.sorted()
        self.choices = choices
    }

    /// To stand at a place.
    init(standingAt place: Coordinate) { self.init(line: MeasuredLine(point: place), limits: []) }

    /// The limit at `offset` meters; infinite where there is no segment.
    func limit(at offset: Double) -> Double {
        let segment = line.segment(at: offset)
        return limits.indices.contains(segment) ? limits[segment] : .infinity
    }

    /// The course from one offset to another, which becomes its end.
    func part(from start: Double, to end: Double) -> Course {
        let offsets = [start] + line.distances.filter { $0 > start && $0 < end } + [max(end, start)]
        let between = zip(offsets, offsets.dropFirst())
        return Course(
            line: MeasuredLine(offsets.map(line.coordinate(at:))) ?? line,
            limits: between.map { limit(at: ($0 + $1) / 2) },
            stops: stops.filter { $0 > start && $0 < end }.map { $0 - start },
            choices: choices.filter { $0.offset > start && $0.offset < end }
                .map { Choice(offset: $0.offset - start, bearings: $0.bearings) })
    }

    /// The course with a way to its start before it.
    func preceded(by places: [Coordinate], limit: Double) -> Course {
        guard let lead = MeasuredLine(places + line.coordinates.prefix(1)),
            let whole = MeasuredLine(places + line.coordinates)
        else { return self }
        return Course(
            line: whole, limits: places.map { _ in limit } + limits, stops: stops.map { $0 + lead.length },
            choices: choices.map { Choice(offset: $0.offset + lead.length, bearings: $0.bearings) })
    }

    /// The course up to `offset`, and from there straight on in a direction of one's own.
    func leaving(at offset: Double, bearing: Double, meters: Double, limit: Double) -> Course {
        let kept = part(from: 0, to: offset)
        guard let last = kept.line.coordinates.last,
            let line = MeasuredLine(kept.line.coordinates + [last.moved(by: meters, bearing: bearing)])
        else { return kept }
        return Course(line: line, limits: kept.limits + [limit], stops: kept.stops)
    }
}

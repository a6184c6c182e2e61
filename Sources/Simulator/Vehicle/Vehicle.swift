import Routing

/// A vehicle on a line: accelerates, keeps to its speed profile, and stands at its stops.
struct Vehicle: Sendable {
    private(set) var line: MeasuredLine
    private var profile: SpeedProfile
    private var stops: [Double]
    private let dynamics: SpeedProfile.Dynamics
    /// Metres along the line.
    private(set) var offset = 0.0
    /// Metres per second.
    private(set) var speed = 0.0
    private(set) var driven = 0.0
    private var waited = 0.0

    /// How long it stands at a stop on the way, in seconds.
    private static let stopTime = 5.0

    init(standingAt place: Coordinate, dynamics: SpeedProfile.Dynamics = .init()) {
        line = MeasuredLine(point: place)
        stops = [0]
        self.dynamics = dynamics
        profile = SpeedProfile(line: line, limits: [], stops: [0], dynamics: dynamics)
    }

    var coordinate: Coordinate { line.coordinate(at: offset) }
    var heading: Double? { line.bearing(at: offset) }
    var isAtEnd: Bool { offset >= line.length - 0.01 }

    /// Goes on along another line from its point nearest to where the vehicle is.
    mutating func follow(_ line: MeasuredLine, limits: [Double], stops: [Double]) {
        let place = coordinate
        self.line = line
        self.stops = stops.sorted()
        profile = SpeedProfile(line: line, limits: limits, stops: stops, dynamics: dynamics)
        offset = line.nearest(to: place, from: 0, to: min(200, line.length)).offset
        waited = 0
    }

    mutating func advance(seconds: Double) {
        if stands, waited < Self.stopTime, !isAtEnd {
            waited += seconds
            speed = 0
            return
        }
        let next = stops.first { $0 > offset + 0.5 } ?? line.length
        let wanted = min(speed + dynamics.acceleration * seconds, max(profile.cap(at: offset), Self.crawl))
        let reached = min(offset + (speed + wanted) / 2 * seconds, next)
        // What the profile allows where the vehicle comes to is the speed that it has there.
        speed = reached >= next ? 0 : min(wanted, max(profile.cap(at: reached), Self.crawl))
        driven += reached - offset
        if reached - offset > 0.01 { waited = 0 }
        offset = reached
    }

    /// Never slower than this while there is way to go, so that every stop is reached.
    private static let crawl = 0.8

    private var stands: Bool { stops.contains { abs($0 - offset) <= 0.5 } }
}
